import type { Topic } from './finding.ts';
import type { WordList } from './schema.ts';

/** One written word of a list: what it is made of and where other letters may stand. */
export interface Pattern {
  written: string;
  /** The words of a phrase in small letters; one for most. */
  parts: readonly string[];
  openBefore: boolean;
  openBehind: boolean;
}

/** A listed word with the topic it tells of, and what has to be or must not be there. */
export interface Listed {
  topic: Topic;
  list: string;
  pattern: Pattern;
  needs: Index<Pattern> | undefined;
  not: Index<Pattern> | undefined;
}

/** Word lists made ready for looking: every word is found by its first two letters. */
export interface Lexicon {
  listed: Index<Listed>;
  persons: Index<Pattern>;
  names: ReadonlySet<string>;
  subjects: Index<Pattern>;
}

/** Things by the first two letters of their pattern; apart from the rest those that may begin within a word. */
export interface Index<T> {
  atStart: ReadonlyMap<number, readonly T[]>;
  within: ReadonlyMap<number, readonly T[]>;
}

/** The longest word that is looked at; the rest of a longer one is not. */
const LONGEST_WORD = 60;

/** Makes the lists of some languages ready. @param lists by name of the language, which reasons then name */
export function compileLexicon(lists: ReadonlyMap<string, WordList>): Lexicon {
  const all = [...lists.values()];
  const patterns = (words: readonly string[]) => indexOf(words.map(patternOf), (pattern) => pattern);
  return {
    listed: indexOf(
      [...lists].flatMap(([list, words]) => listedIn(list, words)),
      ({ pattern }) => pattern,
    ),
    persons: patterns(all.flatMap(({ persons }) => persons)),
    names: new Set(all.flatMap(({ names }) => names.map(normal))),
    subjects: patterns(all.flatMap(({ subjects }) => subjects)),
  };
}

/** The first thing of an index whose pattern matches the words of a sentence from one of them on. */
export function matchAt<T>(
  { atStart, within }: Index<T>,
  words: readonly string[],
  index: number,
  patternOfThing: (thing: T) => Pattern,
  accept: (thing: T) => boolean = () => true,
): T | undefined {
  const word = (words[index] ?? '').slice(0, LONGEST_WORD);
  const fits = (thing: T, at: number) =>
    matches(patternOfThing(thing), words, index, word, at) && accept(thing);
  const first = atStart.get(keyAt(word, 0))?.find((thing) => fits(thing, 0));
  if (first !== undefined) return first;
  for (let at = 1; at < word.length - 1; at += 1) {
    const found = within.get(keyAt(word, at))?.find((thing) => fits(thing, at));
    if (found !== undefined) return found;
  }
  return undefined;
}

function matches(
  { parts, openBehind }: Pattern,
  words: readonly string[],
  index: number,
  word: string,
  at: number,
): boolean {
  const last = parts.length - 1;
  return parts.every((part, offset) => {
    const own = offset === 0 ? word : (words[index + offset] ?? '');
    const from = offset === 0 ? at : 0;
    if (!own.startsWith(part, from)) return false;
    return (offset === last && openBehind) || own.length === from + part.length;
  });
}

function listedIn(list: string, { topics }: WordList): Listed[] {
  return Object.entries(topics).flatMap(([topic, entries]) =>
    entries.flatMap((entry) => {
      const { words, with: needed, not } = typeof entry === 'string' ? { words: [entry] } : entry;
      const indexed = (own: readonly string[] | undefined) =>
        own && indexOf(own.map(patternOf), (pattern) => pattern);
      const [needs, except] = [indexed(needed), indexed(not)];
      return words.map((word) => ({
        topic: topic as Topic,
        list,
        pattern: patternOf(word),
        needs,
        not: except,
      }));
    }),
  );
}

function patternOf(written: string): Pattern {
  return {
    written,
    parts: normal(written.replace(/^-|-$/g, '')).split(/[ ']/),
    openBefore: written.startsWith('-'),
    openBehind: written.endsWith('-'),
  };
}

function indexOf<T>(things: readonly T[], patternOfThing: (thing: T) => Pattern): Index<T> {
  const atStart = new Map<number, T[]>();
  const within = new Map<number, T[]>();
  for (const thing of things) {
    const { parts, openBefore } = patternOfThing(thing);
    const key = keyAt(parts[0] ?? '', 0);
    for (const map of openBefore ? [atStart, within] : [atStart])
      map.set(key, [...(map.get(key) ?? []), thing]);
  }
  return { atStart, within };
}

/** Two units of a word as one number. */
function keyAt(word: string, at: number): number {
  return word.charCodeAt(at) * 0x10000 + word.charCodeAt(at + 1);
}

function normal(word: string): string {
  return word.normalize('NFC').toLowerCase();
}
