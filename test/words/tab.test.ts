import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { tabWordsOf } from '../../src/words/tab/words.ts';
import { brokenTexts, foreignMarks, quotationMarks, textsOf } from '../support/words.ts';

const counted = new Set(['found', 'linkAnswers']);
const filled = (path: string, text: (...parts: unknown[]) => unknown) =>
  counted.has(path) ? text(3, 4) : text('X', 'Y');

describe.each(languages)('the words of the tab in %s', (language) => {
  const texts = textsOf(tabWordsOf(language), filled);

  it('are whole', () => {
    expect(brokenTexts(texts)).toEqual([]);
  });

  it('put quotation marks as the language does', () => {
    expect(foreignMarks(texts, quotationMarks[language])).toEqual([]);
  });

  it('say one and several in their own way', () => {
    const { found, linkAnswers } = tabWordsOf(language);
    expect(found(1, 3)).not.toBe(found(2, 3).replace('2', '1'));
    expect(found(3, 1)).not.toBe(found(3, 2).replace('2', '1'));
    expect(linkAnswers(1)).not.toBe(linkAnswers(2).replace('2', '1'));
  });
});
