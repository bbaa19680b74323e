import type { Guide } from '../guide/pack.ts';
import type { Fact } from '../guide/schema.ts';
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
  return trace.map((entry) => {
    const fact = guide.facts.get(entry.fact) as Fact;
    const label = read(reader, fact.label);
    const values = [entry.answer].flat().map((value) => labelOf(reader, fact, value));
    const mark = entry.origin === 'known' ? ` (${reader.words.knownAnswer})` : '';
    return {
      label,
      answer: `${values.join(', ')}${mark}`,
      change: button(
        reader.words.change,
        { do: 'change', ...place, fact: entry.fact },
        reader.words.changeOf(label),
      ),
    };
  });
}
