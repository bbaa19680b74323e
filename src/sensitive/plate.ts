import { cuesOf, WORD_END, wordsPattern } from './cues.ts';
import type { Draft } from './finding.ts';
import type { Reading } from './reading.ts';

const PLATE = /(?<![\p{L}\p{N}])[A-HJ-NPR-Z]{2} ?\d{2} ?\d{3}(?![\p{L}\p{N}]|[.,:-]\d)/gu;

const WORDS = {
  keyword: wordsPattern(
    `bil(?:en|er)?${WORD_END}`,
    'nummerplade',
    'reg(?:\\.|istreringsn)',
    'skilt',
    'kjennemerke',
    'parker',
    `car${WORD_END}`,
    'plate',
  ),
  counter: wordsPattern('pris', 'beløb', 'sag', 'sak', 'ordre', 'faktura', 'invoice', 'vare'),
};

/** Letters that stand before numbers of other things: crowns, institutions, countries, computer systems. */
const OTHER_LETTERS = ['KR', 'NR', 'KL', 'EU', 'DK', 'PR', 'AD', 'HR', 'GB', 'CV', 'SR', 'PC', 'HK'];

/** Danish and Norwegian licence plates: AB 12 345, and AB12345 or AB 12345 beside a word for cars. */
export function findPlates({ text, lower }: Reading): Draft[] {
  return [...text.matchAll(PLATE)].flatMap((match): Draft[] => {
    const [start, end] = [match.index, match.index + match[0].length];
    const { keyword, counter } = cuesOf(lower, start, end, WORDS);
    const isOther = OTHER_LETTERS.includes(match[0].slice(0, 2)) || counter !== undefined;
    if (isOther && keyword === undefined) return [];
    const draft = { kind: 'plate' as const, start, end };
    const form = { code: 'plate-form' as const };
    if (keyword !== undefined) {
      return [{ ...draft, certainty: 'high', reasons: [form, { code: 'keyword', word: keyword }] }];
    }
    const isDanish = /^.. \d\d \d/.test(match[0]);
    return [{ ...draft, certainty: isDanish ? 'medium' : 'low', reasons: [form] }];
  });
}
