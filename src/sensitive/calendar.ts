const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a day exists, by the Gregorian calendar; months and days count from 1. */
export function isDay(year: number, month: number, day: number): boolean {
  if (day < 1 || day > (LONGEST[month - 1] ?? 0)) return false;
  return month !== 2 || day < 29 || isLeap(year);
}

/** A day as YYYY-MM-DD. */
export function isoDay(year: number, month: number, day: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
