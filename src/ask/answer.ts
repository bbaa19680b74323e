import { NOT_SURE } from '../guide/constants.ts';
import type { Fact } from '../guide/schema.ts';
import type { QuestionStep } from '../guide/step.ts';
import type { TextReader } from './reading.ts';
import { saidValues } from './said.ts';
import { tokensOf, wordSet } from './tokens.ts';

/** A longer text is a new question, not an answer. */
const LONGEST_ANSWER = 8;

/** What may stand beside a yes or a no: "ja, det gør hun". */
const ECHO =
  'det gør gjør er har må skal jeg vi du hun han den de hen i we you she he it they do does is are have has';

/** Words of which one makes a text this answer, and words that may stand beside it. */
const plain = new Map(
  Object.entries({
    yes: ['ja jo jep jeps jada yes yep yeah ok okay', ECHO],
    no: ['nej nei nope no naeh', `ikke not don t doesn isn ${ECHO}`],
    [NOT_SURE]: [
      'ved aner vet usikker tvivl tvil sure unsure know idk maaske kanskje maybe',
      'ikke det jeg i er paa not dont don t',
    ],
  }).map(([value, [telling = '', beside = '']]) => [
    value,
    { telling: wordSet(telling), beside: wordSet(beside) },
  ]),
);

/**
 * The value of a question that a text is: its label in any language, "ja", "ved ikke", or words that only this one
 * of its values has. Undefined where it is none, or could be two: then it is a question of its own.
 */
export function answerIn(
  text: string,
  { fact, values }: QuestionStep,
  reader: TextReader,
): string | undefined {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > LONGEST_ANSWER) return undefined;
  if (fact.type === 'date' || fact.type === 'several-of') return plainAnswer(words, values);
  const typed = words.join(' ');
  const same = values.filter((value) =>
    labelsOf(fact, value).some((label) => wordsOf(label).join(' ') === typed),
  );
  if (same.length === 1) return same[0];
  return plainAnswer(words, values) ?? byWords(text, fact, values, reader);
}

function wordsOf(text: string): string[] {
  return tokensOf(text).map(({ word }) => word);
}

function plainAnswer(words: readonly string[], values: readonly string[]): string | undefined {
  return values.find((value) => {
    const { telling, beside } = plain.get(value) ?? {};
    return (
      words.some((word) => telling?.has(word)) &&
      words.every((word) => telling?.has(word) || beside?.has(word))
    );
  });
}

/** The value whose concepts the text names, or the only one whose label holds every word of it. */
function byWords(
  text: string,
  fact: Fact,
  values: readonly string[],
  reader: TextReader,
): string | undefined {
  const reading = reader.read(text);
  const said = saidValues(fact, reading).filter(({ answer }) => values.includes(answer));
  if (said.length === 1) return said[0]?.answer;
  if (said.length > 1) return undefined;
  const terms = reading.words.map(({ term }) => term);
  if (terms.includes(undefined)) return undefined;
  const holding = values.filter((value) =>
    labelsOf(fact, value).some((label) => {
      const own = new Set(reader.read(label).words.flatMap(({ term, parts }) => [term, ...parts]));
      return terms.every((term) => own.has(term));
    }),
  );
  return holding.length === 1 ? holding[0] : undefined;
}

function labelsOf(fact: Fact, value: string): string[] {
  return 'values' in fact && Object.hasOwn(fact.values, value)
    ? Object.values(fact.values[value]?.label ?? {})
    : [];
}
