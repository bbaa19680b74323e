import type { Language } from '../../guide/schema.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import type { NoticeWords } from './shape.ts';

const all: Record<Language, NoticeWords> = { da, nb, en };

/** What the privacy notice and the terms of use say in a language. */
export function noticeWordsOf(language: Language): NoticeWords {
  return all[language];
}
