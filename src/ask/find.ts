import type { Pack } from '../guide/pack.ts';
import { languages } from '../guide/schema.ts';
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

/** A word and the guides that use it, with how much it tells them apart. */
interface Entry {
  guides: ReadonlySet<string>;
  weight: number;
}

/** Finds the guides of one pack by the words of their titles and example phrases. */
export interface Finder {
  /** The guides that share words with the question, the likeliest first. */
  find: (question: string) => Match[];
}

/**
 * Makes the finder of a pack. A word that few guides use counts more. Words with the same beginning match:
 * an ending makes no difference ("gave", "gaverne"), the rest of a compound half of it ("gave", "gavekort").
 */
export function createFinder(pack: Pack): Finder {
  const index = indexOf(pack);
  return {
    find: (question) => {
      const scores = new Map<string, number>();
      for (const word of new Set(wordsIn(question))) {
        const { guides, weight } = lookUp(index, word) ?? { guides: [], weight: 0 };
        for (const guide of guides) scores.set(guide, (scores.get(guide) ?? 0) + weight);
      }
      return [...scores].map(([guide, score]) => ({ guide, score })).sort((a, b) => b.score - a.score);
    },
  };
}

/** The one guide that a question is clearly about, or undefined. */
export function surest(matches: readonly Match[]): string | undefined {
  const [first, second] = matches;
  if (!first || first.score < 1) return undefined;
  return first.score - (second?.score ?? 0) >= 0.3 * first.score ? first.guide : undefined;
}

function indexOf(pack: Pack): ReadonlyMap<string, Entry> {
  const users = new Map<string, Set<string>>();
  for (const guide of pack.guides.values()) {
    for (const language of languages) {
      const phrases = [guide.title[language], guide.question[language], ...(guide.asks[language] ?? [])];
      for (const word of phrases.flatMap((phrase) => wordsIn(phrase ?? ''))) {
        users.set(word, (users.get(word) ?? new Set()).add(guide.id));
      }
    }
  }
  const weigh = (guides: ReadonlySet<string>) => Math.log2((pack.guides.size + 1) / guides.size);
  return new Map([...users].map(([word, guides]) => [word, { guides, weight: weigh(guides) }]));
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
