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
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return { years, months, weeks, days };
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
  const shifted = Date.UTC(year, monthIndex, Math.min(day, lastDay) + sign * (weeks * 7 + days));
  return new Date(shifted).toISOString().slice(0, 10);
}

/** Whether a text is a day of the calendar written as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
