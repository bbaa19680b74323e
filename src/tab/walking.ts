/** A walk in the tab: the same guide, the same steps and the same cards as in the chat, without a server. */
import type { CardAction, WalkAction } from '../cards/action.ts';
import type { QuestionView } from '../cards/question-view.ts';
import type { Reader } from '../cards/reader.ts';
import { type StepView, stepView } from '../cards/render.ts';
import { type Guide, optionsOf, type PackEntry, type Rule } from '../guide/pack.ts';
import type { Answers } from '../guide/step.ts';
import { begin, goOn, type Reached } from '../walk/go-on.ts';

/** A guide that is being walked, and where. */
export interface Walking {
  guide: Guide;
  reached: Reached;
}

/** The beginning of a guide, with what is known already, and what to say first. */
export function openGuide(guide: Guide, known: Answers, notices: readonly string[], today: string): Walking {
  const reached = begin(guide, known, today);
  return { guide, reached: { ...reached, notices: [...notices] } };
}

/** Whether an action goes on from a card of the guide that is being walked. */
export function isWalkAction(action: CardAction): action is WalkAction {
  return 'walk' in action && !('duty' in action);
}

/** What a press on the card leads to. */
export function press({ guide }: Walking, action: WalkAction, reader: Reader, today: string): Walking {
  return { guide, reached: goOn({ reader, today }, guide, action) };
}

/** What the card of the step shows. */
export function viewOf(
  { guide, reached }: Walking,
  pack: PackEntry,
  reader: Reader,
  today: string,
): StepView {
  const { walk, notices, step } = reached;
  return stepView({ reader, pack, guide, walk, notices, today }, step);
}

/**
 * What one press on the card of a step can do in the walk, the likeliest first. What is put together first, several
 * values or a date, is left out.
 */
export function pressesOf({ template, view }: StepView): WalkAction[] {
  const answers = template === 'question' ? answersIn(view) : [];
  const known = template === 'question' ? view.understood.flatMap(({ chips }) => chips) : [];
  const ways = [...view.nav, ...view.answers.map(({ change }) => change), ...known];
  return [...answers, ...ways.map(({ data }) => data).filter(isWalkAction)];
}

function answersIn({ options, choices, several, next, unsure }: QuestionView): WalkAction[] {
  const to = next && !several ? [next.data].filter(isWalkAction) : [];
  return [
    ...to.flatMap((action) => choices.map(({ value }) => ({ ...action, value }))),
    ...[...options.flatMap(({ buttons }) => buttons), ...unsure].map(({ data }) => data).filter(isWalkAction),
  ];
}

/** The rules beside a step: those that the answer rests on, or that the question and the answers so far do. */
export function rulesBeside({ guide, reached: { step } }: Walking): Rule[] {
  if (step.kind === 'outcome') return [...step.citations];
  const own = optionsOf(step.question).flatMap(({ cites }) => cites ?? []);
  const cited = new Set([...own, ...step.trace.flatMap(({ cites }) => cites)]);
  return [...cited].flatMap((id) => guide.rules.get(id) ?? []);
}
