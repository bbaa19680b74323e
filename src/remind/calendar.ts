import type { RemindersFile } from '../guide/reminders-schema.ts';
import type { Text } from '../guide/schema.ts';
import { nextDate } from './year.ts';

/** A duty of the leaders' year as a calendar has it. */
export interface YearEntry {
  /** Names the duty in its pack. */
  id: string;
  title: string;
  text: string;
  /** The day on which it falls due first, as an ISO date. */
  start: string;
  /** ISO 8601 duration. */
  every: string;
}

/**
 * The duties of the leaders' year for a calendar, each for the first time one period from today.
 * @param read a text of the pack in the reader's language
 * @param today ISO date
 */
export function yearEntries(
  { year }: RemindersFile,
  read: (text: Text) => string,
  today: string,
): YearEntry[] {
  return year.map(({ id, title, text, every }) => ({
    ...{ id, title: read(title), text: read(text), every },
    start: nextDate(today, every, today),
  }));
}
