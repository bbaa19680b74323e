import { describe, expect, it } from '@jest/globals';
import { durationParts, isDate, shiftDate } from '../../src/guide/date.ts';

describe('a date that is shifted', () => {
  it.each([
    ['2026-01-31', 'P1M', 1, '2026-02-28'],
    ['2028-01-31', 'P1M', 1, '2028-02-29'],
    ['2026-03-31', 'P1M', -1, '2026-02-28'],
    ['2028-03-31', 'P1M', -1, '2028-02-29'],
    ['2028-02-29', 'P1Y', 1, '2029-02-28'],
    ['2028-02-29', 'P4Y', -1, '2024-02-29'],
    ['2026-12-31', 'P2M', 1, '2027-02-28'],
    ['2026-01-15', 'P2M', -1, '2025-11-15'],
    ['2026-01-01', 'P1D', -1, '2025-12-31'],
    ['2026-02-22', 'P1W', 1, '2026-03-01'],
    ['2026-03-28', 'P30D', 1, '2026-04-27'],
    ['2026-01-31', 'P1M1D', 1, '2026-03-01'],
    ['2026-01-31', 'P1Y2M3W4D', 1, '2027-04-25'],
    ['2026-05-05', 'P0D', 1, '2026-05-05'],
    ['2026-05-05', 'P999Y', -1, '1027-05-05'],
  ] as const)('%s by %s in direction %s is %s', (date, duration, sign, expected) => {
    expect(shiftDate(date, duration, sign)).toBe(expected);
  });

  it('does not depend on summer time', () => {
    expect(shiftDate('2026-03-28', 'P1D', 1)).toBe('2026-03-29');
    expect(shiftDate('2026-10-24', 'P2D', 1)).toBe('2026-10-26');
  });
});

describe('a duration', () => {
  it('has calendar parts', () => {
    expect(durationParts('P1Y2M3W4D')).toEqual({ years: 1, months: 2, weeks: 3, days: 4 });
    expect(durationParts('P30D')).toEqual({ years: 0, months: 0, weeks: 0, days: 30 });
  });

  it.each(['2M', 'P2H', 'PT2H', 'P-1D', 'P1.5M', 'p2m', ''])('cannot be written %p', (text) => {
    expect(() => durationParts(text)).toThrow(RangeError);
  });
});

describe('a day of the calendar', () => {
  it.each(['2026-01-31', '2028-02-29', '2000-02-29', '0050-01-01'])('is %s', (text) => {
    expect(isDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    'today',
    '',
  ])('is not %p', (text) => {
    expect(isDate(text)).toBe(false);
  });
});
