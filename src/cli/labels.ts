import { NOT_SURE } from '../guide/constants.ts';
import type { Citing } from '../guide/impact.ts';
import type { Answer, Fact, Language } from '../guide/schema.ts';
import { wordsOf } from '../words/words.ts';
import { inLanguage } from './command.ts';

/** An answer as a reader sees it: the labels of its values, or the date. */
export function labelOf(fact: Fact, answer: Answer, language: Language): string {
  if (typeof answer !== 'string') return answer.map((value) => labelOf(fact, value, language)).join(', ');
  const words = wordsOf(language);
  if (answer === NOT_SURE) return words.notSure;
  if (fact.type === 'yes-no') return answer === 'yes' ? words.yes : words.no;
  const value = 'values' in fact && Object.hasOwn(fact.values, answer) ? fact.values[answer] : undefined;
  return value ? inLanguage(value.label, language) : answer;
}

/** An answer as an author writes it: several values with a plus. */
export function written(fact: string, answer: Answer): string {
  return `${fact}=${[answer].flat().join('+')}`;
}

/** A part of a pack to read again, and the rules that it speaks by. */
export function citingLine({ kind, id, rules }: Citing): string {
  return `REVIEW  ${kind} ${id}: rests on ${rules.join(', ')}`;
}

/** A line that fits into a number of characters. */
export function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}

/**
 * The lines of a table, each column as wide as its widest cell.
 * @param numbers the first of the columns that are set flush right; none if left out
 */
export function aligned(rows: readonly (readonly string[])[], numbers = Number.POSITIVE_INFINITY): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const set = (cell: string, column: number) =>
    column < numbers ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(set).join('  ').trimEnd());
}
