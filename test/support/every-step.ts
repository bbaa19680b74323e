/** Every step of a pack that a card can show, and what its buttons lead to. */
import type { CardAction } from '../../src/cards/action.ts';
import type { Guide, Pack } from '../../src/guide/pack.ts';
import { answersOf, positions } from '../../src/guide/paths.ts';
import { ask, emptyWalk, type Step, step, type Walk } from '../../src/guide/step.ts';
import { answer, back } from '../../src/guide/walk.ts';

export interface ShownStep {
  guide: Guide;
  walk: Walk;
  step: Step;
  today: string;
}

/**
 * Every step of every path of every guide. Each question and outcome comes once more with all answers brought along,
 * and the questions on the way to each outcome once more with an answer to be changed.
 */
export function* everyStep(pack: Pack, today: string): Generator<ShownStep> {
  for (const guide of pack.guides.values()) {
    const seen = new Set<string>();
    for (const position of positions(guide, today)) {
      const answers = answersOf(position);
      const walk = { ...emptyWalk, answers };
      yield { guide, walk, step: step(guide, walk, today), today };
      if (seen.has(position.node)) continue;
      seen.add(position.node);
      const brought = { ...emptyWalk, known: answers };
      yield { guide, walk: brought, step: step(guide, brought, today), today };
      if (guide.questions[position.node]) continue;
      for (const fact of Object.keys(answers)) {
        yield { guide, walk, step: ask(guide, walk, fact, today) as Step, today };
      }
    }
  }
}

/**
 * Why a button of a step does not lead on; undefined where it does.
 * @param typed what the client adds from the input of the card
 */
export function stuck(pack: Pack, shown: ShownStep, action: CardAction, typed?: string): string | undefined {
  const { guide, walk, step: from, today } = shown;
  switch (action.do) {
    case 'answer': {
      const value = action.value ?? typed ?? '';
      const several = guide.facts.get(action.fact)?.type === 'several-of' && value !== 'not-sure';
      const next = answer(guide, walk, action.fact, several ? value.split(',') : value, today);
      const to = step(guide, next, today);
      const counts = to.trace.some((entry) => entry.fact === action.fact);
      return counts && to.node !== from.node ? undefined : `"${value}" does not count as "${action.fact}"`;
    }
    case 'change':
      return ask(guide, walk, action.fact, today) ? undefined : `"${action.fact}" cannot be changed`;
    case 'back':
      return step(guide, back(guide, walk, today), today).trace.length < from.trace.length
        ? undefined
        : 'There is nothing to take back';
    case 'open':
      return pack.guides.has(action.guide) ? undefined : `There is no guide "${action.guide}"`;
    case 'deadline':
      return guide.duties[action.duty]?.deadline ? undefined : `"${action.duty}" has no deadline`;
    case 'restart':
      return from.trace.length > 0 ? undefined : 'There is nothing to start over';
    default:
      return undefined;
  }
}
