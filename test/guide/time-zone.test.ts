import { describe, expect, it, jest } from '@jest/globals';
import { createDays, dateIn, dayOf, timeZones } from '../../src/guide/time-zone.ts';

describe('the day of an instant', () => {
  it.each(timeZones)('is that of %s, in winter and in summer', (timeZone) => {
    const days = [
      '2026-01-01T22:59:59Z',
      '2026-01-01T23:00:00Z',
      '2026-07-01T21:59:59Z',
      '2026-07-01T22:00:00Z',
    ];
    expect(days.map((instant) => dateIn(timeZone, Date.parse(instant)))).toEqual([
      ...['2026-01-01', '2026-01-02', '2026-07-01', '2026-07-02'],
    ]);
  });

  it.each(timeZones)('in %s begins with the night in which clocks change', (timeZone) => {
    const days = [
      '2026-03-28T22:59:59Z',
      '2026-03-28T23:00:00Z',
      '2026-03-29T21:59:59Z',
      '2026-03-29T22:00:00Z',
    ];
    expect(days.map((instant) => dateIn(timeZone, Date.parse(instant)))).toEqual([
      ...['2026-03-28', '2026-03-29', '2026-03-29', '2026-03-30'],
    ]);
  });

  it('is that of universal time where nothing is said by the day', () => {
    expect(dateIn('UTC', Date.parse('2026-01-01T23:30:00Z'))).toBe('2026-01-01');
  });

  it('is the same for every municipality, also when universal time is still at the day before', () => {
    for (const instant of ['2026-01-01T23:30:00Z', '2026-07-01T22:30:00Z'].map(Date.parse)) {
      expect(timeZones.map((timeZone) => dateIn(timeZone, instant))).toEqual(
        timeZones.map(() => dayOf(instant)),
      );
    }
    expect(dayOf(Date.parse('2026-07-01T22:30:00Z'))).toBe('2026-07-02');
  });
});

describe('the day for who asks often', () => {
  it('is that of each instant, however the instants come', () => {
    const dayIn = createDays();
    const begin = Date.parse('2026-03-28T20:00:00Z');
    const minutes = Array.from({ length: 6_000 }, (_, minute) => begin + minute * 60_000);
    for (const instant of [...minutes, ...minutes.toReversed()]) {
      for (const timeZone of [...timeZones, 'UTC'] as const)
        expect(dayIn(timeZone, instant)).toBe(dateIn(timeZone, instant));
    }
  });

  it('is written once in a quarter of an hour', () => {
    const format = jest.spyOn(Intl.DateTimeFormat.prototype as { format: unknown }, 'format', 'get');
    const dayIn = createDays();
    const begin = Date.parse('2026-03-28T20:00:00Z');
    for (let second = 0; second < 900; second += 1) dayIn('Europe/Oslo', begin + second * 1000);
    expect(format).toHaveBeenCalledTimes(1);
    dayIn('Europe/Oslo', begin + 900_000);
    expect(format).toHaveBeenCalledTimes(2);
    format.mockRestore();
  });
});
