/** What a person has filled in, and what the answers in a guide fill in for them. */
import { type Reader, read } from '../cards/reader.ts';
import { NOT_SURE } from '../guide/constants.ts';
import { isDate } from '../guide/date.ts';
import type { Pack } from '../guide/pack.ts';
import { fieldsOf } from '../guide/paper.ts';
import type { Field, PaperFile } from '../guide/paper-schema.ts';
import type { Answer } from '../guide/schema.ts';
import { type Answers, valid } from '../guide/step.ts';

/** By field: a text, an ISO date, the id of an option; a list of ids where several options can be ticked. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** The value if the field takes it, texts without white space around them; undefined if it is as good as none. */
export function accepted(field: Field, value: Values[string] | undefined): string | string[] | undefined {
  if (value === undefined) return undefined;
  if (field.type === 'checks') {
    const ticked = Object.keys(field.options).filter((option) => [value].flat().includes(option));
    return ticked.length > 0 ? ticked : undefined;
  }
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (field.type === 'choice') return Object.hasOwn(field.options, text) ? text : undefined;
  if (field.type === 'date') return isDate(text) ? text : undefined;
  return text === '' ? undefined : text;
}

/** The fields that a paper cannot do without and that are still empty, in order. */
export function missingFields(paper: PaperFile, values: Values): string[] {
  return fieldsOf(paper)
    .filter(([id, field]) => field.required && accepted(field, values[id]) === undefined)
    .map(([id]) => id);
}

/**
 * What the answers of a walk fill in: a text gets what the paper says for the answer, a choice the answer itself. An
 * answer that the fact does not take, and "not sure", fill nothing in.
 */
export function valuesFromFacts(
  paper: PaperFile,
  { facts }: Pick<Pack, 'facts'>,
  answers: Answers,
  reader: Reader,
): Values {
  const filled = fieldsOf(paper).flatMap(([id, field]) => {
    const answer = field.fact === undefined ? undefined : valid({ facts }, field.fact, answers[field.fact]);
    if (answer === undefined || answer === NOT_SURE) return [];
    const value = accepted(field, filledBy(field, answer, reader));
    return value === undefined ? [] : [[id, value] as const];
  });
  return Object.fromEntries(filled);
}

/** What one answer means for a field; undefined if it means nothing. */
function filledBy(field: Field, answer: Answer, reader: Reader): Values[string] | undefined {
  if (field.type !== 'text' && field.type !== 'long-text') return answer;
  const texts = [answer].flat().flatMap((value) => field.fills?.[value] ?? []);
  return texts.map((text) => read(reader, text)).join(', ');
}
