import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { insightsWordsOf } from '../../src/words/insights/words.ts';
import { brokenTexts, foreignMarks, longSentences, quotationMarks, textsOf } from '../support/words.ts';

const filled = (_: string, text: (...parts: unknown[]) => unknown) => text(5, 6, 7);
const keysOf = (language: (typeof languages)[number]) =>
  textsOf(insightsWordsOf(language), filled).map(([path]) => path);

describe.each(languages)('the words of the insights in %s', (language) => {
  const texts = textsOf(insightsWordsOf(language), filled);

  it('are those of every other language, and whole', () => {
    expect(keysOf(language)).toEqual(keysOf('da'));
    expect(brokenTexts(texts)).toEqual([]);
  });

  it('stand in sentences under 15 words', () => {
    expect(longSentences(texts)).toEqual([]);
  });

  it('put quotation marks as the language does', () => {
    expect(foreignMarks(texts, quotationMarks[language])).toEqual([]);
  });
});
