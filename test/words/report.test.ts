import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import type { Language } from '../../src/guide/schema.ts';
import { drawingTextsOf } from '../../src/words/drawing.ts';
import { paperWordsOf } from '../../src/words/papers/words.ts';
import { reportWordsOf } from '../../src/words/report/words.ts';
import { brokenTexts, foreignMarks, quotationMarks, textsOf } from '../support/words.ts';

const filled = (path: string, text: (...parts: unknown[]) => unknown) =>
  path === 'part' || path === 'elsewhereText' || path === 'intro' ? text('X', 1, 2) : text(3, 4);

describe.each(languages)('the words of reports and drawings in %s', (language) => {
  const texts = [...textsOf(reportWordsOf(language), filled), ...textsOf(drawingTextsOf(language), filled)];

  it('are whole', () => {
    expect(brokenTexts(texts)).toEqual([]);
  });

  it('put quotation marks as the language does', () => {
    expect(foreignMarks(texts, quotationMarks[language])).toEqual([]);
  });
});

const keysOf = (language: Language) => textsOf(paperWordsOf(language), filled).map(([path]) => path);

describe.each(languages)('the words of papers in %s', (language) => {
  const texts = textsOf(paperWordsOf(language), filled);

  it('are those of every other language', () => {
    expect(keysOf(language)).toEqual(keysOf('da'));
  });

  it('are whole, with the marks of the language', () => {
    expect(brokenTexts(texts)).toEqual([]);
    expect(foreignMarks(texts, quotationMarks[language])).toEqual([]);
  });
});

describe('what is counted', () => {
  it('is in the singular and the plural', () => {
    const counts = (count: number) =>
      languages.map((language) => {
        const { pathCount, pathsHere, caseCount } = reportWordsOf(language);
        return [pathCount(count), pathsHere(count), caseCount(count)];
      });
    expect(counts(1)).toEqual([
      ['1 vej', 'Vejen hertil', '1 afprøvet situation'],
      ['1 vei', 'Veien hit', '1 utprøvd situasjon'],
      ['1 path', 'The path here', '1 worked case'],
    ]);
    expect(counts(2)).toEqual([
      ['2 veje', 'De 2 veje hertil', '2 afprøvede situationer'],
      ['2 veier', 'De 2 veiene hit', '2 utprøvde situasjoner'],
      ['2 paths', 'The 2 paths here', '2 worked cases'],
    ]);
  });

  it('in a drawing is too', () => {
    expect(drawingTextsOf('en').description(1, 1)).toBe('1 question leads to 1 answer.');
    expect(drawingTextsOf('en').description(2, 3)).toBe('2 questions lead to 3 answers.');
  });
});
