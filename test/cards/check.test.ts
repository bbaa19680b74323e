import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkCards } from '../../src/cards/check.ts';
import { readerOf } from '../../src/cards/reader.ts';
import { cardSize, stepCard } from '../../src/cards/render.ts';
import { longestWhatIf, type WhatIfLine, whatIfLines } from '../../src/cards/what-if.ts';
import { type WorstWay, worstWays } from '../../src/cards/worst.ts';
import { languages } from '../../src/guide/constants.ts';
import type { Guide, Pack } from '../../src/guide/pack.ts';
import { paths } from '../../src/guide/paths.ts';
import type { Language } from '../../src/guide/schema.ts';
import { surveyOf } from '../../src/guide/states.ts';
import { emptyWalk } from '../../src/guide/step.ts';
import { loadPack, packIds } from '../../src/packs/load.ts';
import { sampleLink } from '../../src/receipt/link.ts';
import { everyStep } from '../support/every-step.ts';
import { proeve, proeveWith, TODAY } from '../support/proeve.ts';

const DIALOGS = join(import.meta.dirname, '../../dialogs');
const pack = proeve();
const packs = packIds(DIALOGS).flatMap((id): [string, Pack][] => {
  const { draft } = loadPack(DIALOGS, id, TODAY);
  return draft ? [[id, draft]] : [];
});
const twentyKilobytes = 'Det er en meget lang forklaring. '.repeat(620);
const because = 'da: Reglerne er strengest, når giveren sælger til kommunen.';

const reader = readerOf(pack, 'nb');

/** @param whatIf the lines about what would change the answer, if not those of the walk */
function sizeOf(guide: Guide, { walk, step }: WorstWay, whatIf?: readonly WhatIfLine[]): number {
  const context = { reader, pack, guide, notices: [], today: TODAY, walk, receiptLink: sampleLink };
  return cardSize(stepCard({ ...context, ...(whatIf && { whatIf }) }, step));
}

describe('a card that is too large', () => {
  it('is named with its guide, its node and what to do', () => {
    const large = proeveWith(['guides/gift.yaml', because, `da: ${twentyKilobytes}${twentyKilobytes}`]);
    expect(checkCards(large, TODAY, sampleLink)).toEqual([
      {
        code: 'CARD_TOO_LARGE',
        message: expect.stringMatching(
          /^The card of "who" grows to \d\d\.\d KB for a reader of \w\w, and Teams takes 28\.0: shorten/u,
        ),
        file: 'proeve/guides/gift.yaml',
        path: ['questions', 'who'],
        guide: 'gift',
        node: 'who',
      },
    ]);
  });

  it('is found at an outcome too, and in the only language in which it is too large', () => {
    const text =
      'nb: Kolleger kan gi hverandre gaver.\n      en: Colleagues may give each other gifts.\n    cites';
    const large = proeveWith([
      'guides/gift.yaml',
      text,
      text.replace('nb: ', `nb: ${twentyKilobytes}${twentyKilobytes}`),
    ]);
    expect(checkCards(large, TODAY, sampleLink)).toMatchObject([
      { path: ['outcomes', 'free'], message: expect.stringContaining('for a reader of nb') },
    ]);
  });

  it('is not told of a node whose texts are long on different ways, but never on one', () => {
    const long = twentyKilobytes.slice(0, 14_000);
    const duty = `{ text: { da: '${long}', nb: x, en: x }, strength: must, phase: before, cites: [leader-agrees] }`;
    const large = proeveWith(
      ['guides/invitation.yaml', 'da: Betal selv for det, du drikker.', `da: '${long}'`],
      ['guides/invitation.yaml', 'conference: { to: who }', 'conference: { to: who, duties: [long-one] }'],
      [
        'guides/invitation.yaml',
        'duties:\n  leader-agrees:',
        `duties:\n  long-one: ${duty}\n  leader-agrees:`,
      ],
    );
    expect(checkCards(large, TODAY, sampleLink)).toEqual([]);
  });

  it('counts what would change the answer, which can name two facts with all their values', () => {
    const label = ['facts.yaml', 'da: En borger eller pårørende', `da: ${twentyKilobytes.slice(0, 9_000)}`];
    const nodes = checkCards(proeveWith(label as [string, string, string]), TODAY, sampleLink).map(
      ({ node }) => node,
    );
    expect(nodes).toContain('free');
  });
});

describe('the cards of the packs', () => {
  it.each([['proeve', pack] as [string, Pack], ...packs])('of %s stay small enough', (_, checked) => {
    expect(checkCards(checked, TODAY, sampleLink)).toEqual([]);
  });
});

const bytes = (text = '') => Buffer.byteLength(JSON.stringify(text));

describe('the longest lines about what would change the answer', () => {
  const readers = [...packs, ['proeve', pack] as const].flatMap(([id, one]) =>
    languages.map((language): [string, Language, Pack] => [id, language, one]),
  );

  it.each(readers)('are none of them shorter than any line of %s in %s', (_, language, one) => {
    const reader = readerOf(one, language);
    const longer = [...one.guides.values()].flatMap((guide) => {
      const [most] = longestWhatIf(reader, guide, TODAY);
      return [...paths(guide, TODAY)].flatMap(({ answers }) =>
        whatIfLines(reader, guide, { ...emptyWalk, answers }, TODAY).filter(
          ({ condition, answer }) =>
            bytes(condition) > bytes(most?.condition) || bytes(answer) > bytes(most?.answer),
        ),
      );
    });
    expect(longer).toEqual([]);
  });
});

describe('the longest walk to a node', () => {
  const all = [...pack.guides.values()];
  const looks = all.flatMap((guide) => {
    const survey = surveyOf(guide, TODAY);
    const states = survey && { ...survey, states: 1 };
    return [
      { id: guide.id, guide, by: 'way', survey },
      { id: guide.id, guide, by: 'state', survey: states },
    ];
  });

  it.each(looks)('makes a card as large as any in $id, looked through $by by $by', ({ guide, survey }) => {
    const worst = Map.groupBy(worstWays(guide, TODAY, survey), ({ step }) => step.node);
    const whatIf = longestWhatIf(reader, guide, TODAY);
    for (const shown of everyStep(pack, TODAY)) {
      if (shown.guide !== guide) continue;
      const sizes = (worst.get(shown.step.node) ?? []).map((way) => sizeOf(guide, way, whatIf));
      expect(Math.max(...sizes)).toBeGreaterThanOrEqual(sizeOf(guide, shown));
    }
  });

  it('takes every value that leads the same way', () => {
    const gift = pack.guides.get('gift');
    if (!gift) throw new Error('There is no guide "gift"');
    const ways = [...worstWays(gift, TODAY)].filter(({ step }) => step.node === 'refused');
    const kinds = ways.map(({ step }) => step.trace.at(-1)?.answer);
    expect(kinds).toContainEqual(['flowers', 'handmade', 'money', 'travel']);
  });
});
