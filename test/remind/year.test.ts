import { describe, expect, test } from '@jest/globals';
import { yearEntries } from '../../src/remind/calendar.ts';
import { nextDate } from '../../src/remind/year.ts';
import { proeve } from '../support/proeve.ts';

describe('when a duty falls due next', () => {
  test.each([
    ['one period on', '2026-03-25', 'P6M', '2026-03-25', '2026-09-25'],
    ['one period on where it was said early', '2026-03-29', 'P1Y', '2026-03-27', '2027-03-29'],
    ['as many periods as it takes to lie ahead', '2024-01-15', 'P6M', '2026-03-25', '2026-07-15'],
    ['not today', '2026-03-01', 'P1M', '2026-04-01', '2026-05-01'],
    ['on the last day of a shorter month', '2026-01-31', 'P1M', '2026-01-31', '2026-02-28'],
    ['on 28 February after a leap day', '2028-02-29', 'P1Y', '2028-02-29', '2029-02-28'],
  ])('%s', (_, day, every, today, expected) => {
    expect(nextDate(day, every, today)).toBe(expected);
  });

  test('a period without length is refused, and does not go round for ever', () => {
    expect(() => nextDate('2026-03-25', 'P0D', '2026-03-25')).toThrow(RangeError);
  });
});

test('the duties of a pack for a calendar, in the language of the reader', () => {
  const file = proeve().reminders;
  if (!file) throw new Error('The pack has no reminders');
  expect(yearEntries(file, (text) => text.en ?? '', '2026-03-25')).toEqual([
    {
      id: 'invitations-checked',
      title: 'Go through the invitations',
      text: 'See whether all invitations are on the list.',
      start: '2026-09-25',
      every: 'P6M',
    },
  ]);
});
