import { expect, test } from '@jest/globals';
import { createHolidays } from '../../src/remind/holidays.ts';

const isHoliday = createHolidays();

function holidaysOf(country: 'DK' | 'NO', year: number): string[] {
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)).toISOString());
  return days
    .map((day) => day.slice(0, 10))
    .filter((day) => day.startsWith(String(year)) && isHoliday(country, day))
    .map((day) => day.slice(5));
}

// Easter Sunday 2026 is 5 April, that of 2027 is 28 March.
test('Denmark keeps the days of the church calendar, and neither Store bededag nor 5 June nor 24 and 31 December', () => {
  const days = ['01-01', '04-02', '04-03', '04-05', '04-06', '05-14', '05-24', '05-25', '12-25', '12-26'];
  expect(holidaysOf('DK', 2026)).toEqual(days);
});

test('Norway keeps 1 and 17 May as well', () => {
  const days = [
    ...['01-01', '03-25', '03-26', '03-28', '03-29', '05-01', '05-06', '05-16', '05-17', '12-25', '12-26'],
  ];
  expect(holidaysOf('NO', 2027)).toEqual(days);
});

test('Store bededag was a holiday until 2023 and is none since', () => {
  expect(isHoliday('DK', '2023-05-05')).toBe(true);
  expect(isHoliday('DK', '2024-04-26')).toBe(false);
  expect(isHoliday('DK', '2026-05-01')).toBe(false);
});

test('a holiday of one country is a working day in the other', () => {
  expect(isHoliday('NO', '2027-05-17')).toBe(true);
  expect(isHoliday('NO', '2028-05-17')).toBe(true);
  expect(isHoliday('DK', '2028-05-17')).toBe(false);
});
