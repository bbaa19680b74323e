import type { WalkAction } from '../cards/action.ts';
import { type Reader, read } from '../cards/reader.ts';
import type { Guide } from '../guide/pack.ts';
import type { Answer, Fact } from '../guide/schema.ts';
import { emptyWalk, type Walk } from '../guide/step.ts';
import { answer, back, type Change, forget, resume } from '../guide/walk.ts';
import type { Situation } from './situation.ts';

/**
 * The walk after a click on a card, and what the person has to be told first. A card of an older edition is
 * replayed on the guide as it is now; where that changes nothing it goes on without a word.
 */
export function applyAction(
  { today, reader }: Pick<Situation, 'today' | 'reader'>,
  guide: Guide,
  action: WalkAction,
): { walk: Walk; notices: string[] } {
  if (action.do === 'restart') return { walk: emptyWalk, notices: [] };
  const current = action.edition === guide.edition;
  const { walk, changes } = current
    ? { walk: action.walk, changes: [] }
    : resume(guide, action.walk, action.shown, today);
  const notices =
    changes.length > 0 ? [reader.words.changed, ...changes.map((change) => tell(reader, guide, change))] : [];
  if (action.do === 'back') return { walk: back(guide, walk, today), notices };
  if (action.do === 'change') return { walk: forget(walk, action.fact), notices };
  const value = answerIn(guide, action.fact, action.value);
  return { walk: value === undefined ? walk : answer(guide, walk, action.fact, value, today), notices };
}

/** The answer that a button or an input gives: clients join several values with commas. */
function answerIn(guide: Guide, factId: string, value: string | undefined): Answer | undefined {
  if (value === undefined || value === '') return undefined;
  const fact = guide.facts.get(factId);
  if (fact?.type !== 'several-of') return value;
  const values = value.split(',');
  return values.length === 1 && !Object.hasOwn(fact.values, value) ? value : values;
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
