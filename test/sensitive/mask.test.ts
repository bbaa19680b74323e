import { describe, expect, it } from '@jest/globals';
import { hasPersonalData } from '../../src/sensitive/finding.ts';
import { MOST_FINDINGS } from '../../src/sensitive/limits.ts';
import { mask } from '../../src/sensitive/mask.ts';
import { found } from './support.ts';

const masked = (text: string) => mask(text, found(text));

describe('a masked text', () => {
  it.each([
    ['cpr 220266-6097 ok', 'cpr ••••••-•••• ok'],
    ['skriv til a.b@c.dk nu', 'skriv til •.•@•.•• nu'],
    ['Bøgevej 22, 2. tv.', '••••••• ••, •. ••.'],
    ['ring 28 74 11 90', 'ring •• •• •• ••'],
    ['170463-8672', '••••••-••••'],
    ['hun er syg', 'hun er syg'],
    ['𝟐𝟐𝟎𝟐𝟔𝟔-6097', '••••••••••••-••••'],
    ['ingenting', 'ingenting'],
    ['', ''],
  ])('hides what is a number, an address or the like, and nothing else: %s', (text, expected) => {
    expect(masked(text)).toBe(expected);
    expect(masked(text)).toHaveLength(text.length);
  });

  it('hides all that follows where there is more than can be found', () => {
    const text = '220266-6097, '.repeat(MOST_FINDINGS + 5);
    expect(found(text)).toHaveLength(MOST_FINDINGS);
    expect(masked(text)).not.toMatch(/\d/);
    expect(masked(text)).toHaveLength(text.length);
  });
});

describe('a text has personal data', () => {
  it.each([
    ['220266-6097', true],
    ['2202666097', true],
    ['hun er syg', true],
    ['170463-8672', false],
    ['diabetes', false],
    ['post@kommune.example', false],
    ['kaffe', false],
  ])('with a finding that is more than low: %s, %p', (text, expected) => {
    expect(hasPersonalData(found(text))).toBe(expected);
  });
});
