/** The shape of the word lists under `dialogs/sensitive/`; types and JSON Schema are derived from here. */
import { z } from 'zod';
import { topics } from './finding.ts';

const WRITTEN = /^-?[\p{L}\p{N}]+(?:[ '][\p{L}\p{N}]+)*-?$/u;

/** At least two letters: a single one would be found in every word. */
const Word = z
  .string()
  .regex(WRITTEN, 'write "syg", "diabet-" (goes on), "-sygdom" (ends a word), "-misbrug-" (both), "er same"')
  .refine((word) => word.replace(/-/g, '').length > 1, 'a word has at least two letters')
  .meta({ id: 'Word', description: 'A word; a hyphen where other letters may stand before or behind' });

const Words = z.array(Word).min(1);

const Entry = z
  .union([
    Word,
    z.strictObject({
      words: Words.describe('Any of these words'),
      with: Words.optional().describe('Counts only with one of these words in the same sentence'),
      not: Words.optional().describe('Words that are not meant although they match'),
    }),
  ])
  .meta({ id: 'Entry', description: 'A word that tells something about a person' });

/** The words of one language; the file is named after it. */
export const WordList = z.strictObject({
  persons: Words.describe('Words that show that a sentence is about a person: he, pupil, mother'),
  names: Words.describe('Common first names, which show the same; written with a capital letter in texts'),
  subjects: Words.describe(
    'Words that show that a sentence is about a subject in general: course, statistics',
  ),
  topics: z
    .partialRecord(z.enum(topics), z.array(Entry).min(1))
    .describe('What the words tell about a person, by topic'),
});
export type WordList = z.infer<typeof WordList>;
