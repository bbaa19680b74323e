import { describe, expect, it } from '@jest/globals';
import { combinationsOf, meets } from '../../src/guide/signals.ts';

describe('what is known of a signal', () => {
  const known = { what: 'health', where: 'mail', to: 'unknown' };

  it('meets a condition if every attribute has the word, or one of the words', () => {
    expect(meets({ what: 'health' }, known)).toBe(true);
    expect(meets({ what: ['identity-number', 'health'], to: ['outside', 'unknown'] }, known)).toBe(true);
    expect(meets({ what: 'health', to: 'outside' }, known)).toBe(false);
    expect(meets({ what: ['identity-number', 'citizen-details'] }, known)).toBe(false);
  });

  it('meets a condition that asks for nothing, and none about what is not known', () => {
    expect(meets({}, known)).toBe(true);
    expect(meets({ service: 'zoom' }, known)).toBe(false);
  });
});

it('counts everything that can be known of a kind of signal', () => {
  expect(combinationsOf('mail-forwarding')).toEqual([{ to: 'inside' }, { to: 'outside' }, { to: 'unknown' }]);
  const data = combinationsOf('personal-data');
  expect(data).toHaveLength(3 * 5 * 3);
  expect(new Set(data.map((known) => JSON.stringify(known))).size).toBe(45);
});
