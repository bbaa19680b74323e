/**
 * A pack as JSON, for a walk somewhere else than where the pack was read: an overview of its guides, and each guide
 * alone with everything that its steps need. What was carried over walks like the original.
 */
import {
  compileGuide,
  type Guide,
  type GuideEntry,
  type Pack,
  type PackEntry,
  type PaperEntry,
  type Rule,
} from './pack.ts';
import type { PaperFile } from './paper-schema.ts';
import type { Fact, GuideFile } from './schema.ts';

/** A guide with the facts and rules that it names. */
export interface PortableGuide {
  file: GuideFile;
  edition: string;
  facts: Record<string, Fact>;
  rules: Record<string, Rule>;
}

/** A paper with the facts and rules that it names. */
export interface PortablePaper {
  file: PaperFile;
  facts: Record<string, Fact>;
  rules: Record<string, Rule>;
}

/** A pack without what only walking takes. */
export type PortablePack = Omit<PackEntry, 'guides' | 'papers'> & {
  guides: GuideEntry[];
  papers: PaperEntry[];
};

/** A guide as JSON. */
export function portableGuide(guide: Guide): PortableGuide {
  const { edition, facts, rules, longest: _longest, verdicts: _verdicts, asked: _asked, ...rest } = guide;
  const file = { ...rest, asks: {}, duties: mapped(guide.duties, ({ id: _, ...duty }) => duty) };
  return { file, edition, ...namedIn(file, { facts, rules }) };
}

/** A paper as JSON. */
export function portablePaper(file: PaperFile, pack: Pick<Pack, 'facts' | 'rules'>): PortablePaper {
  return { file, ...namedIn(file, pack) };
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
  const papers = [...pack.papers.values()].map(({ id, title, purpose }) => ({ id, title, purpose }));
  const opened = tab === undefined ? {} : { tab };
  return { id, name, languages, source, contacts, ask, topics, ...opened, guides, papers };
}

/** The pack of a JSON that `portablePack` made. */
export function packOf(portable: PortablePack): PackEntry {
  return {
    ...portable,
    guides: new Map(portable.guides.map((guide) => [guide.id, guide])),
    papers: new Map(portable.papers.map((paper) => [paper.id, paper])),
  };
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

/** The facts and rules whose id stands anywhere in a file: as a name, a key or in a list. */
function namedIn(file: unknown, { facts, rules }: Pick<Pack, 'facts' | 'rules'>) {
  const named = idsIn(file);
  const kept = <T>(all: ReadonlyMap<string, T>) =>
    Object.fromEntries([...all].filter(([id]) => named.has(id)));
  return { facts: mapped(kept(facts), unsaid), rules: kept(rules) };
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
