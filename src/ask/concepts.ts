import { wordSet } from './tokens.ts';
import type { KnownWord } from './vocabulary.ts';

/** A place in a text that names a concept. */
export interface ConceptHit {
  concept: string;
  /** The first and the last of its words, by their place in the text. */
  from: number;
  to: number;
  /** Whether a word such as "uden" denies it. */
  denied: boolean;
}

interface Phrase {
  concept: string;
  terms: readonly string[];
  /** Its last word, as it is listed. */
  last: string;
}

/** Words that deny what follows them, spelled out. */
const DENYING = wordSet(
  'ikke uden ingen intet aldrig hverken uten ikkje not without no never nor dont doesnt isnt cannot cant',
);
/** So many words may stand between the word that denies and what it denies. */
const REACH = 2;

/** Finds the concepts that a text names, by the words that the owners of the packs have listed for them. */
export class Concepts {
  readonly #byFirst = new Map<string, Phrase[]>();

  /** @param read leads the words of a phrase back to terms, as those of a text are */
  constructor(
    concepts: ReadonlyMap<string, readonly string[]>,
    read: (phrase: string) => readonly KnownWord[],
  ) {
    for (const [concept, phrases] of concepts) {
      for (const phrase of phrases) {
        const words = read(phrase);
        const terms = words.map(({ term, token }) => term ?? token.word);
        const [first] = terms;
        const last = words.at(-1)?.token.word;
        if (first === undefined || last === undefined) continue;
        const same = this.#byFirst.get(first) ?? [];
        this.#byFirst.set(first, [...same, { concept, terms, last }]);
      }
    }
  }

  /** Every concept in the words of a text, in order; a concept counts once at each place. */
  find(words: readonly KnownWord[]): ConceptHit[] {
    return words.flatMap((word, from) => {
      const beginning = this.#byFirst.get(word.term ?? '') ?? [];
      if (beginning.length === 0 && word.parts.length === 0) return [];
      const found = new Map<string, number>();
      for (const { concept, terms, last } of beginning) {
        const whole = terms.every((term, index) => words[from + index]?.term === term);
        const owner = terms.length > 1 && isOwner(words, from + terms.length - 1, last);
        if (whole && !owner) found.set(concept, Math.max(found.get(concept) ?? 0, from + terms.length - 1));
      }
      // What is listed as a whole is not taken apart: "billeder" are neither "bil" nor "leder". And a part of a
      // compound names a concept only alone: "skærmmøde" does not begin "møde med".
      const parts = found.size === 0 ? word.parts : [];
      for (const { concept, terms } of parts.flatMap((part) => this.#byFirst.get(part) ?? [])) {
        if (terms.length === 1 && !found.has(concept)) found.set(concept, from);
      }
      return [...found].map(([concept, to]) => ({ concept, from, to, denied: isDenied(words, from) }));
    });
  }
}

/** Whether the last word of a phrase only owns what follows: "til en borgers søn" goes to no citizen. */
function isOwner(words: readonly KnownWord[], place: number, listed: string): boolean {
  const [word = '', next] = [words[place]?.token.word, words[place + 1]?.token];
  if (!next || next.begins || listed.endsWith('s')) return false;
  return word.endsWith('s') || next.word === 's';
}

/** Whether a denying word stands shortly before a place, in the same clause. */
function isDenied(words: readonly KnownWord[], place: number): boolean {
  for (let index = place - 1; index >= Math.max(0, place - 1 - REACH); index -= 1) {
    if (words[index + 1]?.token.begins) return false;
    if (DENYING.has(words[index]?.token.word ?? '')) return true;
  }
  return false;
}
