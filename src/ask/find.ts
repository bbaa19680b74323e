import type { Pack } from '../guide/pack.ts';
import { languages } from '../guide/schema.ts';

/** A guide that a question may be about, with how much of the question speaks for it. */
export interface Match {
  guide: string;
  score: number;
}

/** Words of a question that are looked at; the rest of a longer text is not. */
const MOST_WORDS = 60;

/** A word and the guides that use it, with how much it tells them apart. */
type Index = ReadonlyMap<string, { guides: ReadonlySet<string>; weight: number }>;

/** Finds the guides of one pack by the words of their titles and example phrases. */
export interface Finder {
  /** The guides that share words with the question, the likeliest first. */
  find: (question: string) => Match[];
}

/**
 * Makes the finder of a pack. A word that few guides use counts more; a word that all use counts nothing.
 * Beginnings of words match too, so that "billeder" finds "billede".
 */
export function createFinder(pack: Pack): Finder {
  const index = indexOf(pack);
  return {
    find: (question) => {
      const scores = new Map<string, number>();
      for (const word of new Set(wordsIn(question).slice(0, MOST_WORDS))) {
        const entry = lookUp(index, word);
        for (const guide of entry?.guides ?? [])
          scores.set(guide, (scores.get(guide) ?? 0) + (entry?.weight ?? 0));
      }
      const matches = [...scores].map(([guide, score]) => ({ guide, score }));
      return matches.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    },
  };
}

/** The one guide that a question is clearly about, or undefined. */
export function surest(matches: readonly Match[]): string | undefined {
  const [first, second] = matches;
  if (!first || first.score < 1) return undefined;
  return first.score - (second?.score ?? 0) >= 0.3 * first.score ? first.guide : undefined;
}

function indexOf(pack: Pack): Index {
  const users = new Map<string, Set<string>>();
  for (const guide of pack.guides.values()) {
    for (const language of languages) {
      const phrases = [guide.title[language], guide.question[language], ...(guide.asks[language] ?? [])];
      for (const word of phrases.flatMap((phrase) => wordsIn(phrase ?? ''))) {
        users.set(word, (users.get(word) ?? new Set()).add(guide.id));
      }
    }
  }
  const all = pack.guides.size + 1;
  const weigh = (guides: ReadonlySet<string>) =>
    guides.size === pack.guides.size ? 0 : Math.log2(all / guides.size);
  return new Map([...users].map(([word, guides]) => [word, { guides, weight: weigh(guides) }]));
}

/** The entry of a word, or at half its weight that of the longest word with the same beginning. */
function lookUp(index: Index, word: string) {
  const exact = index.get(word);
  if (exact || word.length < 4) return exact;
  for (let length = word.length - 1; length >= 4; length -= 1) {
    const shorter = index.get(word.slice(0, length));
    if (shorter) return { ...shorter, weight: shorter.weight / 2 };
  }
  const longer = [...index.keys()].find((candidate) => candidate.startsWith(word));
  const entry = longer === undefined ? undefined : index.get(longer);
  return entry && { ...entry, weight: entry.weight / 2 };
}

function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLocaleLowerCase('da')
      .match(/[\p{L}\p{N}]{2,}/gu) ?? []
  );
}
