import { isDay, isoDay } from './calendar.ts';
import { restOf11 } from './modulus.ts';

/** What ten digits tell, read as a CPR number. */
export interface CprNumber {
  /** Whether modulus 11 holds. Numbers issued since October 2007 may be without it. */
  modulus11: boolean;
  /** Born on 1 January, the day for which the register lists numbers without modulus 11. */
  firstOfJanuary: boolean;
  /** A replacement number for somebody without a CPR number: 60 is added to the day. */
  replacement: boolean;
  /** The last four digits are a time of day, and the person would be older than nearly everybody. */
  looksLikeTime: boolean;
}

const WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const OLD_AGE = 95;

/**
 * Reads ten digits as a CPR number; undefined if they cannot be one: no such day in the century that digit 7
 * means, a day after today, or one digit ten times.
 * Source: cpr.dk, "Opbygning af CPR-nummeret", "Personnumre uden kontrolciffer", "Erstatningspersonnummer".
 * @param today ISO date
 */
export function readCpr(digits: string, today: string): CprNumber | undefined {
  if (digits.split('').every((digit) => digit === digits[0])) return undefined;
  const written = Number(digits.slice(0, 2));
  const replacement = written > 60;
  const day = replacement ? written - 60 : written;
  const month = Number(digits.slice(2, 4));
  const year = yearOf(Number(digits.slice(4, 6)), Number(digits[6]));
  if (!isDay(year, month, day) || isoDay(year, month, day) > today) return undefined;
  return {
    modulus11: restOf11(digits, WEIGHTS) === 0,
    firstOfJanuary: day === 1 && month === 1,
    replacement,
    looksLikeTime: isTime(digits.slice(6)) && Number(today.slice(0, 4)) - year >= OLD_AGE,
  };
}

function yearOf(yearOfCentury: number, digit7: number): number {
  if (digit7 <= 3) return 1900 + yearOfCentury;
  if (digit7 === 4 || digit7 === 9) return yearOfCentury <= 36 ? 2000 + yearOfCentury : 1900 + yearOfCentury;
  return yearOfCentury <= 57 ? 2000 + yearOfCentury : 1800 + yearOfCentury;
}

function isTime(digits: string): boolean {
  return Number(digits.slice(0, 2)) < 24 && Number(digits.slice(2)) < 60;
}
