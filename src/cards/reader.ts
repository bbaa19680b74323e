import { languages, NOT_SURE } from '../guide/constants.ts';
import { durationParts } from '../guide/date.ts';
import type { PackEntry } from '../guide/pack.ts';
import type { Fact, Language, Text } from '../guide/schema.ts';
import type { Words } from '../words/shape.ts';
import { wordsOf } from '../words/words.ts';

/** The person that a card is made for: the words of the product, and the language of the pack's texts. */
export interface Reader {
  /** The language that the person chose. */
  language: Language;
  words: Words;
  /** The language that the texts of the pack are read in. */
  content: Language;
}

/**
 * The reader of a pack. Who reads a language that the pack does not have gets the document's own language:
 * the answer has to be that of the municipality, and its texts exist in no other.
 */
export function readerOf(pack: Pick<PackEntry, 'languages'>, language: Language): Reader {
  const content = pack.languages.includes(language) ? language : (pack.languages[0] as Language);
  return { language, words: wordsOf(language), content };
}

/** A text of the pack for a reader; the pack's check has made sure that it is there. */
export function read(reader: Reader, text: Text): string {
  const words = text[reader.content];
  if (words === undefined) throw new Error(`A text has no ${reader.content}: the pack was not checked`);
  return words;
}

/** How a reader sees one value of a fact. */
export function labelOf(reader: Reader, fact: Fact, value: string): string {
  if (value === NOT_SURE) return reader.words.notSure;
  if (fact.type === 'yes-no') return value === 'yes' ? reader.words.yes : reader.words.no;
  if (fact.type === 'date') return formatDate(reader.language, value);
  const entry = fact.values[value];
  return entry ? read(reader, entry.label) : value;
}

/** Making a format takes longer than using it a thousand times. */
const formats = Object.fromEntries(
  languages.map((language) => [
    language,
    {
      date: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
      day: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
      weekday: new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }),
      duration: new Intl.DurationFormat(language, { style: 'long' }),
      choice: new Intl.ListFormat(language, { type: 'disjunction' }),
    },
  ]),
) as Record<Language, Formats>;

interface Formats {
  date: Intl.DateTimeFormat;
  day: Intl.DateTimeFormat;
  weekday: Intl.DateTimeFormat;
  duration: Intl.DurationFormat;
  choice: Intl.ListFormat;
}

/** An ISO date as people write it: "5. januar 2026". */
export function formatDate(language: Language, date: string): string {
  return formats[language].date.format(noonOf(date));
}

/** An ISO date without its year: "5. januar". */
export function formatDay(language: Language, date: string): string {
  return formats[language].day.format(noonOf(date));
}

/** The weekday of an ISO date: "mandag". */
export function formatWeekday(language: Language, date: string): string {
  return formats[language].weekday.format(noonOf(date));
}

function noonOf(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

/** A duration as people write it: "2 måneder". */
export function formatDuration(language: Language, duration: string): string {
  return formats[language].duration.format(durationParts(duration));
}

/** Things of which one is enough, as people write them: "a, b eller c". */
export function formatChoice(language: Language, things: readonly string[]): string {
  return formats[language].choice.format(things);
}
