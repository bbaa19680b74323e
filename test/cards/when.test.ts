import { describe, expect, it } from '@jest/globals';
import { dayWords, pastWords } from '../../src/cards/when.ts';

const ZONE = 'Europe/Copenhagen';
/** A Tuesday, two in the afternoon in Copenhagen. */
const NOW = Date.parse('2026-03-31T12:00:00Z');

function ago(at: string) {
  return (['da', 'nb', 'en'] as const).map((language) => pastWords(language, Date.parse(at), NOW, ZONE));
}

describe('when something happened', () => {
  it.each([
    ['2026-03-31T05:00:00Z', 'tidligere i dag', 'tidligere i dag', 'earlier today'],
    ['2026-03-30T12:00:00Z', 'i går', 'i går', 'yesterday'],
    ['2026-03-29T12:00:00Z', 'i søndags', 'sist søndag', 'on Sunday'],
    ['2026-03-25T12:00:00Z', 'i onsdags', 'sist onsdag', 'on Wednesday'],
    ['2026-03-24T12:00:00Z', 'den 24. marts', 'den 24. mars', 'on March 24'],
    ['2025-11-03T12:00:00Z', 'den 3. november 2025', 'den 3. november 2025', 'on November 3, 2025'],
  ])('at %s is said as a colleague would', (at, ...said) => {
    expect(ago(at)).toEqual(said);
  });

  it('is counted in days of the time zone, not of universal time', () => {
    expect(ago('2026-03-30T22:30:00Z')[0]).toBe('tidligere i dag');
    expect(ago('2026-03-30T21:30:00Z')[0]).toBe('i går');
  });

  it('is counted in days of the calendar where a clock changes', () => {
    const morning = Date.parse('2026-03-30T00:30:00Z');
    expect(pastWords('da', Date.parse('2026-03-28T23:30:00Z'), morning, ZONE)).toBe('i går');
  });

  it('is today where a clock elsewhere is fast', () => {
    expect(ago('2026-04-02T12:00:00Z')[0]).toBe('tidligere i dag');
  });
});

describe('a day', () => {
  it.each([
    ['2026-03-30', 'i går'],
    ['2026-03-31', 'i dag'],
    ['2026-04-01', 'i morgen'],
    ['2026-04-02', 'den 2. april 2026'],
  ])('%s is said as %s', (day, said) => {
    expect(dayWords('da', day, '2026-03-31')).toBe(said);
  });
});
