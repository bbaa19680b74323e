import { shiftDate } from '../guide/date.ts';
import type { Duty } from '../guide/schema.ts';
import { FURTHEST_WISH } from '../remind/reminder.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import type { DeadlineAction, Place } from './action.ts';
import { type Button, button } from './button.ts';
import { deadlineText } from './duties.ts';
import { type Reader, read } from './reader.ts';

/** Everything that `cards/deadline-form.json` shows. */
export interface DeadlineFormView {
  lang: string;
  fallbackText: string;
  heading: string;
  /** What was wrong with the date before; empty where nothing was. */
  notice: string;
  duty: string;
  deadline: string;
  fromToday: string;
  field: string;
  missing: string;
  /** The date that the duty's own deadline gives from today on, and the first and last that can be chosen. */
  value: string;
  min: string;
  max: string;
  note: string;
  go: Button;
  row: Button[];
}

/** A duty that has a deadline. */
export type DutyWithDeadline = Duty & { deadline: NonNullable<Duty['deadline']> };

/**
 * The field for the date of a deadline. The card is no larger than that of the outcome before it, which has these
 * buttons and more.
 * @param place of the outcome that the duty stands on
 * @param today ISO date
 * @param notice what has to be said first, or nothing
 */
export function deadlineFormView(
  reader: Reader,
  place: Place,
  id: string,
  { text, deadline }: DutyWithDeadline,
  today: string,
  notice: string,
): DeadlineFormView {
  const words = reminderWordsOf(reader.language);
  const after = 'every' in deadline ? deadline.every : deadline.within;
  const set = { do: 'deadline-set', ...place, duty: id } satisfies DeadlineAction;
  return {
    lang: reader.content,
    fallbackText: words.form.heading,
    heading: words.form.heading,
    notice,
    duty: read(reader, text),
    deadline: deadlineText(reader, deadline),
    fromToday: words.form.fromToday,
    field: words.form.field,
    missing: words.form.refused['no-date'],
    value: shiftDate(today, after, 1),
    min: today,
    max: shiftDate(today, FURTHEST_WISH, 1),
    note: words.form.note,
    go: button(words.form.go, set),
    row: [
      button(words.backToAnswer, { do: 'resume', ...place }),
      button(reader.words.menu, { do: 'menu', lang: place.lang, pack: place.pack }),
    ],
  };
}
