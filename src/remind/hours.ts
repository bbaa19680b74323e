import { Temporal } from 'temporal-polyfill';
import type { Restraint } from '../guide/reminders-schema.ts';
import { dateIn } from '../guide/time-zone.ts';
import type { IsHoliday } from './holidays.ts';

/** When a pack may write of its own accord. Instants are milliseconds since 1970, days ISO dates in its zone. */
export interface Hours {
  /** The day that an instant is on. */
  dateOf: (instant: number) => string;
  /** When the day of an instant began. */
  dayBegan: (instant: number) => number;
  /** The same instant where it is within working hours; otherwise when they begin next. */
  nextOpen: (instant: number) => number;
  /** When working hours begin on the first working day after that of an instant. */
  nextMorning: (instant: number) => number;
  /**
   * When to say what is due on a day: as working hours begin on it, or where it is quiet on the last working day
   * before, so that it is not said too late. Where that has passed, as soon as may be from `now` on.
   */
  morningOf: (date: string, now: number) => number;
  /** The instant that lies a duration (ISO 8601) after or before (`sign` -1) another: a month is one of the calendar. */
  shift: (instant: number, duration: string, sign: 1 | -1) => number;
}

const DAY = { days: 1 };

/**
 * The working hours of a pack. Clocks change in the night before a Sunday, so that no working day is touched:
 * its hours are those on the wall, before and after.
 */
export function createHours(restraint: Restraint, isHoliday: IsHoliday): Hours {
  const timeZone = restraint['time-zone'];
  const from = Temporal.PlainTime.from(restraint.from);
  const to = Temporal.PlainTime.from(restraint.to);

  const zoned = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  const at = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  const isWorkingDay = (day: Temporal.PlainDate) =>
    day.dayOfWeek <= 5 && !isHoliday(restraint.holidays, day.toString());
  const workingDay = (day: Temporal.PlainDate, step: 'add' | 'subtract'): Temporal.PlainDate =>
    isWorkingDay(day) ? day : workingDay(day[step](DAY), step);
  const opens = (earliest: Temporal.PlainDate) => at(workingDay(earliest, 'add'), from);

  const nextOpen = (instant: number) => {
    const day = zoned(instant).toPlainDate();
    if (!isWorkingDay(day) || instant >= at(day, to)) return opens(day.add(DAY));
    return Math.max(instant, at(day, from));
  };
  return {
    dateOf: (instant) => dateIn(timeZone, instant),
    dayBegan: (instant) => zoned(instant).startOfDay().epochMilliseconds,
    nextOpen,
    nextMorning: (instant) => opens(zoned(instant).toPlainDate().add(DAY)),
    morningOf: (date, now) => {
      const morning = at(workingDay(Temporal.PlainDate.from(date), 'subtract'), from);
      return morning >= now ? morning : nextOpen(now);
    },
    shift: (instant, duration, sign) => {
      const start = zoned(instant);
      return (sign === 1 ? start.add(duration) : start.subtract(duration)).epochMilliseconds;
    },
  };
}
