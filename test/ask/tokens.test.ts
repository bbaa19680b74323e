import { describe, expect, it } from '@jest/globals';
import { distance } from '../../src/ask/distance.ts';
import { spelledOut, tokensOf } from '../../src/ask/tokens.ts';

const words = (text: string) => tokensOf(text).map(({ word }) => word);

describe('the words of a text', () => {
  it.each([
    ['Må jeg SENDE den?', ['maa', 'jeg', 'sende', 'den']],
    ["sms'en", ['sms', 'en']],
    ['en e-mail', ['en', 'email']],
    ['mail-adresse', ['mail', 'adresse']],
    ['30 dage', ['30', 'dage']],
    ['cpr\u200b-nr', ['cpr', 'nr']],
    ['s\u00adms', ['sms']],
    ['a\u030arhus', ['aarhus']],
    ['', []],
    ['👍 !?', []],
    ['٣ كتب', ['٣', 'كتب']],
  ])('%j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('keep how they were typed, and where a clause begins', () => {
    expect(tokensOf('Nej, ikke CPR')).toEqual([
      { word: 'nej', typed: 'Nej', begins: true },
      { word: 'ikke', typed: 'ikke', begins: true },
      { word: 'cpr', typed: 'CPR', begins: false },
    ]);
  });

  it('are the first of a long text, and none of endless letters', () => {
    expect(tokensOf('ord '.repeat(1000))).toHaveLength(80);
    expect(words(`${'x'.repeat(50)} sms`)).toEqual(['sms']);
  });
});

it('spells words out in letters that every keyboard has', () => {
  expect(['Ærø', 'ÅR', 'Gøteborg', 'é'].map(spelledOut)).toEqual(['aeroe', 'aar', 'goeteborg', 'e']);
});

describe('the distance of two words', () => {
  it.each([
    ['mail', 'mail', 0],
    ['mail', 'mal', 1],
    ['mail', 'maill', 1],
    ['mail', 'nail', 1],
    ['mail', 'mial', 1],
    ['samtykke', 'samtyke', 1],
    ['billeder', 'billder', 1],
    ['kalender', 'kaldnere', 3],
    ['', 'ab', 2],
  ])('of "%s" and "%s" is %d', (a, b, mistakes) => {
    expect(distance(a, b, 5)).toBe(mistakes);
    expect(distance(b, a, 5)).toBe(mistakes);
  });

  it('is not counted further than asked', () => {
    expect(distance('abcdef', 'uvwxyz', 2)).toBe(3);
    expect(distance('a', 'abcdef', 2)).toBe(3);
  });
});
