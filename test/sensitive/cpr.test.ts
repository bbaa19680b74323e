import { describe, expect, it } from '@jest/globals';
import { default as stdnumCpr } from 'stdnum/lib/cjs/dk/cpr.js';
import { readCpr } from '../../src/sensitive/cpr.ts';
import { padded, seeded, TODAY } from './support.ts';

describe('ten digits as a CPR number', () => {
  it('have modulus 11 or not', () => {
    expect(readCpr('2202666097', TODAY)).toMatchObject({ modulus11: true, replacement: false });
    expect(readCpr('1704638672', TODAY)).toMatchObject({ modulus11: false });
  });

  it.each([
    ['2902000001', 'undefined', '29 February 1900'],
    ['2902004001', 'object', '29 February 2000'],
    ['2902245001', 'object', '29 February 2024'],
    ['2902255001', 'undefined', '29 February 2025'],
    ['2902605001', 'object', '29 February 1860'],
    ['3104605001', 'undefined', '31 April'],
    ['0013605001', 'undefined', 'day 0, month 13'],
    ['0100605001', 'undefined', 'month 0'],
    ['0000000000', 'undefined', 'nothing at all'],
    ['1111111111', 'undefined', 'one digit ten times'],
    ['9204605001', 'undefined', 'day 32 of a replacement number'],
    ['6000605001', 'undefined', 'day 60'],
  ])('are a number if the day existed: %s is %s (%s)', (digits, type) => {
    expect(typeof readCpr(digits, TODAY)).toBe(type);
  });

  it('are none of somebody who is not born yet', () => {
    expect(readCpr('3103264001', '2026-03-31')).toBeDefined();
    expect(readCpr('0104264001', '2026-03-31')).toBeUndefined();
    expect(readCpr('0104265001', '2026-03-31')).toBeUndefined();
    expect(readCpr('0104261001', '2026-03-31')).toBeDefined();
  });

  it('are read in the century that digit 7 means', () => {
    const isBornBefore = (digits: string, day: string) => readCpr(digits, day) !== undefined;
    expect([0, 1, 2, 3].map((digit) => isBornBefore(`010136${digit}001`, '1936-01-01'))).toEqual(
      Array(4).fill(true),
    );
    expect([4, 9].map((digit) => isBornBefore(`010136${digit}001`, '2035-12-31'))).toEqual([false, false]);
    expect([4, 9].map((digit) => isBornBefore(`010137${digit}001`, '1937-01-01'))).toEqual([true, true]);
    expect([5, 6, 7, 8].map((digit) => isBornBefore(`010157${digit}001`, '2056-12-31'))).toEqual(
      Array(4).fill(false),
    );
    expect([5, 6, 7, 8].map((digit) => isBornBefore(`010158${digit}001`, '1858-01-01'))).toEqual(
      Array(4).fill(true),
    );
  });

  it('may be a replacement number, with 60 added to the day', () => {
    expect(readCpr('8510600658', TODAY)).toMatchObject({ replacement: true, modulus11: true });
    expect(readCpr('9101605001', TODAY)).toMatchObject({ replacement: true });
  });

  it('are rather a time where the person would be older than nearly everybody', () => {
    expect(readCpr('1503261430', TODAY)?.looksLikeTime).toBe(true);
    expect(readCpr('1503262430', TODAY)?.looksLikeTime).toBe(false);
    expect(readCpr('1503261460', TODAY)?.looksLikeTime).toBe(false);
    expect(readCpr('1503561430', TODAY)?.looksLikeTime).toBe(false);
  });

  it('are what stdnum takes for one, apart from what it does not know', () => {
    const next = seeded(1);
    const differing = [];
    for (let count = 0; count < 20_000; count += 1) {
      const digits = `${padded(next(34))}${padded(next(14))}${padded(next(100))}${padded(next(10_000), 4)}`;
      const own = readCpr(digits, '2099-12-31');
      // stdnum asks the clock for the day, knows no replacement number, and takes one digit ten times.
      const isLeftOut = isOfRecentYears(digits) || own?.replacement || /^(\d)\1+$/.test(digits);
      if (!isLeftOut && (own !== undefined) !== stdnumCpr.validate(digits).isValid) differing.push(digits);
    }
    expect(differing).toEqual([]);
  });
});

/** Whether digits mean a year from 2020 on. */
function isOfRecentYears(digits: string): boolean {
  return '456789'.includes(digits[6] ?? '') && Number(digits.slice(4, 6)) >= 20;
}
