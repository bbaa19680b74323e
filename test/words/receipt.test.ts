import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { receiptWordsOf } from '../../src/words/receipt/words.ts';
import { brokenTexts, foreignMarks, longSentences, quotationMarks, textsOf } from '../support/words.ts';

const filled = (_: string, text: (...parts: unknown[]) => unknown) => text('X.', 'Y.');

describe.each(languages)('the words of receipts in %s', (language) => {
  const texts = textsOf(receiptWordsOf(language), filled);

  it('are whole', () => {
    expect(brokenTexts(texts)).toEqual([]);
  });

  it('stand in sentences under 15 words', () => {
    expect(longSentences(texts)).toEqual([]);
  });

  it('put quotation marks as the language does', () => {
    expect(foreignMarks(texts, quotationMarks[language])).toEqual([]);
  });
});
