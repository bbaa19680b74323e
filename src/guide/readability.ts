import { languages } from './constants.ts';
import { ownEntries } from './link.ts';
import type { GuideFile, Language } from './schema.ts';

/** Texts with a higher LIX are hard for somebody who reads standing up; beyond it official prose begins. */
export const HARDEST_LIX = 45;

/**
 * The readability index LIX: words per sentence, plus the words of more than six letters per hundred words.
 * Source: C. H. Björnsson, Läsbarhet, Stockholm 1968. A sentence ends at `.`, `!`, `?`, `:` or `…` before a
 * capital letter, a quotation, a bracket or the end, so "kl. 9" ends none; a word may hold hyphens and
 * apostrophes. Several texts count as one, each beginning a sentence. 0 where there is no word.
 */
export function lix(...texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const sentences = texts.reduce((total, text) => total + sentencesIn(text), 0);
  return words.length / sentences + (100 * words.filter(isLong).length) / words.length;
}

/** A question or a verdict sentence in one language. */
export interface ReadText {
  node: string;
  text: string;
  lix: number;
}

/** How hard the texts of one guide are in one language. */
export interface Readability {
  guide: string;
  language: Language;
  /** Of all texts together, which is what LIX was made for. */
  lix: number;
  /** Half of the texts have this LIX or less. */
  median: number;
  /** Nine out of ten have this LIX or less. */
  percentile90: number;
  maximum: number;
  /** How many texts there are. */
  texts: number;
  /** Single texts over `HARDEST_LIX`, the hardest first. */
  offenders: ReadText[];
}

/**
 * How readable the questions (`ask`) and verdict sentences (`answer`) of a guide are, per language that they
 * are there in. The measure to hold is the LIX of all of them together: a single sentence of five words gains
 * 20 by each long word, so that »Kræver billedet samtykke?« has 70 and is plain all the same. Single texts
 * over the limit are for an author to look at. What a guide imports counts in the guide that holds it.
 */
export function readability(guide: GuideFile): Readability[] {
  const texts = [
    ...ownEntries(guide.questions).map(([node, { ask }]) => ({ node, text: ask })),
    ...ownEntries(guide.outcomes).map(([node, { answer }]) => ({ node, text: answer })),
  ];
  return languages.flatMap((language) => {
    const own = texts.flatMap(({ node, text }) => {
      const written = text[language];
      return written === undefined ? [] : [{ node, text: written, lix: lix(written) }];
    });
    return own.length === 0 ? [] : [measured(guide.id, language, own)];
  });
}

function measured(guide: string, language: Language, texts: readonly ReadText[]): Readability {
  const sorted = texts.toSorted((a, b) => a.lix - b.lix);
  const ranked = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]?.lix ?? 0;
  return {
    guide,
    language,
    lix: lix(...texts.map(({ text }) => text)),
    median: ranked(0.5),
    percentile90: ranked(0.9),
    maximum: ranked(1),
    texts: texts.length,
    offenders: sorted.filter((text) => text.lix > HARDEST_LIX).reverse(),
  };
}

function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];
}

function isLong(word: string): boolean {
  return (word.match(/\p{L}/gu) ?? []).length > 6;
}

/** A text without an end is one sentence. */
function sentencesIn(text: string): number {
  const ends = text.match(/[.!?:…]+["»«”“'’)\]]*(?=\s+[\p{Lu}"»“(]|\s*$)/gu) ?? [];
  return /[.!?:…]["»«”“'’)\]]*\s*$/u.test(text) ? ends.length : ends.length + 1;
}
