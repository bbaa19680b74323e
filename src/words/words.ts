import type { Language } from '../guide/schema.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import type { Words } from './shape.ts';

const all: Record<Language, Words> = { da, nb, en };

/** What the product says in a language. */
export function wordsOf(language: Language): Words {
  return all[language];
}
