import { describe, expect, it } from '@jest/globals';
import { widthOf, wrap } from '../../src/picture/text.ts';

describe('a text in a box', () => {
  it('breaks between words and loses none', () => {
    const text = 'Må jeg sende en sms til en borger om hendes genoptræning?';
    const lines = wrap(text, 120);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(text);
    expect(lines.filter((line) => widthOf(line) > 120)).toEqual([]);
  });

  it('stays on one line where it fits', () => {
    expect(wrap('Ja', 100)).toEqual(['Ja']);
  });

  it('breaks after a hyphen or a slash that is there', () => {
    expect(wrap('GDPR-koordinatoren', widthOf('GDPR-koordinator'))).toEqual(['GDPR-', 'koordinatoren']);
    expect(wrap('og/eller', widthOf('og/elle'))).toEqual(['og/', 'eller']);
  });

  it('hyphenates a word that is too long, before a consonant with a vowel', () => {
    expect(wrap('Funktionsnedsættelse', 110)).toEqual(['Funktionsnedsæt-', 'telse']);
  });

  it('cuts a word without vowels where it has to', () => {
    const lines = wrap('x'.repeat(50), 100);
    expect(lines.map((line) => line.replace(/-$/u, '')).join('')).toBe('x'.repeat(50));
    expect(lines.filter((line) => widthOf(line) > 100)).toEqual([]);
  });

  it('cuts a word even where a single letter is too wide', () => {
    expect(wrap('ABC', 1).map((line) => line.replace(/-$/u, ''))).toEqual(['A', 'B', 'C']);
  });

  it('keeps a bullet with its first word', () => {
    expect(wrap('•\u00A0Funktionsnedsættelse', 110)[0]).toMatch(/^•\u00A0F/u);
  });

  it('is nothing where there is none', () => {
    expect(wrap('', 100)).toEqual([]);
  });

  it('is measured by its letters: accents as without, unknown signs as the widest', () => {
    expect(widthOf('é')).toBe(widthOf('e'));
    expect(widthOf('e\u0301')).toBe(widthOf('e'));
    expect(widthOf('漢')).toBeGreaterThan(widthOf('M'));
    expect(widthOf('Ja', 'bold')).toBeGreaterThan(widthOf('Ja'));
  });
});
