import type { Language } from '../../guide/schema.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import type { ReportWords } from './shape.ts';

const all: Record<Language, ReportWords> = { da, nb, en };

/** What the report says in a language. */
export function reportWordsOf(language: Language): ReportWords {
  return all[language];
}
