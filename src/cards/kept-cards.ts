import type { Guide } from '../guide/pack.ts';
import type { Step, Walk } from '../guide/step.ts';
import { type Card, type StepContext, stepCard } from './render.ts';

/** How many are kept. Each takes 30 KB, with what is sent of it. */
const MOST_CARDS = 1_000;

/** Draws the card of a step, as `stepCard` does. */
export type DrawCard = (context: StepContext, step: Step) => Card;

/**
 * Draws cards, and keeps them for whoever comes by the same place next: to draw one takes longer than all else of a
 * turn. Nobody may change a card that comes from here.
 *
 * A card is kept only where it holds nothing of a person: no date that somebody filled in, and no sentence about what
 * came before.
 * @param draw is given the same links every time
 */
export function createKeptCards(draw: DrawCard = stepCard): DrawCard {
  /** By all that a card is drawn from; what was asked for last stands last. */
  const kept = new Map<string, Card>();
  return (context, step) => {
    if (!isOfNobody(context)) return draw(context, step);
    const key = keyOf(context, step);
    const card = kept.get(key) ?? draw(context, step);
    kept.delete(key);
    kept.set(key, card);
    if (kept.size > MOST_CARDS) kept.delete(kept.keys().next().value as string);
    return card;
  };
}

/** Whatever is added to a context is in its key. */
function keyOf({ reader, pack, guide, links: _, ...rest }: StepContext, step: Step): string {
  return JSON.stringify([reader.language, pack.id, guide.id, guide.edition, step.node, rest]);
}

function isOfNobody({ guide, walk, notices, left }: StepContext): boolean {
  return notices.length === 0 && left === undefined && !holdsDate(guide, walk);
}

function holdsDate({ facts }: Guide, { answers, known, earlier }: Walk): boolean {
  return [answers, known, earlier].some((given) =>
    Object.keys(given).some((fact) => facts.get(fact)?.type === 'date'),
  );
}
