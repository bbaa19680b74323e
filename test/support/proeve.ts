/** The invented municipality of `test/fixtures/dialogs`, and what it would be like if its guides changed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../../src/guide/pack.ts';
import { loadPack } from '../../src/packs/load.ts';
import { loadSensitiveWords } from '../../src/packs/sensitive.ts';
import type { Lexicon } from '../../src/sensitive/lexicon.ts';
import { edited, type PackTexts, soundPack, writePacks } from './packs.ts';

/** The day of all these tests. */
export const TODAY = '2026-03-31';

const FIXTURES = join(import.meta.dirname, '../fixtures/dialogs');

/** Read once: packs do not change, and a test file asks for them many times. */
const loaded = new Map<string, Pack>();
let words: Lexicon | undefined;

/** The pack »Prøve Kommune«: the guides gift (concrete) and invitation (general) in da, nb and en. */
export function proeve(): Pack {
  return loaded.get('proeve') ?? packIn(FIXTURES, 'proeve');
}

/** A second municipality, for a demo: »Eksempel Kommune«, one guide on gifts in da and en. */
export function eksempel(): Pack {
  return loaded.get('eksempel') ?? packIn(writePacks(soundPack), 'eksempel');
}

/**
 * Prøve Kommune with passages of its files replaced: file below the pack, passage, what comes instead. Its
 * worked cases may fail by that, and a rule may be left over; its guides can be walked.
 */
export function proeveWith(...changes: readonly [file: string, passage: string, instead: string][]): Pack {
  const texts = changes.reduce<PackTexts>(
    (before, [file, passage, instead]) => edited(before, `proeve/${file}`, passage, instead),
    textsOf('proeve'),
  );
  const { draft, faults } = loadPack(writePacks(texts), 'proeve', TODAY);
  if (draft?.guides.size !== 2) throw new Error(`A guide cannot be walked: ${JSON.stringify(faults)}`);
  return draft;
}

/** The real words that can tell something about a person. */
export function lexicon(): Lexicon {
  words ??= loadSensitiveWords(join(import.meta.dirname, '../../dialogs')).lexicon;
  if (!words) throw new Error('The word lists for personal data have faults');
  return words;
}

/** Packs as a deployment holds them. */
export function packsOf(...packs: readonly Pack[]): ReadonlyMap<string, Pack> {
  return new Map(packs.map((pack) => [pack.id, pack]));
}

function packIn(folder: string, id: string): Pack {
  const { pack, faults } = loadPack(folder, id, TODAY);
  if (!pack) throw new Error(`The pack ${id} has faults: ${JSON.stringify(faults)}`);
  loaded.set(id, pack);
  return pack;
}

function textsOf(id: string): PackTexts {
  const files = readdirSync(join(FIXTURES, id), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path.slice(FIXTURES.length + 1), readFileSync(path, 'utf8')]),
  );
}
