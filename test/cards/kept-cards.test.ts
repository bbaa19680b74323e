import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createKeptCards, type DrawCard } from '../../src/cards/kept-cards.ts';
import { readerOf } from '../../src/cards/reader.ts';
import { type Card, type StepContext, stepCard } from '../../src/cards/render.ts';
import { languages } from '../../src/guide/constants.ts';
import type { Pack } from '../../src/guide/pack.ts';
import { emptyWalk, type Step, step } from '../../src/guide/step.ts';
import { everyStep, type ShownStep } from '../support/every-step.ts';
import { eksempel, proeve, proeveWith, TODAY } from '../support/proeve.ts';

const links = {
  receipt: () => 'https://maa-jeg.example.org/receipt/x',
  paper: () => 'https://maa-jeg.example.org/tab#paper=x',
};

/** What a card is drawn from. */
type Drawn = [context: StepContext, step: Step];

/** A step as the chat shows it. */
function shown(pack: Pack, { guide, walk, step, today }: ShownStep, more: Partial<StepContext> = {}): Drawn {
  const reader = readerOf(pack, 'da');
  const helpful = 'ask';
  return [{ reader, pack, guide, walk, notices: [], today, links, reminds: true, helpful, ...more }, step];
}

/** Draws, and counts it. */
function counted(): { draw: DrawCard; drawn: () => number } {
  let drawn = 0;
  const draw: DrawCard = (...of) => {
    drawn += 1;
    return stepCard(...of);
  };
  return { draw: createKeptCards(draw), drawn: () => drawn };
}

/** The first question of a guide with an answer that nobody asks for: each number makes a place of its own. */
function startWith(other: number): Drawn {
  const guide = proeve().guides.values().next().value as ShownStep['guide'];
  const walk = { ...emptyWalk, earlier: { [`other-${other}`]: 'yes' } };
  return shown(proeve(), { guide, walk, step: step(guide, walk, TODAY), today: TODAY });
}

function stepsOf(pack: Pack): Drawn[] {
  return [...everyStep(pack, TODAY)].map((at) => shown(pack, at));
}

const isDated = ([{ guide, walk }]: Drawn) =>
  Object.keys({ ...walk.answers, ...walk.known, ...walk.earlier }).some(
    (fact) => guide.facts.get(fact)?.type === 'date',
  );

describe('a kept card', () => {
  it('is the one that would be drawn, whatever was drawn before', () => {
    const newer = proeveWith(['guides/gift.yaml', 'Hvem giver dig gaven?', 'Hvem kommer med gaven?']);
    const neighbour = { ...proeve(), id: 'naboen', source: { ...proeve().source, title: 'Naboens regler' } };
    const places = [proeve(), newer, neighbour, eksempel()].flatMap((pack) =>
      [...everyStep(pack, TODAY)].flatMap((at) => languages.map((language) => ({ pack, at, language }))),
    );
    const more = fc.record(
      {
        today: fc.constantFrom(TODAY, '2027-01-04'),
        helpful: fc.constantFrom('ask' as const, 'yes' as const, 'no' as const, undefined),
        reminds: fc.boolean(),
        isSpare: fc.boolean(),
        notices: fc.constantFrom([], ['Kortet er ændret.']),
        whatIf: fc.constantFrom(undefined, []),
      },
      { requiredKeys: [] },
    );
    const draw = createKeptCards();
    const place = fc.constantFrom(...places);
    fc.assert(
      fc.property(place, more, ({ pack, at, language }, extras) => {
        const given = Object.fromEntries(Object.entries(extras).filter(([, value]) => value !== undefined));
        const today = extras.today ?? at.today;
        const now = extras.today ? { ...at, today, step: step(at.guide, at.walk, today) } : at;
        const [context, of] = shown(pack, now, { ...given, reader: readerOf(pack, language) });
        expect(isDeepStrictEqual(draw(context, of), stepCard(context, of))).toBe(true);
      }),
      { numRuns: 4_000 },
    );
  });

  it('is drawn once, however many come by', () => {
    const steps = stepsOf(proeve()).filter((at) => !isDated(at));
    const { draw, drawn } = counted();
    const first = steps.map((at) => draw(...at));
    const once = drawn();
    const second = steps.map((at) => draw(...at));
    expect(drawn()).toBe(once);
    expect(second.every((card, at) => card === first[at])).toBe(true);
  });

  it('is never one with a date that somebody filled in', () => {
    const dated = stepsOf(proeve()).filter(isDated);
    const { draw, drawn } = counted();
    for (const at of [...dated, ...dated]) draw(...at);
    expect(dated.length).toBeGreaterThan(0);
    expect(drawn()).toBe(2 * dated.length);
  });

  it.each<[string, Partial<StepContext>]>([
    ['a sentence about what came before', { notices: ['Dit svar er ændret.'] }],
    ['the way back to what was left', { left: { title: 'Gaver', place: placeIn(startWith(0)) } }],
  ])('is never one with %s', (_name, more) => {
    const [context, at] = startWith(0);
    const { draw, drawn } = counted();
    draw({ ...context, ...more }, at);
    draw({ ...context, ...more }, at);
    expect(drawn()).toBe(2);
  });

  it('makes room for others where nobody has asked for it the longest', () => {
    const { draw, drawn } = counted();
    const cards = new Map<number, Card>();
    for (let at = 0; at < 1_000; at += 1) cards.set(at, draw(...startWith(at)));
    expect(draw(...startWith(0))).toBe(cards.get(0));
    draw(...startWith(1_000));
    expect(draw(...startWith(0))).toBe(cards.get(0));
    expect(drawn()).toBe(1_001);
    draw(...startWith(1));
    expect(drawn()).toBe(1_002);
  });
});

function placeIn([{ pack, guide, walk }]: Drawn) {
  const shown = { fact: (guide.questions[guide.start] as { fact: string }).fact };
  return { lang: 'da' as const, pack: pack.id, guide: guide.id, edition: guide.edition, walk, shown };
}
