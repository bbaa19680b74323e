/**
 * A pack as JSON, for a walk somewhere else than where the pack was read: an overview of its guides, and each guide
 * alone with everything that its steps need. What was carried over walks like the original.
 */
import { compileGuide, type Guide, type GuideEntry, type PackEntry, type Rule } from './pack.ts';
import type { Fact, GuideFile } from './schema.ts';

/** A guide with the facts and rules that it names. */
export interface PortableGuide {
  file: GuideFile;
  edition: string;
  facts: Record<string, Fact>;
  rules: Record<string, Rule>;
}

/** A pack without what only walking takes. */
export type PortablePack = Omit<PackEntry, 'guides'> & { guides: GuideEntry[] };

/** A guide as JSON. */
export function portableGuide(guide: Guide): PortableGuide {
  const { edition, facts, rules, longest: _, ...file } = guide;
  // Every id that stands anywhere in the guide: as a name, a key or in a list.
  const named = idsIn(file);
  const kept = <T>(all: ReadonlyMap<string, T>) =>
    Object.fromEntries([...all].filter(([id]) => named.has(id)));
  return { file: { ...file, asks: {} }, edition, facts: mapped(kept(facts), unsaid), rules: kept(rules) };
}

/** The guide of a JSON that `portableGuide` made. */
export function guideOf({ file, edition, facts, rules }: PortableGuide): Guide {
  return compileGuide(file, new Map(Object.entries(facts)), new Map(Object.entries(rules)), edition);
}

/** The overview of a pack as JSON. */
export function portablePack(pack: PackEntry): PortablePack {
  const { id, name, languages, source, contacts, ask, topics, tab } = pack;
  const guides = [...pack.guides.values()].map(
    ({ id, title, question, asks, questions }): GuideEntry => ({
      id,
      title,
      question,
      asks,
      questions: mapped(questions, ({ fact }) => ({ fact })),
    }),
  );
  const opened = tab === undefined ? {} : { tab };
  return { id, name, languages, source, contacts, ask, topics, ...opened, guides };
}

/** The pack of a JSON that `portablePack` made. */
export function packOf(portable: PortablePack): PackEntry {
  return { ...portable, guides: new Map(portable.guides.map((guide) => [guide.id, guide])) };
}

/** A fact without the words that say its answers: they are for finding a guide, not for walking it. */
function unsaid(fact: Fact): Fact {
  if (fact.type === 'yes-no') {
    const { said: _, ...rest } = fact;
    return rest;
  }
  if (fact.type === 'date') return fact;
  return { ...fact, values: mapped(fact.values, ({ said: _, ...value }) => value) };
}

function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') found.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      found.add(key);
      idsIn(part, found);
    }
  }
  return found;
}

function mapped<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
