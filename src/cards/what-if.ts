import { NOT_SURE } from '../guide/constants.ts';
import { factsAskedBy, type Guide } from '../guide/pack.ts';
import { daysLike, kindsOfAnswer } from '../guide/paths.ts';
import type { Answer, Fact, Language, Outcome } from '../guide/schema.ts';
import { valuesOf, type Walk } from '../guide/step.ts';
import { alternatives } from '../guide/what-if.ts';
import { wordsOf } from '../words/words.ts';
import { answerText } from './answers.ts';
import { formatChoice, formatDate, type Reader, read } from './reader.ts';

/** A change as a person reads it: "If “Purpose” were “A reminder”:", and the answer that it would lead to. */
export interface WhatIfLine {
  condition: string;
  answer: string;
}

/** A card is read standing up. */
const MOST_LINES = 3;

/** The smallest changes of a walk that would lead to another verdict, as a person reads them; at most three. */
export function whatIfLines(reader: Reader, guide: Guide, walk: Walk, today: string): WhatIfLine[] {
  const changes = alternatives(guide, walk, today).slice(0, MOST_LINES);
  return changes.map(({ changed, added, outcome }) => {
    const [first = '', second] = [...changed, ...added].map(({ fact: id, answers }) => {
      const { label } = guide.facts.get(id) as Fact;
      const texts = answers.map((answer) => textOf(reader, guide, id, answer, today));
      return supposition(reader.language, read(reader, label), texts);
    });
    const { answer } = guide.outcomes[outcome] as Outcome;
    return { condition: reader.words.ifSo(first, second), answer: read(reader, answer) };
  });
}

/** "“Purpose” were “A reminder” or “A reply”": a fact, and the answers to it that would do, as they are read. */
export function supposition(language: Language, label: string, answers: readonly string[]): string {
  return wordsOf(language).wouldBe(label, formatChoice(language, answers));
}

/** An answer that is supposed: the labels of its values, or the days that count the same. */
function textOf(reader: Reader, guide: Guide, id: string, answer: Answer, today: string): string {
  const fact = guide.facts.get(id) as Fact;
  return fact.type === 'date' && typeof answer === 'string'
    ? daysText(guide, id, answer, today, reader.language, (day) => formatDate(reader.language, day))
    : reader.words.quote(answerText(reader, fact, answer));
}

/**
 * "1 March 2026 or later": the days that count as one day of a fact does.
 * @param format how a day is written
 */
export function daysText(
  guide: Guide,
  fact: string,
  day: string,
  today: string,
  language: Language,
  format: (day: string) => string,
): string {
  const words = wordsOf(language);
  const { first, last } = daysLike(guide, fact, day, today);
  if (first !== undefined && last !== undefined) return words.daysFromTo(format(first), format(last));
  if (first !== undefined) return words.dayOrLater(format(first));
  return last === undefined ? format(day) : words.dayOrEarlier(format(last));
}

/** No day takes more room where it is read. */
const LONGEST_DAY = '2026-09-30';

/** As many lines as a card of a guide can show, none of them shorter than any that it shows. */
export function longestWhatIf(reader: Reader, guide: Guide, today: string): WhatIfLine[] {
  const suppositions = [...factsAskedBy(guide)].map((id) => {
    const fact = guide.facts.get(id) as Fact;
    return supposition(
      reader.language,
      read(reader, fact.label),
      longestTexts(reader, guide, id, fact, today),
    );
  });
  const [first = '', second] = suppositions.sort((a, b) => bytes(b) - bytes(a));
  const answers = Object.values(guide.outcomes).map(({ answer }) => read(reader, answer));
  const answer = answers.reduce((a, b) => (bytes(b) > bytes(a) ? b : a), '');
  return Array.from({ length: MOST_LINES }, () => ({ condition: reader.words.ifSo(first, second), answer }));
}

/** Every answer that can be supposed of a fact; of sets and days the longest text there is, for each kind. */
function longestTexts(reader: Reader, guide: Guide, id: string, fact: Fact, today: string): string[] {
  const { words, language } = reader;
  const quoted = (answer: Answer) => words.quote(answerText(reader, fact, answer));
  if (fact.type === 'one-of' || fact.type === 'yes-no') {
    return valuesOf(fact)
      .filter((value) => value !== NOT_SURE)
      .map(quoted);
  }
  const day = formatDate(language, LONGEST_DAY);
  const longest = fact.type === 'date' ? words.daysFromTo(day, day) : quoted(Object.keys(fact.values));
  return kindsOfAnswer(guide, id, today).map(() => longest);
}

/** Room that a text takes in the JSON of a card. */
function bytes(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length;
}
