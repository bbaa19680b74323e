import type { WalkAction } from '../cards/action.ts';
import { type Reader, read } from '../cards/reader.ts';
import type { Guide } from '../guide/pack.ts';
import type { Answer, Fact } from '../guide/schema.ts';
import { type Answers, ask, emptyWalk, type Step, step, valid, type Walk } from '../guide/step.ts';
import { answer, back, type Change, forget, resume } from '../guide/walk.ts';

/** Who walks, and the day on which dates are measured (ISO). */
export interface Walker {
  reader: Reader;
  today: string;
}

/** Where a walk is: its step, and the sentences that come before it. */
export interface Reached {
  walk: Walk;
  step: Step;
  notices: string[];
}

/** The beginning of a guide, with what is known already. */
export function begin(guide: Guide, known: Answers, today: string): Reached {
  const walk = relevant(guide, { ...emptyWalk, known });
  return { walk, step: step(guide, walk, today), notices: [] };
}

/** What a click on a card of a guide leads to, or an answer that was typed: the same in the chat and in the tab. */
export function goOn(walker: Walker, guide: Guide, action: WalkAction): Reached {
  const { walk, notices } = applyAction(walker, guide, action);
  const asked = action.do === 'change' ? ask(guide, walk, action.fact, walker.today) : undefined;
  return { walk, notices, step: asked ?? step(guide, walk, walker.today) };
}

/**
 * The walk after a click on a card, and what the person has to be told first. A card of an older edition is
 * replayed on the guide as it is now; where that changes nothing it goes on without a word.
 */
function applyAction(
  { today, reader }: Walker,
  guide: Guide,
  action: WalkAction,
): { walk: Walk; notices: string[] } {
  if (action.do === 'restart') return { walk: emptyWalk, notices: [] };
  const older = action.edition !== guide.edition;
  const resumed = older
    ? resume(guide, action.walk, action.shown, today)
    : { walk: action.walk, changes: [] };
  const walk = relevant(guide, resumed.walk);
  const notices = tellAll(reader, guide, resumed.changes);
  if (action.do === 'back') return { walk: back(guide, walk, today), notices };
  if (action.do === 'resume') return { walk, notices };
  if (action.do === 'change' || action.do === 'forget') return { walk: forget(walk, action.fact), notices };
  const given = answerIn(guide, action.fact, action.value);
  const taken = valid(guide, action.fact, given);
  if (taken !== undefined) return { walk: answer(guide, walk, action.fact, taken, today), notices };
  if (!guide.asked.has(action.fact)) return { walk, notices };
  // What an older card offers may be gone; on a card of today nothing was chosen.
  const gone: Change = { kind: 'answer-gone', fact: action.fact };
  return older && given !== undefined
    ? { walk, notices: tellAll(reader, guide, [gone, ...resumed.changes]) }
    : { walk, notices: [...notices, nothingChosen(reader, guide, action.fact)] };
}

/**
 * What a guide can use of a walk: answers that it takes, to questions that it asks. Anything else on a card was
 * not put there by this guide, and would travel from card to card for nothing.
 */
export function relevant(guide: Guide, { answers, known, earlier }: Walk): Walk {
  const taken = (all: Answers): Answers => {
    const entries = Object.entries(all);
    const own = entries.filter(
      ([fact, given]) => guide.asked.has(fact) && valid(guide, fact, given) !== undefined,
    );
    return own.length === entries.length ? all : Object.fromEntries(own);
  };
  return { answers: taken(answers), known: taken(known), earlier: taken(earlier) };
}

/** The answer that a button or an input gives: clients join several values with commas. */
function answerIn(guide: Guide, factId: string, value: string | undefined): Answer | undefined {
  if (value === undefined || value === '') return undefined;
  const fact = guide.facts.get(factId);
  if (fact?.type !== 'several-of') return value;
  const values = value.split(',');
  return values.length === 1 && !Object.hasOwn(fact.values, value) ? value : values;
}

function nothingChosen({ words }: Reader, guide: Guide, fact: string): string {
  return guide.facts.get(fact)?.type === 'date' ? words.missingDate : words.missingAnswer;
}

function tellAll(reader: Reader, guide: Guide, changes: readonly Change[]): string[] {
  const told = new Set(changes.map((change) => tell(reader, guide, change)));
  return told.size > 0 ? [reader.words.changed, ...told] : [];
}

function tell(reader: Reader, guide: Guide, change: Change): string {
  const { words } = reader;
  switch (change.kind) {
    case 'answer-gone':
      return words.answerGone(nameOf(reader, guide, change.fact));
    case 'question-gone':
      return words.questionGone;
    case 'question-before':
      return words.questionBefore;
    case 'outcome-changed':
      return words.outcomeChanged(words.verdict[change.from]);
  }
}

function nameOf(reader: Reader, guide: Guide, id: string): string {
  const fact: Fact | undefined = guide.facts.get(id);
  return fact ? read(reader, fact.label) : id;
}
