import { describe, expect, it } from '@jest/globals';
import { dateIn, dayOf, timeZones } from '../../src/guide/time-zone.ts';

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
