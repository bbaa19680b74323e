import { durationParts } from '../date.ts';
import type { RemindersFile } from '../reminders-schema.ts';
import type { Fault, KeyPath } from './fault.ts';

type TimesFault = Pick<Fault, 'code' | 'path' | 'message'>;

/** Reports come up to half a day late, and over Easter the bot is quiet for five days. */
const SOONEST_EXPIRY = 7;
/** What lies further back than this is no news any more. */
const LATEST_EXPIRY = 31;
const A_DAY = 1;
const A_MONTH = 30;
const A_YEAR = 366;
const LONGEST_DELAY_HOURS = 24;

const countries = { 'Europe/Copenhagen': 'DK', 'Europe/Oslo': 'NO' } as const;

/** Whether times can be kept: the public holidays, and when a reminder is said, again and no more. */
export function timesFaults(file: RemindersFile): TimesFault[] {
  const faults: TimesFault[] = [];
  const tell = (path: KeyPath, message: string) => faults.push({ code: 'TIMES_MISFIT', path, message });
  const { holidays, from, to, 'time-zone': zone } = file.restraint;
  if (to <= from) tell(['restraint', 'to'], 'A working day ends after it begins');
  if (countries[zone] !== holidays)
    tell(['restraint', 'holidays'], `In ${zone} the public holidays are those of ${countries[zone]}`);
  file.rules.forEach(({ delay, once, expires }, index) => {
    const at = ['rules', index] as const;
    if (hoursOf(delay) > LONGEST_DELAY_HOURS) tell([...at, 'delay'], 'A delay is PT24H at most');
    if (!isBetween(once, A_DAY, A_YEAR)) tell([...at, 'once'], '"once" lies between P1D and P1Y');
    if (!isBetween(expires, SOONEST_EXPIRY, LATEST_EXPIRY))
      tell([...at, 'expires'], '"expires" lies between P7D, for Easter, and P1M');
  });
  file.year.forEach(({ every }, index) => {
    if (daysOf(every) < A_MONTH)
      tell(['year', index, 'every'], 'A duty of the year comes round every P1M or less often');
  });
  return faults;
}

function isBetween(duration: string, least: number, most: number): boolean {
  return daysOf(duration) >= least && daysOf(duration) <= most;
}

/** Days of a duration, near enough to compare: a month counts 30, a year 366. */
function daysOf(duration: string): number {
  const { years, months, weeks, days } = durationParts(duration);
  return years * A_YEAR + months * A_MONTH + weeks * 7 + days;
}

function hoursOf(delay: string): number {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(delay) ?? [];
  return Number(hours) + Number(minutes) / 60;
}
