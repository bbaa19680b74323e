import type { Guide } from '../guide/pack.ts';
import { daysLike } from '../guide/paths.ts';
import type { Answer, Fact, Language, Outcome } from '../guide/schema.ts';
import type { Walk } from '../guide/step.ts';
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
