import type { Language } from '../../guide/schema.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import type { ReminderWords } from './shape.ts';

const all: Record<Language, ReminderWords> = { da, nb, en };

/** What reminders say in a language. */
export function reminderWordsOf(language: Language): ReminderWords {
  return all[language];
}
