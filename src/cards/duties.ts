import { durationParts } from '../guide/date.ts';
import type { DutyItem } from '../guide/pack.ts';
import type { Duty } from '../guide/schema.ts';
import type { OutcomeStep } from '../guide/step.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import type { Place } from './action.ts';
import { type Button, button } from './button.ts';
import { formatDuration, type Reader, read } from './reader.ts';

/** The duties of one phase. */
export interface DutyGroup {
  phase: string;
  items: {
    text: string;
    deadline: string;
    /** Has the bot remind of it; none where there is no deadline, or nobody could be reminded. */
    remind: Button[];
  }[];
}

const strengths = ['must', 'should'];

/**
 * What to do, in the order before, during, after, advice last; a heading that promises no duty where all is advice.
 * @param remind where the card is, if the bot can remind of a deadline
 */
export function dutyParts(
  reader: Reader,
  duties: OutcomeStep['duties'],
  remind?: Place,
): { dutiesTitle: string; duties: DutyGroup[] } {
  const { words } = reader;
  const bound = duties.some((duty) => duty.strength === 'must');
  const textOf = (duty: Duty) => {
    const text = read(reader, duty.text);
    return bound && duty.strength === 'should' ? `${words.recommended}: ${text}` : text;
  };
  const groups = (['before', 'during', 'after'] as const).map((phase) => ({
    phase: words.phase[phase],
    items: duties
      .filter((duty) => duty.phase === phase)
      .sort((a, b) => strengths.indexOf(a.strength) - strengths.indexOf(b.strength))
      .map((duty) => ({
        text: textOf(duty),
        deadline: duty.deadline ? deadlineText(reader, duty.deadline) : '',
        remind: remind && duty.deadline ? [remindButton(reader, remind, duty)] : [],
      })),
  }));
  return {
    dutiesTitle: bound ? words.duties : words.advice,
    duties: groups.filter(({ items }) => items.length > 0),
  };
}

function remindButton(reader: Reader, place: Place, { id, text }: DutyItem): Button {
  const words = reminderWordsOf(reader.language);
  return button(words.remindMe, { do: 'deadline', ...place, duty: id }, words.remindMeOf(read(reader, text)));
}

/** When a duty is due: "Deadline: within 2 months of the post". */
export function deadlineText(reader: Reader, deadline: NonNullable<Duty['deadline']>): string {
  if ('every' in deadline) {
    const unit = largestUnit(deadline.every);
    return reader.words.deadlineEvery(unit.count, unit.name);
  }
  const within = formatDuration(reader.language, deadline.within);
  return reader.words.deadlineWithin(within, read(reader, deadline.after));
}

function largestUnit(duration: string): { count: number; name: 'year' | 'month' | 'week' | 'day' } {
  const { years, months, weeks, days } = durationParts(duration);
  if (years > 0) return { count: years, name: 'year' };
  if (months > 0) return { count: months, name: 'month' };
  return weeks > 0 ? { count: weeks, name: 'week' } : { count: days, name: 'day' };
}
