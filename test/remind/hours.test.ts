import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Restraint } from '../../src/guide/reminders-schema.ts';
import { createHolidays } from '../../src/remind/holidays.ts';
import { createHours } from '../../src/remind/hours.ts';

const MINUTE = 60_000;
const isHoliday = createHolidays();

function restraint(country: 'DK' | 'NO', from = '08:00', to = '16:00'): Restraint {
  const zone = country === 'DK' ? 'Europe/Copenhagen' : 'Europe/Oslo';
  return { 'time-zone': zone, holidays: country, from, to, 'most-per-day': 2 };
}

const danish = createHours(restraint('DK'), isHoliday);
const norwegian = createHours(restraint('NO'), isHoliday);

const instant = (text: string) => Date.parse(text);
const text = (time: number) => new Date(time).toISOString();

describe('the next time within working hours', () => {
  test.each([
    [
      'in the middle of a working day, at once',
      '2026-03-25T10:30:15.250+01:00',
      '2026-03-25T10:30:15.250+01:00',
    ],
    ['as the day begins, at once', '2026-03-25T08:00:00+01:00', '2026-03-25T08:00:00+01:00'],
    ['a moment before the end, at once', '2026-03-25T15:59:59.999+01:00', '2026-03-25T15:59:59.999+01:00'],
    ['as the day ends, the next morning', '2026-03-25T16:00:00+01:00', '2026-03-26T08:00:00+01:00'],
    ['before midnight, the next morning', '2026-03-25T23:59:00+01:00', '2026-03-26T08:00:00+01:00'],
    ['after midnight, the same morning', '2026-03-26T00:01:00+01:00', '2026-03-26T08:00:00+01:00'],
    ['on Saturday, on Monday', '2026-03-21T10:00:00+01:00', '2026-03-23T08:00:00+01:00'],
    [
      'over the clock change in spring, at 8 of the new time',
      '2026-03-27T18:00:00+01:00',
      '2026-03-30T08:00:00+02:00',
    ],
    ['in the hour that is left out, on Monday', '2026-03-29T03:00:00+02:00', '2026-03-30T08:00:00+02:00'],
    [
      'over the clock change in autumn, at 8 of the new time',
      '2026-10-23T18:00:00+02:00',
      '2026-10-26T08:00:00+01:00',
    ],
    ['in the hour that comes twice, on Monday', '2026-10-25T02:30:00+01:00', '2026-10-26T08:00:00+01:00'],
    ['before Easter, on Tuesday after it', '2026-04-01T16:00:00+02:00', '2026-04-07T08:00:00+02:00'],
    [
      'on Christmas Eve, a working day for some, at once',
      '2026-12-24T10:00:00+01:00',
      '2026-12-24T10:00:00+01:00',
    ],
    ['after Christmas Eve, on the Monday after', '2026-12-24T17:00:00+01:00', '2026-12-28T08:00:00+01:00'],
    ['on New Year’s Eve, at once', '2026-12-31T09:00:00+01:00', '2026-12-31T09:00:00+01:00'],
    [
      'after New Year’s Eve 2026, a Thursday, on Monday',
      '2026-12-31T20:00:00+01:00',
      '2027-01-04T08:00:00+01:00',
    ],
  ])('%s', (_, from, to) => {
    expect(text(danish.nextOpen(instant(from)))).toBe(text(instant(to)));
    expect(text(norwegian.nextOpen(instant(from)))).toBe(text(instant(to)));
  });

  test('on 5 June at once in Denmark, where it is no holiday for all', () => {
    const noon = instant('2026-06-05T12:00:00+02:00');
    expect(danish.nextOpen(noon)).toBe(noon);
  });

  test('on 1 and 17 May the day after in Norway, and at once in Denmark', () => {
    const [labour, constitution] = [
      instant('2028-05-01T12:00:00+02:00'),
      instant('2028-05-17T12:00:00+02:00'),
    ];
    expect(text(norwegian.nextOpen(labour))).toBe(text(instant('2028-05-02T08:00:00+02:00')));
    expect(text(norwegian.nextOpen(constitution))).toBe(text(instant('2028-05-18T08:00:00+02:00')));
    expect([danish.nextOpen(labour), danish.nextOpen(constitution)]).toEqual([labour, constitution]);
  });

  /** The time on the wall by another way than that of the code: the Intl of the platform. */
  function wall(country: 'DK' | 'NO', time: number): { day: string; weekday: string; clock: string } {
    const parts = Object.fromEntries(
      walls[country].formatToParts(time).map(({ type, value }) => [type, value]),
    );
    const { year, month, day, weekday, hour, minute } = parts as Record<string, string>;
    return { day: `${year}-${month}-${day}`, weekday: weekday as string, clock: `${hour}:${minute}` };
  }
  const wallIn = (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ weekday: 'short', hour: '2-digit', minute: '2-digit' },
    });
  const walls = { DK: wallIn('Europe/Copenhagen'), NO: wallIn('Europe/Oslo') };

  function isOpen({ holidays, from, to }: Restraint, time: number): boolean {
    const { day, weekday, clock } = wall(holidays, time);
    if (['Sat', 'Sun'].includes(weekday) || isHoliday(holidays, day)) return false;
    return from <= clock && clock < to;
  }

  const clockText = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const anyRestraint = fc
    .record({
      country: fc.constantFrom('DK' as const, 'NO' as const),
      from: fc.integer({ min: 0, max: 1438 }),
      length: fc.integer({ min: 1, max: 1439 }),
    })
    .map(({ country, from, length }) =>
      restraint(country, clockText(from), clockText(Math.min(from + length, 1439))),
    );
  const anyInstant = fc.integer({ min: instant('2025-01-01'), max: instant('2030-01-01') });

  test('lies within working hours, never before the instant, and no open minute between is passed over', () => {
    fc.assert(
      fc.property(anyRestraint, anyInstant, (limits, time) => {
        const opens = createHours(limits, isHoliday).nextOpen(time);
        expect(opens).toBeGreaterThanOrEqual(time);
        expect(isOpen(limits, opens)).toBe(true);
        const passed = Array.from(
          { length: Math.ceil((opens - time) / MINUTE) },
          (_, n) => time + n * MINUTE,
        );
        expect(passed.filter((minute) => isOpen(limits, minute))).toEqual([]);
        if (opens > time) expect(isOpen(limits, opens - 1)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test('never comes earlier for a later instant, and is its own next time', () => {
    fc.assert(
      fc.property(anyRestraint, anyInstant, fc.nat({ max: 10 * 24 * 60 * MINUTE }), (limits, time, later) => {
        const { nextOpen } = createHours(limits, isHoliday);
        expect(nextOpen(time)).toBeLessThanOrEqual(nextOpen(time + later));
        expect(nextOpen(nextOpen(time))).toBe(nextOpen(time));
      }),
    );
  });
});

test('a day has the date of its zone and begins at its midnight, also when it has 23 or 25 hours', () => {
  const dayOf = (time: string) => [danish.dateOf(instant(time)), text(danish.dayBegan(instant(time)))];
  expect(dayOf('2026-03-28T23:30:00Z')).toEqual(['2026-03-29', '2026-03-28T23:00:00.000Z']);
  expect(dayOf('2026-03-29T21:59:59Z')).toEqual(['2026-03-29', '2026-03-28T23:00:00.000Z']);
  expect(dayOf('2026-10-24T22:00:00Z')).toEqual(['2026-10-25', '2026-10-24T22:00:00.000Z']);
  expect(dayOf('2026-10-25T22:59:59Z')).toEqual(['2026-10-25', '2026-10-24T22:00:00.000Z']);
});

test('the next morning is that of another day, however early it is', () => {
  const early = danish.nextMorning(instant('2026-03-25T06:00:00+01:00'));
  expect(text(early)).toBe(text(instant('2026-03-26T08:00:00+01:00')));
  const friday = danish.nextMorning(instant('2026-03-27T09:00:00+01:00'));
  expect(text(friday)).toBe(text(instant('2026-03-30T08:00:00+02:00')));
});

describe('the morning of a day on which something is due', () => {
  const now = instant('2026-03-25T10:00:00+01:00');
  test.each([
    ['of a working day', '2026-04-15', '2026-04-15T08:00:00+02:00'],
    ['of a Sunday, on Friday before', '2026-04-19', '2026-04-17T08:00:00+02:00'],
    ['of Easter Monday, on Wednesday before Easter', '2026-04-06', '2026-04-01T08:00:00+02:00'],
    ['of today, now', '2026-03-25', '2026-03-25T10:00:00+01:00'],
    ['of a day that has passed, now', '2026-03-01', '2026-03-25T10:00:00+01:00'],
  ])('%s', (_, date, expected) => {
    expect(text(danish.morningOf(date, now))).toBe(text(instant(expected)));
  });

  test('of today after hours, and of a Sunday on the Saturday before: the next morning there is', () => {
    const evening = danish.morningOf('2026-03-25', instant('2026-03-25T18:00:00+01:00'));
    expect(text(evening)).toBe(text(instant('2026-03-26T08:00:00+01:00')));
    const saturday = danish.morningOf('2026-03-22', instant('2026-03-21T12:00:00+01:00'));
    expect(text(saturday)).toBe(text(instant('2026-03-23T08:00:00+01:00')));
  });

  test('is never before now, never quiet, and where there is time not after the day', () => {
    const day = fc.integer({ min: -30, max: 700 });
    fc.assert(
      fc.property(
        fc.integer({ min: instant('2026-01-01'), max: instant('2028-01-01') }),
        day,
        (time, ahead) => {
          const date = danish.dateOf(time + ahead * 24 * 60 * MINUTE);
          const says = danish.morningOf(date, time);
          expect(says).toBeGreaterThanOrEqual(time);
          expect(danish.nextOpen(says)).toBe(says);
          // A week is longer than any row of quiet days.
          if (ahead > 7) expect(danish.dateOf(says) <= date).toBe(true);
        },
      ),
    );
  });
});

test('a month after the last of January is the last of February, and the time on the wall stays over a clock change', () => {
  const shifted = danish.shift(instant('2026-01-31T09:30:00+01:00'), 'P1M', 1);
  expect(text(shifted)).toBe(text(instant('2026-02-28T09:30:00+01:00')));
  const summer = danish.shift(instant('2026-03-28T09:30:00+01:00'), 'P1D', 1);
  expect(text(summer)).toBe(text(instant('2026-03-29T09:30:00+02:00')));
  expect(danish.shift(summer, 'P1D', -1)).toBe(instant('2026-03-28T09:30:00+01:00'));
});
