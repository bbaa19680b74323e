import { commonWords } from './common-words.ts';
import { distance } from './distance.ts';
import { stemsOf } from './stem.ts';
import { type Token, wordSet } from './tokens.ts';

/** A word of a text, as the vocabulary knows it. */
export interface KnownWord {
  token: Token;
  /** What it counts as: one term for all forms of a word; undefined if it is known in no form. */
  term: string | undefined;
  /** The terms of its parts, where it is a compound, of words that it is kin to, and of that which it makes with the next. */
  parts: readonly string[];
  /** Terms of longer or shorter words, where nothing else is known of it: a hint, and no more. */
  kin: readonly string[];
  /** Whether it had to be repaired: nobody has listed it as it was typed. */
  repaired: boolean;
}

/**
 * Words that only look like a form of another one ("Teams" of "team", "taget" of "tagge", "new" of "news"), or one
 * mistake away from it.
 */
const ownWords =
  wordSet(`teams news new taget tages outside face public status fare farlig farligt farewell overse
  oversigt oversigten stoler market ledig ledige lead led lek day søndag søndagen person photograph bill meet
  beach morning came lets stuff below tænder forbi employer project short photography`);

/** Letters between the parts of a compound: "sommerfest", "mødeindkaldelsestekst". */
const JOINTS = ['', 's', 'e', 'er'];
const SHORTEST_PART = 3;
const SHORTEST_COMPOUND = 7;
/** Shorter words are never taken for misspelled ones: too many words are like them. */
const SHORTEST_REPAIRED = 5;
/** A shorter word that nobody has listed elsewhere may well be one of its own. */
const SHORTEST_MISSPELLED = 6;
/** So many letters have to be the same where only the beginning or the end of a word is known. */
const SHORTEST_KIN = 5;
/** What may follow them. */
const LONGEST_REST = 12;
/** Words of so many letters may have two mistakes. */
const TWO_MISTAKES = 9;

/** The words that the texts of a pack use, and how other words are led back to them. */
export class Vocabulary {
  /** The term of every spelling and of every stem. */
  readonly #terms = new Map<string, string>();
  /** The spellings themselves. */
  readonly #words = new Set<string>();
  /** Spellings by first letter and length, for repairs. */
  readonly #shelves = new Map<string, string[]>();
  /** What known words are made of, once somebody has asked; learning makes it anew. */
  readonly #compounds = new Map<string, readonly string[]>();

  /** Learns a word. Forms that share a stem in one of the languages are one term. */
  learn({ word, typed }: Token): void {
    if (this.#words.has(word)) return;
    this.#words.add(word);
    this.#compounds.clear();
    const keys = keysOf(word, typed);
    const known = keys.find((key) => this.#terms.has(key));
    const term = (known && this.#terms.get(known)) ?? keys[1] ?? word;
    for (const key of keys) if (!this.#terms.has(key)) this.#terms.set(key, term);
    const shelf = shelfOf(word, word.length);
    const same = this.#shelves.get(shelf);
    if (same) same.push(word);
    else this.#shelves.set(shelf, [word]);
  }

  /** Whether a word that is known in no form is one mistake away from one that is. */
  isMisspelled({ word, typed }: Token): boolean {
    if (this.#termOf(word, typed) !== undefined || word.length < SHORTEST_MISSPELLED) return false;
    const near = this.#repair(word);
    return near !== undefined && distance(word, near, 1) === 1;
  }

  /** A word of a text, led back to known ones: by its stem, as a compound, joined with the next, or repaired. */
  read(token: Token, next?: Token): KnownWord {
    // Nobody misspells or joins these: "for ældre" is not "forældre", nor "meget" a kind of "meeting".
    if (commonWords.has(token.word)) {
      return { token, term: this.#terms.get(token.word), parts: [], kin: [], repaired: false };
    }
    const joined =
      next && !next.begins && !commonWords.has(next.word)
        ? this.#terms.get(token.word + next.word)
        : undefined;
    const parts = [...this.#partsOfKnown(token.word), ...(joined ? [joined] : [])];
    const term = this.#termOf(token.word, token.typed);
    const known = { token, term, parts, kin: [], repaired: false };
    if (term !== undefined || parts.length > 0) return known;
    const near = isName(token) || ownWords.has(token.word) ? undefined : this.#repair(token.word);
    if (near === undefined) return { ...known, kin: this.#kinOf(token) };
    return { ...known, term: this.#terms.get(near), parts: this.#partsOf(near), repaired: true };
  }

  /** The terms of known words that an unknown one ends or begins with, or that begin with it: "sommer", "sommerfest". */
  #kinOf({ word, typed }: Token): string[] {
    const kin = new Set<string>();
    for (let cut = 1; cut <= word.length - SHORTEST_KIN; cut += 1) {
      const end = word.slice(cut);
      if (!this.#words.has(end)) continue;
      kin.add(this.#terms.get(end) as string);
      break;
    }
    for (let cut = word.length - 1; cut >= SHORTEST_KIN; cut -= 1) {
      const beginning = word.slice(0, cut);
      if (!this.#words.has(beginning)) continue;
      kin.add(this.#terms.get(beginning) as string);
      break;
    }
    if (kin.size > 0) return [...kin];
    const stem = stemsOf(typed).find(({ length }) => length >= SHORTEST_KIN);
    if (stem === undefined) return [];
    let longer: string | undefined;
    for (let length = stem.length + 1; length <= stem.length + LONGEST_REST; length += 1) {
      longer ??= this.#shelves.get(shelfOf(word, length))?.find((other) => other.startsWith(stem));
    }
    return longer === undefined ? [] : [this.#terms.get(longer) as string];
  }

  #termOf(word: string, typed = word): string | undefined {
    // Its spelling is the first of its keys, and of most words the only one that has to be made.
    const spelled = this.#terms.get(word);
    if (spelled !== undefined) return spelled;
    for (const key of keysOf(word, typed)) {
      const term = this.#terms.get(key);
      if (term !== undefined) return term;
    }
    return undefined;
  }

  /** The same as `#partsOf`, looked for once in words that stand in the texts of the pack: what people write is not kept. */
  #partsOfKnown(word: string): readonly string[] {
    const known = this.#compounds.get(word) ?? this.#partsOf(word);
    if (this.#words.has(word)) this.#compounds.set(word, known);
    return known;
  }

  /** The terms of the two or three known words that a word is made of; empty if it is no compound. */
  #partsOf(word: string, most = 3): string[] {
    if (word.length < SHORTEST_COMPOUND) return [];
    // The longest first part is the likeliest one.
    for (let cut = word.length - SHORTEST_PART; cut >= SHORTEST_PART; cut -= 1) {
      const first = word.slice(0, cut);
      if (!this.#words.has(first)) continue;
      for (const joint of JOINTS) {
        if (!word.startsWith(joint, cut)) continue;
        const rest = this.#restOf(word.slice(cut + joint.length), most - 1);
        if (rest.length > 0) return [this.#terms.get(first) as string, ...rest];
      }
    }
    return [];
  }

  #restOf(rest: string, most: number): string[] {
    if (rest.length < SHORTEST_PART) return [];
    const term = this.#termOf(rest);
    if (term !== undefined) return [term];
    return most > 1 ? this.#partsOf(rest, most) : [];
  }

  /** The known spelling that is nearest to a word, its first letter the same; undefined if none is near. */
  #repair(word: string): string | undefined {
    if (word.length < SHORTEST_REPAIRED || /\d/u.test(word)) return undefined;
    const most = word.length >= TWO_MISTAKES ? 2 : 1;
    let nearest: string | undefined;
    let least = most + 1;
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      for (const other of this.#shelves.get(shelfOf(word, length)) ?? []) {
        const mistakes = distance(word, other, least - 1);
        if (mistakes < least) [least, nearest] = [mistakes, other];
      }
    }
    return nearest;
  }
}

/**
 * What a word can be found by: its spelling and its stems. Some words only by their spelling, and no other word by
 * one: "dem" is not a form of "demens", nor "gav" of "gaver"; those share a stem that nobody can type.
 */
function keysOf(word: string, typed: string): string[] {
  if (isItself(word)) return [word];
  return [word, ...stemsOf(typed).map((stem) => (isItself(stem) ? `${stem}~` : stem))];
}

function isItself(word: string): boolean {
  return commonWords.has(word) || ownWords.has(word);
}

/** Whether a word is written as only names are: "Bjørn" within a sentence is no misspelled "børn". */
function isName({ typed, begins }: Token): boolean {
  return !begins && /^\p{Lu}\p{Ll}+$/u.test(typed);
}

function shelfOf(word: string, length: number): string {
  return `${word[0]}${length}`;
}
