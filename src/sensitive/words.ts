import type { Certainty, Draft, Reason } from './finding.ts';
import { type Index, type Lexicon, type Listed, matchAt, type Pattern } from './lexicon.ts';
import type { Reading } from './reading.ts';

/** Words that follow a name: a capital letter within a sentence and one of these make a person. */
const AFTER_NAME = new Set(
  'er har fik får blev bliver lider skal kan vil går var sagde fortalte ble fikk ble blir sa is has was got'.split(
    ' ',
  ),
);

/** Words before a name that speak to a person, or sign for one, and do not tell of one. */
const BEFORE_ADDRESSEE = new Set(
  'hej hejsa hei hallo goddag kære kjære hi hello dear tak takk thanks hilsen mvh vh regards'.split(' '),
);

interface Token {
  start: number;
  end: number;
}

/** A sentence: its words in small letters, with where they stand. */
interface Sentence {
  tokens: readonly Token[];
  words: readonly string[];
  /** What is known already of indexes whose words were looked for in it. */
  looked: Map<Index<Pattern>, string | undefined>;
}

/**
 * Words of the lists. With a word about a person in the sentence a hit is "medium", and never more: only a
 * reader can tell what is meant. Without one, or with a word about a subject as well, it is "low"; in a sentence
 * about a subject only, it is none. A negation changes nothing: "has no diabetes" is about health.
 * @param numbers what was found before, so that an identity number counts as a person
 */
export function findWords(reading: Reading, lexicon: Lexicon, numbers: readonly Draft[]): Draft[] {
  const persons = numbers.filter(({ kind }) => kind === 'cpr' || kind === 'fodselsnummer');
  let passed = 0;
  return sentencesIn(reading).flatMap((sentence) => {
    const hits = hitsIn(sentence, lexicon);
    const end = sentence.tokens.at(-1)?.end ?? 0;
    const start = sentence.tokens[0]?.start ?? 0;
    while ((persons[passed]?.end ?? Number.POSITIVE_INFINITY) <= start) passed += 1;
    if (hits.length === 0) return [];
    const hasNumber = (persons[passed]?.start ?? Number.POSITIVE_INFINITY) < end;
    const person: Reason | undefined = hasNumber
      ? { code: 'person-number' }
      : personIn(reading, sentence, lexicon);
    const subject = wordIn(sentence, lexicon.subjects);
    const certainty = certaintyWith(person !== undefined, subject !== undefined);
    if (!certainty) return [];
    const shared: Reason[] = [
      ...(person ? [person] : []),
      ...(subject === undefined ? [] : [{ code: 'subject-word' as const, word: subject }]),
    ];
    return hits.map(({ reasons, ...hit }) => ({ ...hit, certainty, reasons: [...reasons, ...shared] }));
  });
}

function certaintyWith(person: boolean, subject: boolean): Certainty | undefined {
  if (person) return subject ? 'low' : 'medium';
  return subject ? undefined : 'low';
}

/** A sentence ends at a sign that a capital letter follows, or with the line: "kl. 9" ends none. */
function sentencesIn({ text, lower }: Reading): Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  const close = () => {
    if (tokens.length > 0) {
      sentences.push({
        tokens,
        words: tokens.map(({ start, end }) => lower.slice(start, end)),
        looked: new Map(),
      });
    }
    tokens = [];
  };
  let from = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const before = text.slice(from, match.index);
    if (before.includes('\n') || (/[.!?…;]/.test(before) && /^\p{Lu}/u.test(match[0]))) close();
    from = match.index + match[0].length;
    tokens.push({ start: match.index, end: from });
  }
  close();
  return sentences;
}

type Hit = Omit<Draft, 'certainty'>;

function hitsIn(sentence: Sentence, { listed }: Lexicon): Hit[] {
  const { tokens, words } = sentence;
  return words.flatMap((_, index): Hit[] => {
    const hit = matchAt(
      listed,
      words,
      index,
      ({ pattern }) => pattern,
      (thing) => isMeant(thing, sentence, index),
    );
    if (!hit) return [];
    const last = tokens[index + hit.pattern.parts.length - 1];
    const start = tokens[index]?.start;
    if (!last || start === undefined) return [];
    const reasons: Reason[] = [{ code: 'listed-word', word: hit.pattern.written, list: hit.list }];
    const needed = hit.needs && wordIn(sentence, hit.needs);
    if (needed !== undefined) reasons.push({ code: 'needed-word', word: needed });
    return [{ kind: hit.topic, start, end: last.end, reasons }];
  });
}

/** Whether a listed word is none of the words that only look like it, and stands with what it needs. */
function isMeant({ not, needs }: Listed, sentence: Sentence, index: number): boolean {
  if (not && matchAt(not, sentence.words, index, itself) !== undefined) return false;
  return needs === undefined || wordIn(sentence, needs) !== undefined;
}

/** The listed form of the first word of a sentence that an index holds; looked for once. */
function wordIn({ words, looked }: Sentence, index: Index<Pattern>): string | undefined {
  if (looked.has(index)) return looked.get(index);
  let found: Pattern | undefined;
  for (let at = 0; at < words.length && !found; at += 1) found = matchAt(index, words, at, itself);
  looked.set(index, found?.written);
  return found?.written;
}

/** What shows that a sentence is about a person. A name itself is never told on. */
function personIn(reading: Reading, sentence: Sentence, lexicon: Lexicon): Reason | undefined {
  const word = wordIn(sentence, lexicon.persons);
  if (word !== undefined) return { code: 'person-word', word };
  const isName = sentence.tokens.some(({ start }, index) => {
    if (!/^\p{Lu}\p{Ll}/u.test(reading.text.slice(start, start + 4))) return false;
    if (BEFORE_ADDRESSEE.has(sentence.words[index - 1] ?? '')) return false;
    const written = sentence.words[index] ?? '';
    const isListed = lexicon.names.has(written) || lexicon.names.has(written.replace(/s$/, ''));
    return isListed || (index > 0 && AFTER_NAME.has(sentence.words[index + 1] ?? ''));
  });
  return isName ? { code: 'person-named' } : undefined;
}

const itself = (pattern: Pattern) => pattern;
