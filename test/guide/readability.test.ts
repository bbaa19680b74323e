import { describe, expect, it } from '@jest/globals';
import { lix, readability } from '../../src/guide/readability.ts';
import { GuideFile } from '../../src/guide/schema.ts';

describe('the LIX of a text', () => {
  it.each([
    ['', 0],
    ['?!', 0],
    ['Må du det?', 3],
    ['Kræver billedet samtykke?', 3 + 200 / 3],
    ['Ja. Det må du.', 2],
    ['Mødet er kl. 9.', 4],
    ['Spørg først', 2],
    ['Det må du. Spørg', 2],
    ['Hun sagde: »Ja!«', 1.5],
    ['CPR-nummer', 1 + 100],
    ["sms'en", 1],
  ])('is words per sentence and long words in a hundred: %j', (text, expected) => {
    expect(lix(text)).toBeCloseTo(expected);
  });

  it('counts a letter once, however it is written', () => {
    expect(lix('a\u030aa\u030aa\u030aa\u030a')).toBe(1);
  });

  it('of several texts is that of all together, not their mean', () => {
    expect(lix('Kræver billedet samtykke?', 'Ja, det må du.')).toBeCloseTo(7 / 2 + 200 / 7);
  });
});

describe('how readable a guide is', () => {
  const outcome = (answer: string) => ({ verdict: 'allowed', answer: { da: answer }, because: { da: 'x' } });
  const guide = (...answers: string[]) =>
    GuideFile.parse({
      id: 'gift',
      title: { da: 'x' },
      question: { da: 'x' },
      case: 'general',
      asks: { da: ['x'] },
      start: 'o0',
      questions: {},
      outcomes: Object.fromEntries(answers.map((answer, index) => [`o${index}`, outcome(answer)])),
    });

  it('is told as a distribution by nearest rank, with single hard texts apart', () => {
    const [entry, ...others] = readability(
      guide('Ja.', 'Ja, du.', 'Ja, det må du.', 'Billedet offentliggøres.'),
    );
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ guide: 'gift', language: 'da', texts: 4, median: 2, percentile90: 102 });
    expect(entry?.offenders).toEqual([{ node: 'o3', text: 'Billedet offentliggøres.', lix: 102 }]);
    expect(entry?.lix).toBeCloseTo(9 / 4 + 200 / 9);
  });

  it('has nothing to tell of a language without texts', () => {
    expect(readability(guide())).toEqual([]);
  });
});
