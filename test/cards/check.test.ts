import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkCards } from '../../src/cards/check.ts';
import { readerOf } from '../../src/cards/reader.ts';
import { cardSize, stepCard } from '../../src/cards/render.ts';
import { worstWays } from '../../src/cards/worst.ts';
import type { Pack } from '../../src/guide/pack.ts';
import { surveyOf } from '../../src/guide/states.ts';
import type { Step, Walk } from '../../src/guide/step.ts';
import { loadPack, packIds } from '../../src/packs/load.ts';
import { everyStep } from '../support/every-step.ts';
import { proeve, proeveWith, TODAY } from '../support/proeve.ts';

const DIALOGS = join(import.meta.dirname, '../../dialogs');
const pack = proeve();
const twentyKilobytes = 'Det er en meget lang forklaring. '.repeat(620);
const because = 'da: Reglerne er strengest, når giveren sælger til kommunen.';

function sizeOf(guide: string, shown: { walk: Walk; step: Step }): number {
  const context = { reader: readerOf(pack, 'nb'), pack, notices: [], today: TODAY, walk: shown.walk };
  return cardSize(stepCard({ ...context, guide: pack.guides.get(guide) as never }, shown.step));
}

describe('a card that is too large', () => {
  it('is named with its guide, its node and what to do', () => {
    const large = proeveWith(['guides/gift.yaml', because, `da: ${twentyKilobytes}${twentyKilobytes}`]);
    expect(checkCards(large, TODAY)).toEqual([
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
    expect(checkCards(large, TODAY)).toMatchObject([
      { path: ['outcomes', 'free'], message: expect.stringContaining('for a reader of nb') },
    ]);
  });

  it('is not told of a node whose texts are long on different ways, but never on one', () => {
    const large = proeveWith(
      ['facts.yaml', 'da: En borger eller pårørende', `da: ${twentyKilobytes.slice(0, 14_000)}`],
      ['facts.yaml', "da: 'En, der sælger til kommunen'", `da: ${twentyKilobytes.slice(0, 14_000)}`],
    );
    // Both labels stand on the questions that list them, and on the answers of ways that take one or the other.
    const nodes = checkCards(large, TODAY).map(({ guide, node }) => `${guide} ${node}`);
    expect(nodes).toEqual(['gift who', 'invitation who']);
  });
});

describe('the cards of the packs', () => {
  const packs = packIds(DIALOGS).flatMap((id): [string, Pack][] => {
    const { draft } = loadPack(DIALOGS, id, TODAY);
    return draft ? [[id, draft]] : [];
  });

  it.each([['proeve', pack] as [string, Pack], ...packs])('of %s stay small enough', (_, checked) => {
    expect(checkCards(checked, TODAY)).toEqual([]);
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
    for (const shown of everyStep(pack, TODAY)) {
      if (shown.guide !== guide) continue;
      const sizes = (worst.get(shown.step.node) ?? []).map((way) => sizeOf(guide.id, way));
      expect(Math.max(...sizes)).toBeGreaterThanOrEqual(sizeOf(guide.id, shown));
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
