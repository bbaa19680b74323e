import type { Pack } from '../guide/pack.ts';
import type { Language } from '../guide/schema.ts';
import { dateIn, type TimeZone } from '../guide/time-zone.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import { formatDate, formatDay, formatWeekday } from './reader.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * When something happened, as a colleague would say it: "tidligere i dag", "i går", "i mandags", "den 3. november".
 * Never by the hour: a report can come half a day late.
 * @param at and
 * @param now in milliseconds since 1970; what seems to lie ahead was earlier today by a clock that is fast
 * @param timeZone where the days are counted
 */
export function pastWords(language: Language, at: number, now: number, timeZone: TimeZone): string {
  const { past } = reminderWordsOf(language);
  const today = dateIn(timeZone, now);
  const day = dateIn(timeZone, at);
  const ago = daysBetween(day, today);
  if (ago <= 0) return past.today;
  if (ago === 1) return past.yesterday;
  if (ago < 7) return past.weekday(formatWeekday(language, day));
  return past.date((day.slice(0, 4) === today.slice(0, 4) ? formatDay : formatDate)(language, day));
}

/** A day as somebody says it: "i dag", "i morgen", "den 3. november 2026". Both are ISO dates. */
export function dayWords(language: Language, day: string, today: string): string {
  const words = reminderWordsOf(language).day;
  const ahead = daysBetween(today, day);
  if (ahead === 0) return words.today;
  if (ahead === 1) return words.tomorrow;
  return ahead === -1 ? words.yesterday : words.date(formatDate(language, day));
}

/** Where the days of a pack are counted. */
export function timeZoneOf({ reminders }: Pick<Pack, 'reminders'>): TimeZone {
  return reminders?.restraint['time-zone'] ?? 'UTC';
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
