import type { Guide, Pack } from '../guide/pack.ts';
import { type Language, languages } from '../guide/schema.ts';
import { commonWords } from './common-words.ts';

/** A guide that a question may be about, with how much of the question speaks for it. */
export interface Match {
  guide: string;
  score: number;
}

/** Words of a question that are looked at; the rest of a longer text is not. */
const MOST_WORDS = 60;

/** Beginnings of words count from so many letters on, and in full where so many letters at most are different. */
const SHORTEST_BEGINNING = 4;
const LONGEST_ENDING = 3;

/** A word that stands in few phrases of a guide speaks for it with this part of its weight at least. */
const SMALLEST_PART = 0.3;

/** A word, how much it tells guides apart, and which part of that speaks for each guide that uses it. */
interface Entry {
  guides: ReadonlyMap<string, number>;
  weight: number;
}

/** Finds the guides of one pack by the words of their titles and example phrases. */
export interface Finder {
  /** The guides that share words with the question, the likeliest first. */
  find: (question: string) => Match[];
}

/**
 * Makes the finder of a pack. A word that few guides use counts more, and most for the guide that uses it most:
 * "sms" stands in one phrase of many guides, but in most of one. Words with the same beginning match:
 * an ending makes no difference ("gave", "gaverne"), the rest of a compound half of it ("gave", "gavekort").
 */
export function createFinder(pack: Pack): Finder {
  const index = indexOf(pack);
  return {
    find: (question) => {
      const scores = new Map<string, number>();
      for (const word of new Set(wordsIn(question))) {
        const entry = lookUp(index, word);
        for (const [guide, part] of entry?.guides ?? []) {
          scores.set(guide, (scores.get(guide) ?? 0) + part * (entry?.weight ?? 0));
        }
      }
      return [...scores].map(([guide, score]) => ({ guide, score })).sort((a, b) => b.score - a.score);
    },
  };
}

/** The one guide that a question is clearly about, or undefined. */
export function surest(matches: readonly Match[]): string | undefined {
  const [first, second] = matches;
  if (!first || first.score < 1) return undefined;
  return first.score - (second?.score ?? 0) >= 0.2 * first.score ? first.guide : undefined;
}

function indexOf(pack: Pack): ReadonlyMap<string, Entry> {
  const users = new Map<string, Map<string, number>>();
  for (const guide of pack.guides.values()) {
    const phrases = languages.flatMap((language) => phrasesOf(guide, language));
    for (const word of phrases.flatMap((phrase) => [...new Set(wordsIn(phrase))])) {
      const shares = users.get(word) ?? new Map<string, number>();
      users.set(word, shares.set(guide.id, (shares.get(guide.id) ?? 0) + 1 / phrases.length));
    }
  }
  return new Map([...users].map(([word, shares]) => [word, entryOf(shares, pack.guides.size)]));
}

/** What a guide is called and how people ask for it. */
function phrasesOf(guide: Guide, language: Language): string[] {
  const own = [guide.title[language], guide.question[language]].filter((text) => text !== undefined);
  return [...own, ...(guide.asks[language] ?? [])];
}

function entryOf(shares: ReadonlyMap<string, number>, guides: number): Entry {
  const most = Math.max(...shares.values());
  const part = (share: number) => SMALLEST_PART + (1 - SMALLEST_PART) * (share / most);
  return {
    guides: new Map([...shares].map(([guide, share]) => [guide, part(share)])),
    weight: Math.log2((guides + 1) / shares.size),
  };
}

/** The entry of a word, or that of the nearest one that begins with it or that it begins with. */
function lookUp(index: ReadonlyMap<string, Entry>, word: string): Entry | undefined {
  const exact = index.get(word);
  if (exact || word.length < SHORTEST_BEGINNING) return exact;
  let nearest: { entry: Entry; distance: number } | undefined;
  for (const [other, entry] of index) {
    const distance = Math.abs(other.length - word.length);
    const [short, long] = other.length < word.length ? [other, word] : [word, other];
    if (short.length < SHORTEST_BEGINNING || distance >= (nearest?.distance ?? Infinity)) continue;
    if (long.startsWith(short)) nearest = { entry, distance };
  }
  if (!nearest || nearest.distance <= LONGEST_ENDING) return nearest?.entry;
  return { ...nearest.entry, weight: nearest.entry.weight / 2 };
}

function wordsIn(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLocaleLowerCase('da')
      .match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return words.filter((word) => !commonWords.has(word)).slice(0, MOST_WORDS);
}
