import type { Guide, Pack } from '../guide/pack.ts';
import { commonWords } from './common-words.ts';
import { type ConceptHit, Concepts } from './concepts.ts';
import { guideTexts } from './texts.ts';
import { type Token, tokensOf } from './tokens.ts';
import { type KnownWord, Vocabulary } from './vocabulary.ts';

/** A text as it was understood: its words, and the concepts that they name. */
export interface Reading {
  words: readonly KnownWord[];
  concepts: readonly ConceptHit[];
}

/**
 * What a text is about: terms, `#concepts` and `?words` that the pack does not know, each with its weight; and how it
 * asks: `~common` words, and pairs of neighbours, "a b".
 */
export type Features = ReadonlyMap<string, number>;

/** A concept counts as much as the word that names it; where a word names several, they share in it. */
const CONCEPT = 1;
/** A part of a compound counts less than a word of its own, and so does a word that had to be repaired. */
const PART = 0.5;
const REPAIRED = 0.8;
/** "Hvem" and "hvor længe" tell guides apart that are about the same things. */
const COMMON = 0.5;
const PAIR = 0.7;

/** Reads texts by the words of one pack. */
export class TextReader {
  readonly #vocabulary = new Vocabulary();
  readonly #concepts: Concepts;

  constructor(pack: Pick<Pack, 'concepts'> & { guides: ReadonlyMap<string, Guide> }) {
    const all = [...pack.guides.values()].flatMap(guideTexts);
    const learn = (texts: readonly string[]) => {
      for (const token of texts.flatMap(wordsOf)) this.#vocabulary.learn(token);
    };
    learn([...pack.concepts.values()].flat());
    // Facts and rules say the same in every guide that has them.
    learn([...new Set(all.filter(({ kind }) => kind !== 'phrase').map(({ text }) => text))]);
    const phrases = all.filter(({ kind }) => kind === 'phrase').flatMap(({ text }) => wordsOf(text));
    const uses = Map.groupBy(phrases, ({ word }) => word);
    for (const [token, again] of uses.values()) if (token && again) this.#vocabulary.learn(token);
    // Phrases are typed as people type: a spelling that stands there once, close to a known word, is a mistake.
    for (const [token, again] of uses.values()) {
      if (token && !again && !this.#vocabulary.isMisspelled(token)) this.#vocabulary.learn(token);
    }
    this.#concepts = new Concepts(pack.concepts, (phrase) => this.#words(phrase));
  }

  /** A text with its words led back to those of the pack. */
  read(text: string): Reading {
    const words = this.#words(text);
    return { words, concepts: this.#concepts.find(words) };
  }

  #words(text: string): KnownWord[] {
    const tokens = tokensOf(text);
    return tokens.map((token, index) => this.#vocabulary.read(token, tokens[index + 1]));
  }
}

function wordsOf(text: string): Token[] {
  return tokensOf(text, Number.POSITIVE_INFINITY);
}

/** What a text is about, and how it asks. */
export function featuresOf({ words, concepts }: Reading): Features {
  const found = new Map<string, number>();
  const add = (feature: string, weight: number) =>
    found.set(feature, Math.max(found.get(feature) ?? 0, weight));
  for (const [index, { token, term, parts, kin, repaired }] of words.entries()) {
    const next = words[index + 1];
    if (term !== undefined && next?.term !== undefined && !next.token.begins) {
      add(`${term} ${next.term}`, PAIR);
    }
    if (commonWords.has(token.word)) {
      add(`~${token.word}`, COMMON);
      continue;
    }
    if (token.word.length === 1) continue;
    const certainty = repaired ? REPAIRED : 1;
    if (term !== undefined) add(term, certainty);
    else if (parts.length === 0 && kin.length === 0) add(`?${token.word}`, 1);
    for (const part of [...parts, ...kin]) if (!commonWords.has(part)) add(part, PART * certainty);
  }
  const sharing = Map.groupBy(concepts, ({ from }) => from);
  for (const hits of sharing.values()) {
    for (const { concept } of hits) add(`#${concept}`, CONCEPT / Math.sqrt(hits.length));
  }
  return found;
}

/** Whether a feature is a word that any question holds, such as "må" or "jeg". */
export function isCommon(feature: string): boolean {
  return feature.startsWith('~');
}

/** Whether a feature says what a text is about, not only how it asks. */
export function isTopic(feature: string): boolean {
  return !isCommon(feature) && !feature.includes(' ');
}

/** The words of a text that stand for a feature, as they were typed, in order. */
export function typedFor(feature: string, { words, concepts }: Reading): string[] {
  const typed = (from: number, to: number) =>
    words
      .slice(from, to + 1)
      .map(({ token }) => token.typed)
      .join(' ');
  if (feature.startsWith('#')) {
    return concepts.filter(({ concept }) => `#${concept}` === feature).map(({ from, to }) => typed(from, to));
  }
  return words
    .filter(({ term, parts, kin }) => term === feature || [...parts, ...kin].includes(feature))
    .map(({ token }) => token.typed);
}
