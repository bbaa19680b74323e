import { describe, expect, it } from '@jest/globals';
import { idnr } from '@navikt/fnrvalidator';
import { default as stdnumFodselsnummer } from 'stdnum/lib/cjs/no/fodselsnummer.js';
import { readFodselsnummer } from '../../src/sensitive/fodselsnummer.ts';
import { padded, seeded, TODAY, withCheckDigits } from './support.ts';

const AFTER_2032 = '2032-01-01';
const isValid = (digits: string, today = TODAY) => readFodselsnummer(digits, today)?.checkDigits === true;

describe('eleven digits as a fødselsnummer', () => {
  it('have check digits, or a day only', () => {
    expect(readFodselsnummer('14025561318', TODAY)).toEqual({
      checkDigits: true,
      onlyBy2032: false,
      dNumber: false,
      monthAdded: 0,
    });
    expect(readFodselsnummer('14025561319', TODAY)?.checkDigits).toBe(false);
  });

  it('may be a D-number, an H-number or from a series for tests', () => {
    expect(readFodselsnummer('54827817204', TODAY)).toMatchObject({ dNumber: true, monthAdded: 80 });
    expect(readFodselsnummer('14829205611', TODAY)).toMatchObject({ dNumber: false, monthAdded: 80 });
    expect(readFodselsnummer('14420050012', TODAY)).toMatchObject({ monthAdded: 40 });
    expect(readFodselsnummer('14670050012', TODAY)).toMatchObject({ monthAdded: 65 });
  });

  it.each([
    '31025561318',
    '00025561318',
    '14005561318',
    '14135561318',
    '14535561318',
    '14935561318',
    '72025561318',
  ])('are none where there is no such day: %s', (digits) => {
    expect(readFodselsnummer(digits, TODAY)).toBeUndefined();
  });

  it('are none of a year that their individual number does not allow, or after today', () => {
    expect(readFodselsnummer('14025360000', TODAY)).toBeUndefined();
    expect(readFodselsnummer('14024175000', TODAY)).toBeUndefined();
    expect(readFodselsnummer('14024190000', TODAY)).toBeDefined();
    expect(readFodselsnummer('31032650000', TODAY)).toBeDefined();
    expect(readFodselsnummer('01042650000', TODAY)).toBeUndefined();
    expect(readFodselsnummer('29020000000', TODAY)).toBeUndefined();
    expect(readFodselsnummer('29020050000', TODAY)).toBeDefined();
  });

  it.each([1, 2, 3])('may leave a rest of %i from 2032 on, and not before', (rest) => {
    const digits = withCheckDigits('140255613', rest) ?? withCheckDigits('140255614', rest) ?? '';
    expect(digits).toHaveLength(11);
    expect(readFodselsnummer(digits, '2031-12-31')).toMatchObject({ checkDigits: false, onlyBy2032: false });
    expect(readFodselsnummer(digits, AFTER_2032)).toMatchObject({ checkDigits: true, onlyBy2032: true });
  });

  it('may never leave a rest of 4', () => {
    const digits = withCheckDigits('140255613', 4) ?? withCheckDigits('140255615', 4) ?? '';
    expect(digits).toHaveLength(11);
    expect(isValid(digits, AFTER_2032)).toBe(false);
  });
});

describe('the libraries', () => {
  it('agree by the rule of 2032: @navikt/fnrvalidator, apart from the series of 65', () => {
    const differing = numbers(2).filter((digits) => {
      const month = Number(digits.slice(2, 4));
      const isLeftOut = month > 65 && month < 78;
      return !isLeftOut && isValid(digits, AFTER_2032) !== (idnr(digits).status === 'valid');
    });
    expect(differing).toEqual([]);
  });

  it('agree on numbers without a rest before 2032: @navikt/fnrvalidator, which asks no century', () => {
    const valid = numbers(3).filter((digits) => isValid(digits));
    expect(valid.length).toBeGreaterThan(500);
    const series65 = (digits: string) => Number(digits.slice(2, 4)) > 65 && Number(digits.slice(2, 4)) < 78;
    expect(valid.filter((digits) => !series65(digits) && idnr(digits).status !== 'valid')).toEqual([]);
  });

  it('agree before 2032: stdnum, apart from series for tests and people born in 1854', () => {
    const differing = numbers(4).filter((digits) => {
      // It asks the clock for the day, so people born from 2020 on are left out as well.
      const year = Number(digits.slice(4, 6));
      const isRecent = year >= 20 && year < 40 && Number(digits.slice(6, 9)) >= 500;
      const isLeftOut = Number(digits.slice(2, 4)) > 52 || year === 54 || isRecent;
      return !isLeftOut && isValid(digits, '2031-12-31') !== stdnumFodselsnummer.validate(digits).isValid;
    });
    expect(differing).toEqual([]);
  });
});

/** Thousands of numbers: half of them with check digits, a rest of up to 3 among them. */
function numbers(seed: number): string[] {
  const next = seeded(seed);
  return Array.from({ length: 20_000 }, (_, index) => {
    const day = padded(next(33) + (next(4) === 0 ? 40 : 0));
    const month = padded(next(14) + ([0, 0, 40, 65, 80][next(5)] ?? 0));
    const nine = `${day}${month}${padded(next(100))}${padded(next(1000), 3)}`;
    const made = index % 2 === 0 ? withCheckDigits(nine, next(5)) : undefined;
    return made ?? nine + padded(next(100));
  });
}
