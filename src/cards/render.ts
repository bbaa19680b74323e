import deadlineForm from '../../cards/deadline-form.json' with { type: 'json' };
import list from '../../cards/list.json' with { type: 'json' };
import message from '../../cards/message.json' with { type: 'json' };
import outcome from '../../cards/outcome.json' with { type: 'json' };
import question from '../../cards/question.json' with { type: 'json' };
import reminder from '../../cards/reminder.json' with { type: 'json' };
import textCheck from '../../cards/text-check.json' with { type: 'json' };
import textForm from '../../cards/text-form.json' with { type: 'json' };
import type { Guide, PackEntry } from '../guide/pack.ts';
import type { Step, Walk } from '../guide/step.ts';
import type { DeadlineFormView } from './deadline-form-view.ts';
import { templateOf } from './expand.ts';
import type { ListView } from './list-view.ts';
import type { MessageView } from './message-view.ts';
import type { Left } from './navigation.ts';
import { type Helpful, type OutcomeLinks, type OutcomeView, outcomeView } from './outcome-view.ts';
import { type QuestionView, questionView } from './question-view.ts';
import type { Reader } from './reader.ts';
import type { ReminderView } from './reminder-view.ts';
import type { TextCheckView, TextFormView } from './text-check-view.ts';
import { type WhatIfLine, whatIfLines } from './what-if.ts';

/** An Adaptive Card, ready to be sent. */
export interface Card {
  type: 'AdaptiveCard';
  version: string;
  lang: string;
  fallbackText: string;
  body: Record<string, unknown>[];
}

/** Teams cuts larger cards off; a card is held to this many bytes of JSON. */
export const LARGEST_CARD = 28 * 1024;

const templates = {
  deadlineForm: templateOf(deadlineForm),
  list: templateOf(list),
  message: templateOf(message),
  outcome: templateOf(outcome),
  question: templateOf(question),
  reminder: templateOf(reminder),
  textCheck: templateOf(textCheck),
  textForm: templateOf(textForm),
};

/** What a step is shown with. */
export interface StepContext {
  reader: Reader;
  pack: PackEntry;
  guide: Guide;
  walk: Walk;
  /** Sentences to put before the step: what changed, what was understood. */
  notices: readonly string[];
  /** The guide that the person left with a new question, to go back to. */
  left?: Left;
  /** What would change the answer; found from the walk where it is left out. */
  whatIf?: readonly WhatIfLine[];
  /** Without them the card of an outcome leads to no page. */
  links?: OutcomeLinks;
  /** Whether the bot can remind of the deadlines of an outcome: not in the tab, nor of what somebody passes on. */
  reminds?: boolean;
  /** Whether an outcome asks if it was of help, or what was said to that; without it nobody would hear the answer. */
  helpful?: Helpful;
  /** Leaves out everything that decides nothing, for a card that would be too large: see `fittingStep`. */
  isSpare?: boolean;
  /** ISO date against which dates are measured. */
  today: string;
}

/** A question or an outcome as a card that is never too large: see `fittingStep`. */
export function stepCard(context: StepContext, step: Step): Card {
  return fittingStep(context, step).card;
}

/**
 * What the card of a step shows, and the card. Where it would be too large, an outcome first goes without what would change the
 * answer; then it is spare: it does not ask whether it was of help, and its mail carries no link. None of it decides
 * anything.
 */
export function fittingStep(context: StepContext, step: Step): { view: StepView; card: Card } {
  const drawn = (of: StepContext) => {
    const view = stepView(of, step);
    return { view, card: drawStep(view) };
  };
  const whole = drawn(context);
  if (step.kind === 'question' || fits(whole.card)) return whole;
  const smaller = drawn({ ...context, whatIf: [] });
  return fits(smaller.card) ? smaller : drawn({ ...context, isSpare: true });
}

/** What the card of a step shows. */
export type StepView =
  | { template: 'question'; view: QuestionView }
  | { template: 'outcome'; view: OutcomeView };

/** What the card of a step shows, before it is drawn. */
export function stepView(context: StepContext, step: Step): StepView {
  const {
    reader,
    pack,
    guide,
    walk,
    notices,
    left,
    today,
    links,
    reminds = false,
    isSpare = false,
  } = context;
  if (step.kind === 'question')
    return { template: 'question', view: questionView(reader, pack, guide, walk, step, notices, left) };
  const whatIf = isSpare ? [] : (context.whatIf ?? whatIfLines(reader, guide, walk, today));
  const helpful = isSpare ? undefined : context.helpful;
  const extras = { notices, whatIf, left, today, links, reminds, helpful, isSpare };
  return { template: 'outcome', view: outcomeView(reader, pack, guide, walk, step, extras) };
}

/** The card of a view. */
export function drawStep({ template, view }: StepView): Card {
  return templates[template](view) as Card;
}

/** A message with ways on, as a card. */
export function messageCard(view: MessageView): Card {
  return templates.message(view) as Card;
}

/** What was found in a text, as a card. */
export function textCheckCard(view: TextCheckView): Card {
  return templates.textCheck(view) as Card;
}

/** The field for a text to check, as a card. */
export function textFormCard(view: TextFormView): Card {
  return templates.textForm(view) as Card;
}

/** A reminder, as a card. */
export function reminderCard(view: ReminderView): Card {
  return templates.reminder(view) as Card;
}

/** The field for the date of a deadline, as a card. */
export function deadlineFormCard(view: DeadlineFormView): Card {
  return templates.deadlineForm(view) as Card;
}

/** A list with ways on, as a card. */
export function listCard(view: ListView): Card {
  return templates.list(view) as Card;
}

/** Size of a card as it is sent, in bytes. */
export function cardSize(card: Card): number {
  return sizeOf(JSON.stringify(card));
}

function fits(card: Card): boolean {
  const json = JSON.stringify(card);
  // A character is three bytes at the most: few cards have to be counted.
  return json.length * 3 <= LARGEST_CARD || sizeOf(json) <= LARGEST_CARD;
}

function sizeOf(json: string): number {
  return new TextEncoder().encode(json).length;
}
