import Holidays from 'date-holidays';
import type { Restraint } from '../guide/reminders-schema.ts';

/** Whether a day (ISO date) is a public holiday of a country. */
export type IsHoliday = (country: Restraint['holidays'], date: string) => boolean;

/**
 * The public holidays, read once per country and year.
 *
 * Only days off by law for everybody count. Store bededag is none since 2024. Grundlovsdag (5 June) and the 24
 * and 31 December are days off by agreement or custom, from one workplace to the next differently and often
 * for half the day: who has them off reads the reminder a day later, and for the others it came in time.
 */
export function createHolidays(): IsHoliday {
  const countries = new Map<Restraint['holidays'], Holidays>();
  const years = new Map<string, ReadonlySet<string>>();
  const read = (country: Restraint['holidays'], year: string) => {
    const calendar = countries.get(country) ?? new Holidays(country, { types: ['public'] });
    countries.set(country, calendar);
    return new Set(calendar.getHolidays(year).map((holiday) => holiday.date.slice(0, 'YYYY-MM-DD'.length)));
  };
  return (country, date) => {
    const year = date.slice(0, 'YYYY'.length);
    const key = `${country} ${year}`;
    const days = years.get(key) ?? read(country, year);
    years.set(key, days);
    return days.has(date);
  };
}
