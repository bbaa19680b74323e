import type { Pack } from '../guide/pack.ts';
import type { Language } from '../guide/schema.ts';
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
export function pastWords(language: Language, at: number, now: number, timeZone: string): string {
  const { past } = reminderWordsOf(language);
  const today = dayIn(timeZone, now);
  const day = dayIn(timeZone, at);
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
export function timeZoneOf({ reminders }: Pick<Pack, 'reminders'>): string {
  return reminders?.restraint['time-zone'] ?? 'UTC';
}

/** The day of an instant (milliseconds since 1970) in a time zone, as an ISO date. */
export function dayIn(timeZone: string, instant: number): string {
  const format = isoDates.get(timeZone) ?? isoDate(timeZone);
  isoDates.set(timeZone, format);
  return format.format(instant);
}

/** By time zone, of which packs name two: making a format takes longer than everything else about a reminder's card. */
const isoDates = new Map<string, Intl.DateTimeFormat>();

/** Swedish writes a date as ISO does. */
function isoDate(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone });
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
