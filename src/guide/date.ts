const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** A duration in calendar parts, as ISO 8601 writes them. */
export interface DurationParts {
  years: number;
  months: number;
  weeks: number;
  days: number;
}

/** The parts of a duration such as P2M; throws a RangeError on anything else. */
export function durationParts(duration: string): DurationParts {
  const match = DURATION.exec(duration);
  if (!match)
    throw new RangeError(`"${duration}" is not an ISO 8601 duration in years, months, weeks and days`);
  const [, years = 0, months = 0, weeks = 0, days = 0] = match;
  return { years: Number(years), months: Number(months), weeks: Number(weeks), days: Number(days) };
}

/**
 * The ISO date that lies a duration after (`sign` 1) or before (`sign` -1) an ISO date. Years and months are
 * counted first; a day that the month does not have becomes its last (31 January and a month: 28 February).
 */
export function shiftDate(date: string, duration: string, sign: 1 | -1): string {
  const { years, months, weeks, days } = durationParts(duration);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const monthIndex = month - 1 + sign * (years * 12 + months);
  const lastDay = new Date(Date.UTC(year, monthIndex + 1, 0)).getUTCDate();
  return iso(Date.UTC(year, monthIndex, Math.min(day, lastDay) + sign * (weeks * 7 + days)));
}

/** `toISOString` takes four times as long, and a step can ask for several days. */
function iso(time: number): string {
  const at = new Date(time);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()].map(String);
  return `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

/** Whether a text is a day of the calendar written as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  // A day that its month does not have is read as one of the next, or as none.
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).getUTCDate() === Number(text.slice(8));
}
