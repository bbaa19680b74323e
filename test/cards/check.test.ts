import { describe, expect, it } from '@jest/globals';
import { checkCards } from '../../src/cards/check.ts';
import { readerOf } from '../../src/cards/reader.ts';
import { cardSize, drawStep, LARGEST_CARD, stepCard, stepView } from '../../src/cards/render.ts';
import { type WorstWay, worstWays } from '../../src/cards/worst.ts';
import type { Guide } from '../../src/guide/pack.ts';
import { surveyOf } from '../../src/guide/states.ts';
import { emptyWalk, step } from '../../src/guide/step.ts';
import { sampleLinks } from '../../src/receipt/link.ts';
import { everyStep } from '../support/every-step.ts';
import { proeve, proeveWith, TODAY } from '../support/proeve.ts';

const pack = proeve();
const twentyKilobytes = 'Det er en meget lang forklaring. '.repeat(620);
const because = 'da: Reglerne er strengest, når giveren sælger til kommunen.';

const reader = readerOf(pack, 'nb');

/** Without what would change the answer, for which a card need not have room. */
function sizeOf(guide: Guide, { walk, step }: WorstWay): number {
  const context = { reader, pack, guide, whatIf: [], notices: [], today: TODAY, walk };
  return cardSize(stepCard({ ...context, links: sampleLinks }, step));
}

describe('a card that is too large', () => {
  it('is named with its guide, its node and what to do', () => {
    const large = proeveWith(['guides/gift.yaml', because, `da: ${twentyKilobytes}${twentyKilobytes}`]);
    expect(checkCards(large, TODAY, sampleLinks)).toEqual([
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
    expect(checkCards(large, TODAY, sampleLinks)).toMatchObject([
      { path: ['outcomes', 'free'], message: expect.stringContaining('for a reader of nb') },
    ]);
  });

  it('is found at a reminder, at a yearly duty and at the list of these', () => {
    const long = `da: ${twentyKilobytes}${twentyKilobytes}`;
    const large = proeveWith(
      ['reminders.yaml', "da: 'Slå det fra, eller fortæl din leder om det.'", long],
      ['reminders.yaml', "da: 'Se, om alle invitationer står på listen.'", long],
    );
    expect(checkCards(large, TODAY, sampleLinks)).toMatchObject([
      { code: 'CARD_TOO_LARGE', file: 'proeve/reminders.yaml', path: ['rules', 0] },
      { code: 'CARD_TOO_LARGE', file: 'proeve/reminders.yaml', path: ['year', 0] },
      { code: 'CARD_TOO_LARGE', file: 'proeve/reminders.yaml', path: ['year'] },
    ]);
  });

  it('is not told of a node whose texts are long on different ways, but never on one', () => {
    const long = twentyKilobytes.slice(0, 13_000);
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
    expect(checkCards(large, TODAY, sampleLinks)).toEqual([]);
  });

  it('is not a card that would only be too large with what would change the answer: it is sent without it', () => {
    const label = `da: ${`${twentyKilobytes}${twentyKilobytes}`.slice(0, 25_000)}`;
    const long = proeveWith(['facts.yaml', 'da: En borger eller pårørende', label]);
    const guide = long.guides.get('gift') as Guide;
    const walk = { ...emptyWalk, answers: { giver: 'colleague' } };
    const context = { reader: readerOf(long, 'da'), pack: long, guide, walk, notices: [], today: TODAY };
    const reached = step(guide, walk, TODAY);
    expect(cardSize(drawStep(stepView(context, reached)))).toBeGreaterThan(LARGEST_CARD);
    const card = stepCard(context, reached);
    expect(cardSize(card)).toBeLessThanOrEqual(LARGEST_CARD);
    expect(JSON.stringify(card)).toContain('Kolleger må give hinanden gaver.');
    expect(checkCards(long, TODAY, sampleLinks).map(({ node }) => node)).not.toContain('free');
  });
});

it('finds no card too large in the pack of the tests', () => {
  expect(checkCards(pack, TODAY, sampleLinks)).toEqual([]);
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
      const sizes = (worst.get(shown.step.node) ?? []).map((way) => sizeOf(guide, way));
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
