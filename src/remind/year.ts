import { shiftDate } from '../guide/date.ts';

/**
 * When a duty that comes round again falls due next: the first day after `today` that lies a whole number of
 * periods after `day`. A day that a month does not have becomes its last, and stays that.
 * @param day ISO date on which it fell due before, or `today` for the first time
 * @param every ISO 8601 duration
 * @throws {RangeError} on a period without length
 */
export function nextDate(day: string, every: string, today: string): string {
  const next = shiftDate(day, every, 1);
  if (next <= day) throw new RangeError(`"${every}" is no period: nothing comes round after it`);
  return next > today ? next : nextDate(next, every, today);
}
