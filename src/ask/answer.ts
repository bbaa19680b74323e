import { type Fact, NOT_SURE } from '../guide/schema.ts';
import type { QuestionStep } from '../guide/step.ts';
import type { TextReader } from './reading.ts';
import { sayings } from './said.ts';
import { spelledOut, tokensOf } from './tokens.ts';

/** A longer text is a new question, not an answer. */
const LONGEST_ANSWER = 8;

/** What may follow a yes or a no: "ja, det gør hun". */
const ECHO =
  'det gør gjør er har må skal jeg vi du hun han den de hen i we you she he it they do does is are have has';

/** Words for yes, no and "I do not know", spelled out; a text that is nothing else is that answer. */
const plain: Readonly<Record<string, ReadonlySet<string>>> = {
  yes: wordSet(`ja jo jep jeps jada yes yep yeah ok okay ${ECHO}`),
  no: wordSet(`nej nei nope no naeh ikke not don t doesn isn ${ECHO}`),
  [NOT_SURE]: wordSet(
    'ved ikke det jeg aner vet ikke usikker tvivl tvil i er paa not sure unsure dont don t know i idk maaske kanskje maybe',
  ),
};
const telling: Readonly<Record<string, ReadonlySet<string>>> = {
  yes: wordSet('ja jo jep jeps jada yes yep yeah ok okay'),
  no: wordSet('nej nei nope no naeh'),
  [NOT_SURE]: wordSet('ved aner vet usikker tvivl tvil sure unsure know idk maaske kanskje maybe'),
};

/**
 * The value of a question that a text is: its label in any language, "ja", "ved ikke", or words that only this one
 * of its values has. Undefined where it is none, or could be two: then it is a question of its own.
 */
export function answerIn(
  text: string,
  { fact, values }: QuestionStep,
  reader: TextReader,
): string | undefined {
  const tokens = tokensOf(text);
  if (tokens.length === 0 || tokens.length > LONGEST_ANSWER) return undefined;
  if (fact.type === 'date' || fact.type === 'several-of')
    return plainAnswer(
      tokens.map(({ word }) => word),
      values,
    );
  const same = values.filter((value) => labelsOf(fact, value).some((label) => isSame(label, text)));
  if (same.length === 1) return same[0];
  return (
    plainAnswer(
      tokens.map(({ word }) => word),
      values,
    ) ?? byWords(text, fact, values, reader)
  );
}

function plainAnswer(words: readonly string[], values: readonly string[]): string | undefined {
  return values.find((value) => {
    const [only, some] = [plain[value], telling[value]];
    return only && some && words.every((word) => only.has(word)) && words.some((word) => some.has(word));
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
  const named = new Set(reading.concepts.filter(({ denied }) => !denied).map(({ concept }) => concept));
  const said = sayings(fact).flatMap(([value, all]) =>
    values.includes(value) && all.some((refs) => [refs].flat().every((ref) => named.has(ref))) ? [value] : [],
  );
  if (said.length === 1) return said[0];
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

function isSame(a: string, b: string): boolean {
  const words = (text: string) =>
    tokensOf(text)
      .map(({ word }) => word)
      .join(' ');
  return words(a) === words(b);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(spelledOut));
}
