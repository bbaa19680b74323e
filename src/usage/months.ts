/**
 * The months that numbers are told by. A number of a span that can begin on any day tells, held against that of the
 * day after, what happened on a single day; and two spans of different length tell what is between them. So a small
 * number is withheld for each calendar month by itself, and a longer span is the sum of what its months show. Whatever
 * is subtracted from whatever, what is left is the sum of months, each of which may be shown. The running month changes
 * every day: it is not told before it is over.
 */
import { shiftDate } from '../guide/date.ts';

/** Days from `from` on and before `before` (ISO dates): a calendar month. */
export interface Month {
  from: string;
  before: string;
}

/** How many months can be asked for together. */
export const spans = [1, 3, 12] as const;
export type Span = (typeof spans)[number];

/** The last whole months before a day (ISO date), the oldest first. */
export function wholeMonths(today: string, span: Span): Month[] {
  const running = firstOf(today);
  return Array.from({ length: span }, (_, index) => monthFrom(shiftDate(running, `P${span - index}M`, -1)));
}

/** The month that a day (ISO date) is in, and the whole ones before it, as many together as are asked for. */
export function monthsUpTo(today: string, span: Span): Month[] {
  return wholeMonths(nextMonth(today), span);
}

/** The first day (ISO date) of the month after that of a day. */
export function nextMonth(today: string): string {
  return shiftDate(firstOf(today), 'P1M', 1);
}

function monthFrom(from: string): Month {
  return { from, before: nextMonth(from) };
}

function firstOf(day: string): string {
  return `${day.slice(0, 8)}01`;
}
