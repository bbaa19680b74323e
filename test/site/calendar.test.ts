import { describe, expect, it } from '@jest/globals';
import { yearCalendar } from '../../src/site/calendar.ts';

const entry = {
  id: 'mailboxes',
  title: 'Gå postkasser igennem',
  text: 'Ryd op; slet, hvad der er gammelt.',
  start: '2026-12-31',
};

function lines(every: string): string[] {
  return yearCalendar('Lederens år', 'proeve', [{ ...entry, every }], '2026-11-28').split('\r\n');
}

describe('a calendar of the leaders’ year', () => {
  it('has each duty as a day that repeats, with an id that stays', () => {
    expect(lines('P1Y')).toEqual(
      expect.arrayContaining([
        'X-WR-CALNAME:Lederens år',
        'UID:proeve-mailboxes@maa-jeg',
        'DTSTAMP:20261128T000000Z',
        'DTSTART;VALUE=DATE:20261231',
        'RRULE:FREQ=MONTHLY;INTERVAL=12',
        'SUMMARY:Gå postkasser igennem',
        'DESCRIPTION:Ryd op\\; slet\\, hvad der er gammelt.',
      ]),
    );
  });

  it.each([
    ['P6M', 'RRULE:FREQ=MONTHLY;INTERVAL=6'],
    ['P1Y6M', 'RRULE:FREQ=MONTHLY;INTERVAL=18'],
    ['P2W', 'RRULE:FREQ=DAILY;INTERVAL=14'],
  ])('repeats %s as %s', (every, rule) => {
    expect(lines(every)).toContain(rule);
  });

  it('is empty where there is no duty', () => {
    expect(yearCalendar('Lederens år', 'proeve', [], '2026-11-28')).not.toContain('VEVENT');
  });
});
