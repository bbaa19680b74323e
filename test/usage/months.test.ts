import { describe, expect, it } from '@jest/globals';
import { monthsUpTo, nextMonth, wholeMonths } from '../../src/usage/months.ts';

describe('the months that are told', () => {
  it.each(['2026-03-01', '2026-03-15', '2026-03-31'])('are over, and the same on every day (%s)', (today) => {
    expect(wholeMonths(today, 3)).toEqual([
      { from: '2025-12-01', before: '2026-01-01' },
      { from: '2026-01-01', before: '2026-02-01' },
      { from: '2026-02-01', before: '2026-03-01' },
    ]);
    expect(wholeMonths(today, 1)).toEqual([{ from: '2026-02-01', before: '2026-03-01' }]);
  });

  it('follow one another without a gap, a year of them as well', () => {
    const months = wholeMonths('2026-03-31', 12);
    expect(months).toHaveLength(12);
    expect(months.slice(1).map(({ from }) => from)).toEqual(months.slice(0, -1).map(({ before }) => before));
    expect(months[0]?.from).toBe('2025-03-01');
  });

  it('are in a longer span the ones of a shorter span, so that nothing but months is left between them', () => {
    const [year, quarter] = [wholeMonths('2026-03-31', 12), wholeMonths('2026-03-31', 3)];
    expect(year.slice(-3)).toEqual(quarter);
    expect(quarter.slice(-1)).toEqual(wholeMonths('2026-03-31', 1));
  });

  it('end with the running one in a trial', () => {
    expect(monthsUpTo('2026-12-31', 1)).toEqual([{ from: '2026-12-01', before: '2027-01-01' }]);
    expect(monthsUpTo('2026-03-31', 3).map(({ from }) => from)).toEqual([
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
    ]);
  });

  it('begin anew on the first', () => {
    expect(nextMonth('2026-01-31')).toBe('2026-02-01');
    expect(nextMonth('2026-12-01')).toBe('2027-01-01');
  });
});
