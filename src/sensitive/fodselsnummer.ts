import { isDay, isoDay } from './calendar.ts';
import { restOf11 } from './modulus.ts';

/** What eleven digits tell, read as a Norwegian fødselsnummer or one of its relatives. */
export interface Fodselsnummer {
  /** Whether both check digits hold by the rule of the day. */
  checkDigits: boolean;
  /** The first check digit holds only by the rule that comes in 2032. */
  onlyBy2032: boolean;
  /** A D-number: 40 is added to the day. */
  dNumber: boolean;
  /** What is added to the month: 40 in H-numbers, 65 and 80 in series for tests. */
  monthAdded: 0 | 40 | 65 | 80;
}

const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const NEW_RULE = '2032-01-01';

/**
 * Reads eleven digits as a fødselsnummer; undefined if no such day exists, or if it is after today. Until 2032
 * the individual number gives the century; numbers issued from then on give none, and their first check digit
 * may leave a rest of 0 to 3.
 * Source: skatteetaten.no on the personal identifier; Folkeregisteret, "Nytt fødselsnummer fra 2032".
 * @param today ISO date, which also decides whether the rule of 2032 holds
 */
export function readFodselsnummer(digits: string, today: string): Fodselsnummer | undefined {
  const writtenDay = Number(digits.slice(0, 2));
  const dNumber = writtenDay > 40;
  const day = dNumber ? writtenDay - 40 : writtenDay;
  const writtenMonth = Number(digits.slice(2, 4));
  const monthAdded = writtenMonth > 80 ? 80 : writtenMonth > 65 ? 65 : writtenMonth > 40 ? 40 : 0;
  const month = writtenMonth - monthAdded;
  const hasNewRule = today >= NEW_RULE;
  const years = hasNewRule
    ? [1800, 1900, 2000].map((century) => century + Number(digits.slice(4, 6)))
    : yearsOf(Number(digits.slice(4, 6)), Number(digits.slice(6, 9)));
  if (!years.some((year) => isDay(year, month, day) && isoDay(year, month, day) <= today)) return undefined;
  const rest = restOf11(digits, FIRST);
  const holds = restOf11(digits, SECOND) === 0 && rest <= (hasNewRule ? 3 : 0);
  return { checkDigits: holds, onlyBy2032: holds && rest > 0, dNumber, monthAdded };
}

function yearsOf(yearOfCentury: number, individual: number): number[] {
  if (individual < 500) return [1900 + yearOfCentury];
  if (yearOfCentury < 40) return [2000 + yearOfCentury];
  if (individual >= 900) return [1900 + yearOfCentury];
  return individual < 750 && yearOfCentury >= 54 ? [1800 + yearOfCentury] : [];
}
