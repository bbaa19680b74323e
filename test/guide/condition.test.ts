import { describe, expect, it } from '@jest/globals';
import { holds, listOf, matchersOf, matches } from '../../src/guide/condition.ts';
import type { Answer, Condition } from '../../src/guide/schema.ts';

const today = '2026-03-31';
const known = (facts: Record<string, Answer>) => new Map(Object.entries(facts));

describe('a matcher', () => {
  it('takes a bare value as equal to', () => {
    expect(matches('sms', 'sms', today)).toBe(true);
    expect(matches('sms', 'mail', today)).toBe(false);
  });

  it('takes a list as one of these', () => {
    expect(matches(['sms', 'mail'], 'mail', today)).toBe(true);
    expect(matches(['sms', 'mail'], 'letter', today)).toBe(false);
  });

  it('never takes several values for one', () => {
    expect(matches('sms', ['sms'], today)).toBe(false);
    expect(matches(['sms'], ['sms'], today)).toBe(false);
  });

  it('finds at least one of the values that a set includes', () => {
    expect(matches({ includes: 'money' }, ['flowers', 'money'], today)).toBe(true);
    expect(matches({ includes: ['travel', 'money'] }, ['flowers', 'money'], today)).toBe(true);
    expect(matches({ includes: ['travel', 'money'] }, ['flowers'], today)).toBe(false);
  });

  it('finds that a set lacks all of the values', () => {
    expect(matches({ lacks: ['travel', 'money'] }, ['flowers'], today)).toBe(true);
    expect(matches({ lacks: ['travel', 'money'] }, ['flowers', 'money'], today)).toBe(false);
  });

  it.each([
    ['2026-02-28', false],
    ['2026-02-27', true],
    ['2026-03-31', false],
    ['2027-01-01', false],
  ])('counts a month back to the last day of February: %s older than P1M is %s', (date, older) => {
    expect(matches({ 'older-than': 'P1M' }, date, today)).toBe(older);
    expect(matches({ within: 'P1M' }, date, today)).toBe(!older);
  });

  it('matches "not sure" only where it is named', () => {
    expect(matches('not-sure', 'not-sure', today)).toBe(true);
    expect(matches(['yes', 'not-sure'], 'not-sure', today)).toBe(true);
    expect(matches('yes', 'not-sure', today)).toBe(false);
    for (const matcher of [{ includes: 'a' }, { lacks: 'a' }, { 'older-than': 'P1D' }, { within: 'P1D' }]) {
      expect(matches(matcher, 'not-sure', today)).toBe(false);
    }
  });
});

describe('a condition', () => {
  it('holds if every fact matches', () => {
    const condition: Condition = { channel: 'sms', kinds: { includes: 'money' } };
    expect(holds(condition, known({ channel: 'sms', kinds: ['money'] }), today)).toBe(true);
    expect(holds(condition, known({ channel: 'sms', kinds: ['flowers'] }), today)).toBe(false);
  });

  it('does not hold for a fact that is not known', () => {
    expect(holds({ channel: 'sms' }, known({}), today)).toBe(false);
    expect(holds({ kinds: { lacks: 'money' } }, known({}), today)).toBe(false);
  });

  it('combines conditions with any and not, to any depth', () => {
    const condition: Condition = { any: [{ a: 'yes' }, { not: { any: [{ b: 'yes' }, { c: 'yes' }] } }] };
    expect(holds(condition, known({ a: 'yes', b: 'yes', c: 'no' }), today)).toBe(true);
    expect(holds(condition, known({ a: 'no', b: 'no', c: 'no' }), today)).toBe(true);
    expect(holds(condition, known({ a: 'no', b: 'no', c: 'yes' }), today)).toBe(false);
  });

  it('names every fact that it asks for, with what it asks', () => {
    expect(matchersOf({ any: [{ a: 'yes', b: 'no' }, { not: { c: { includes: 'x' } } }] })).toEqual([
      ['a', 'yes'],
      ['b', 'no'],
      ['c', { includes: 'x' }],
    ]);
  });

  it('does not mistake what every object has for a fact', () => {
    expect(holds({ constructor: 'x' } as unknown as Condition, known({}), today)).toBe(false);
  });
});

it('takes one value for a list of one', () => {
  expect(listOf('a')).toEqual(['a']);
  expect(listOf(['a', 'b'])).toEqual(['a', 'b']);
});
