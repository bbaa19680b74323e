import type { Pack } from '../guide/pack.ts';
import {
  type Features,
  featuresOf,
  isCommon,
  isTopic,
  type Reading,
  TextReader,
  typedFor,
} from './reading.ts';
import { guideTexts, type TextKind } from './texts.ts';

/** A guide that a question may be about. */
export interface Match {
  guide: string;
  /** How much speaks for it; only to be compared with the other matches of the same question. */
  score: number;
  /** How like the question the nearest phrase of the guide is: 1 where it holds the same words. */
  likeness: number;
  /** The words of the question that speak for it most, as they were typed. */
  why: readonly string[];
}

/** What a question may be about. */
export interface Found {
  /** The likeliest first; only guides that share something with the question. */
  matches: readonly Match[];
  reading: Reading;
}

/** Finds the guides of one pack that a question is about. */
export interface Finder {
  find: (question: string) => Found;
  /** Reads a text by the words of the pack. */
  reader: TextReader;
}

// The weights were chosen by two halves of a thousand questions: those that served one half and not the other are
// not here.
/** How much the texts of a guide count, by where they stand. */
const WEIGHTS: Readonly<Record<TextKind, number>> = { name: 1, phrase: 1, step: 0.35, rule: 0.15 };
/** BM25: how soon more of a word tells nothing more, and how much a long guide is held against it. */
const K1 = 1.5;
const B = 0.75;
/** Below 1, a rare word counts less than BM25 has it: that it stands in one guide alone is often chance. */
const RARE = 0.4;
/** How much the nearest single phrase counts beside all texts together. */
const NEAREST = 0.2;
/** What a word that the pack does not know takes away from all others, as if it were this rare; of the first few. */
const UNKNOWN = 1;
const MOST_UNKNOWN = 3;
/** Words that are told as the reason: with this part of the weight of the strongest at least, and so many. */
const TELLING = 0.4;
const MOST_REASONS = 4;

/**
 * Makes the finder of a pack: it ranks guides by BM25 over all of their texts, words and concepts alike, and by the
 * single phrase that is most like the question. Deterministic; to build it reads every text of the pack once.
 */
export function createFinder(pack: Pack): Finder {
  const reader = new TextReader(pack);
  const index = indexOf(pack, reader);
  return {
    reader,
    find: (question) => {
      const reading = reader.read(question);
      return { reading, matches: rank(reading, index) };
    },
  };
}

/** What is known of a feature. */
interface Entry {
  /** How much it tells guides apart. */
  rarity: number;
  /** How much it counts for each guide that has it, by the guide's place. */
  guides: [guide: number, share: number][];
  /** Its part in each phrase that has it, by the phrase's place. */
  phrases: [phrase: number, share: number][];
}

interface Index {
  guides: readonly string[];
  features: ReadonlyMap<string, Entry>;
  /** The guide of each phrase. */
  phrases: readonly number[];
}

/** A feature of a question, with what it counts there. */
interface Asked {
  feature: string;
  entry: Entry | undefined;
  part: number;
}

function indexOf(pack: Pack, reader: TextReader): Index {
  const guides = [...pack.guides.values()];
  const phrases: { guide: number; features: Features }[] = [];
  // Facts and rules say the same in every guide that has them.
  const read = new Map<string, Features>();
  const featuresIn = (text: string): Features => {
    const features = read.get(text) ?? featuresOf(reader.read(text));
    read.set(text, features);
    return features;
  };
  const counts = guides.map((guide, place) => {
    const own = new Map<string, number>();
    for (const { kind, text } of guideTexts(guide)) {
      const features = featuresIn(text);
      for (const [feature, weight] of features) {
        own.set(feature, (own.get(feature) ?? 0) + weight * WEIGHTS[kind]);
      }
      if (kind === 'name' || kind === 'phrase') phrases.push({ guide: place, features });
    }
    return own;
  });
  const lengths = counts.map((own) => [...own.values()].reduce((sum, count) => sum + count, 0));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const features = new Map<string, Entry>();
  counts.forEach((own, guide) => {
    const long = 1 - B + (B * (lengths[guide] as number)) / average;
    for (const [feature, count] of own) {
      const entry = features.get(feature) ?? { rarity: 0, guides: [], phrases: [] };
      entry.guides.push([guide, count / (count + K1 * long)]);
      features.set(feature, entry);
    }
  });
  for (const entry of features.values()) {
    // What a guide only mentions in passing makes a word no less rare.
    const users = entry.guides.reduce((sum, [, share]) => sum + share, 0);
    entry.rarity = Math.log(1 + guides.length / (0.5 + users)) ** RARE;
  }
  phrases.forEach(({ features: own }, phrase) => {
    const parts = [...own].flatMap(([feature, weight]) =>
      isCommon(feature) ? [] : [[feature, weight * (features.get(feature)?.rarity ?? 0)] as const],
    );
    const norm = Math.hypot(...parts.map(([, part]) => part)) || 1;
    for (const [feature, part] of parts) features.get(feature)?.phrases.push([phrase, part / norm]);
  });
  return {
    guides: guides.map(({ id }) => id),
    features,
    phrases: phrases.map(({ guide }) => guide),
  };
}

function rank(reading: Reading, index: Index): Match[] {
  const all = [...featuresOf(reading)].map(([feature, weight]): Asked => {
    const entry = index.features.get(feature);
    return { feature, entry, part: weight * (entry?.rarity ?? UNKNOWN) };
  });
  const unknown = all.filter(({ feature, entry }) => !entry && isTopic(feature)).slice(0, MOST_UNKNOWN);
  const asked = [...all.filter(({ entry }) => entry), ...unknown];
  const most = asked.reduce((sum, { part }) => sum + part, 0);
  const norm = Math.hypot(...asked.map(({ feature, part }) => (isCommon(feature) ? 0 : part)));
  // "Hvad må jeg" shares something with every guide, and is about none.
  const shared = new Uint8Array(index.guides.length);
  const scores = new Float64Array(index.guides.length);
  const likeness = new Float64Array(index.phrases.length);
  for (const { feature, entry, part } of asked) {
    const topic = isTopic(feature);
    for (const [guide, share] of entry?.guides ?? []) {
      scores[guide] = (scores[guide] as number) + (part * share) / most;
      if (topic) shared[guide] = 1;
    }
    for (const [phrase, share] of entry?.phrases ?? []) {
      likeness[phrase] = (likeness[phrase] as number) + (part * share) / norm;
    }
  }
  const nearest = new Float64Array(index.guides.length);
  likeness.forEach((value, phrase) => {
    const guide = index.phrases[phrase] as number;
    if (value > (nearest[guide] as number)) nearest[guide] = value;
  });
  return index.guides
    .flatMap((guide, place) => {
      const score = (scores[place] as number) + NEAREST * (nearest[place] as number);
      return shared[place] ? [{ guide, score, place, likeness: nearest[place] as number }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ place, ...match }) => ({
      ...match,
      // Of thirty guides three are shown, so the reasons are put together when somebody asks for them.
      get why() {
        return reasons(place, asked, reading);
      },
    }));
}

/** The words that speak most for a guide, in the order of the question. */
function reasons(guide: number, asked: readonly Asked[], reading: Reading): string[] {
  const shares = asked
    .map(({ feature, entry, part }) => {
      const own = entry?.guides.find(([place]) => place === guide)?.[1] ?? 0;
      // A word that says more for another guide is a poor reason for this one.
      const most = Math.max(own, ...(entry?.guides ?? []).map(([, share]) => share));
      return { feature, share: own === 0 ? 0 : (part * own * own) / most };
    })
    .filter(({ feature, share }) => share > 0 && isTopic(feature))
    .sort((a, b) => b.share - a.share);
  const telling = shares.filter(({ share }) => share >= TELLING * (shares[0]?.share ?? 0));
  const words = telling.flatMap(({ feature }) => typedFor(feature, reading));
  const once = [...new Set(words)];
  // "vores facebook side" says "facebook" and "side" as well.
  const whole = once.filter(
    (word) => !once.some((other) => other !== word && ` ${other} `.includes(` ${word} `)),
  );
  return whole.slice(0, MOST_REASONS);
}
