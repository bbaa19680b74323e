import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { faultCodes, type LocatedFault } from '../../src/guide/check/fault.ts';
import { loadPacks } from '../../src/packs/catalog.ts';
import { comparedPacks, edited, type PackTexts, withPaper, writePacks } from '../support/packs.ts';

const files = {
  concepts: 'concepts.yaml',
  words: 'eksempel/words.yaml',
  channels: 'eksempel/channels.yaml',
  pack: 'eksempel/pack.yaml',
  facts: 'eksempel/facts.yaml',
  rules: 'eksempel/rules.yaml',
  reminders: 'eksempel/reminders.yaml',
  guide: 'eksempel/guides/gift.yaml',
  cases: 'eksempel/guides/gift.cases.yaml',
  paper: 'eksempel/papers/gift-note.yaml',
  situations: 'situations.yaml',
} as const;

/** Marks in an edit where a fault has to be told; every fault needs its mark. */
const mark = '▶';

const Mistakes = z.array(
  z.strictObject({
    name: z.string(),
    code: z.enum(faultCodes),
    edits: z.array(
      z.strictObject({
        file: z.enum(Object.keys(files) as (keyof typeof files)[]),
        passage: z.string(),
        instead: z.string(),
      }),
    ),
    message: z.string().transform((pattern) => new RegExp(pattern, 'u')),
  }),
);
type Mistake = z.infer<typeof Mistakes>[number];

const folder = join(import.meta.dirname, 'mistakes');
const topics = readdirSync(folder).map((name) => ({
  topic: name.replace('.yaml', ''),
  mistakes: Mistakes.parse(parse(readFileSync(join(folder, name), 'utf8'))),
}));
const all = topics.flatMap(({ mistakes }) => mistakes);

type Place = Pick<LocatedFault, 'file' | 'line' | 'column'>;

const sound = withPaper(comparedPacks);

/** The files of two packs with a mistake in one of them, and every marked place, counted from 1. */
function broken({ edits }: Mistake): { texts: PackTexts; places: Place[] } {
  const marked = edits.reduce<PackTexts>(
    (texts, { file, passage, instead }) => edited(texts, files[file], passage, instead),
    sound,
  );
  const places = Object.entries(marked).flatMap(([file, text]) => placesIn(file, text));
  const texts = Object.entries(marked).map(([file, text]) => [file, text.replaceAll(mark, '')]);
  return { texts: Object.fromEntries(texts), places };
}

function placesIn(file: string, text: string): Place[] {
  return text.split('\n').flatMap((line, index) =>
    line
      .split(mark)
      .slice(0, -1)
      .map((_, count, parts) => ({
        file,
        line: index + 1,
        column: parts.slice(0, count + 1).join('').length + 1,
      })),
  );
}

const faultsOf = (texts: PackTexts): LocatedFault[] =>
  loadPacks(writePacks(texts), '2026-03-31', () => 0).faults;

const inOrder = (places: readonly Place[]) =>
  places.map(({ file, line, column }) => `${file}:${line}:${column}`).sort();

it('finds nothing wrong with packs without fault', () => {
  expect(faultsOf(sound)).toEqual([]);
});

describe.each(topics)('a mistake in $topic is told at its place', ({ mistakes }) => {
  it.each(mistakes)('$code: $name', (mistake) => {
    const { texts, places } = broken(mistake);
    const faults = faultsOf(texts);
    expect(inOrder(faults)).toEqual(inOrder(places));
    expect(faults.map((fault) => fault.code)).toContain(mistake.code);
    for (const fault of faults) expect(fault.message).toMatch(mistake.message);
  });
});

describe('every code of a fault', () => {
  const elsewhere = ['FILE_MISSING', 'PATHS_TOO_MANY', 'CARD_TOO_LARGE', 'RECEIPT_TOO_LONG'];

  it.each(faultCodes.filter((code) => !elsewhere.includes(code)))('%s is told for some mistake', (code) => {
    expect(all.map((mistake) => mistake.code)).toContain(code);
  });
});
