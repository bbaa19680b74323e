import type { Language } from '../../guide/schema.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import type { TabWords } from './shape.ts';

const all: Record<Language, TabWords> = { da, nb, en };

/** What the tab says in a language. */
export function tabWordsOf(language: Language): TabWords {
  return all[language];
}
