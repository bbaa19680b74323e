import type { Guide } from '../guide/pack.ts';
import type { Answer, Fact } from '../guide/schema.ts';
import type { TraceEntry } from '../guide/step.ts';
import type { Place } from './action.ts';
import { type Button, button } from './button.ts';
import { labelOf, type Reader, read } from './reader.ts';

/** An answer that the card rests on, with the button that changes it. */
export interface AnswerRow {
  label: string;
  answer: string;
  change: Button;
}

/** The answers on the way to a step, in order. */
export function answerRows(
  reader: Reader,
  guide: Guide,
  trace: readonly TraceEntry[],
  place: Place,
): AnswerRow[] {
  const { words } = reader;
  return trace.map((entry) => {
    const fact = guide.facts.get(entry.fact) as Fact;
    const label = read(reader, fact.label);
    const mark = entry.origin === 'known' ? ` (${words.knownAnswer})` : '';
    return {
      label,
      answer: `${answerText(reader, fact, entry.answer)}${mark}`,
      change: button(words.change, { do: 'change', ...place, fact: entry.fact }, words.changeOf(label)),
    };
  });
}

/** An answer as a person reads it: its labels. */
export function answerText(reader: Reader, fact: Fact, answer: Answer): string {
  return [answer]
    .flat()
    .map((value) => labelOf(reader, fact, value))
    .join(', ');
}
