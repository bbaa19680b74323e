import type { Language } from '../../guide/schema.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import type { InsightsWords } from './shape.ts';

const all: Record<Language, InsightsWords> = { da, nb, en };

/** What the page of numbers for the policy owner says in a language. */
export function insightsWordsOf(language: Language): InsightsWords {
  return all[language];
}
