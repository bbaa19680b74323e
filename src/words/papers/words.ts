import type { Language } from '../../guide/schema.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import type { PaperWords } from './shape.ts';

const all: Record<Language, PaperWords> = { da, nb, en };

/** What a paper says in a language. */
export function paperWordsOf(language: Language): PaperWords {
  return all[language];
}
