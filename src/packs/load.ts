import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkCards } from '../cards/check.ts';
import { checkPack } from '../guide/check/check.ts';
import type { FileNames } from '../guide/check/context.ts';
import type { FaultCode, LocatedFault, Place } from '../guide/check/fault.ts';
import { compile, type Pack, type PackFiles } from '../guide/pack.ts';
import { PaperFile } from '../guide/paper-schema.ts';
import { RemindersFile } from '../guide/reminders-schema.ts';
import {
  CasesFile,
  ChannelsFile,
  ConceptsFile,
  FactsFile,
  GuideFile,
  PackFile,
  RulesFile,
} from '../guide/schema.ts';
import { sampleLinks } from '../receipt/link.ts';
import { checkFolder } from './folder.ts';
import { Reader } from './reader.ts';

/** What a folder under `dialogs/` holds: the pack if nothing is wrong with it, and every fault. */
export interface LoadedPack {
  id: string;
  pack: Pack | undefined;
  /** For authors, never for employees: the guides that can be walked although something is still at fault. */
  draft: Pack | undefined;
  cases: readonly CasesFile[];
  /** The worked cases that answer a situation which other municipalities answer too. */
  compared: readonly ComparedCase[];
  /** Whether some worked cases could not be read. */
  casesMissing: boolean;
  faults: LocatedFault[];
}

/** A worked case that names a situation to compare, and where it names it. */
export interface ComparedCase {
  situation: string;
  guide: string;
  entry: CasesFile['cases'][number];
  place: Place;
}

/** The folders of `dialogs/` that hold a pack, by name. */
export function packIds(dialogs: string): string[] {
  return readdirSync(dialogs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dialogs, entry.name, 'pack.yaml')))
    .map((entry) => entry.name)
    .sort();
}

/** Faults that may be untrue as long as a guide cannot be read: it could be the one that uses the thing. */
const needsEveryGuide: readonly FaultCode[] = ['RULE_UNCITED', 'FACT_UNUSED', 'PAPER_UNLINKED'];
/** The same where the words of concepts cannot be read. */
const needsEveryWord: readonly FaultCode[] = ['CONCEPT_UNKNOWN'];
/** The same where a paper cannot be read. */
const needsEveryPaper: readonly FaultCode[] = ['PAPER_UNKNOWN'];

/**
 * Reads and checks one pack. Nothing half-loaded comes out: with any fault there is no pack. References are
 * checked once pack, facts and rules can be read, on every guide that can be read.
 * @param dialogs folder of the packs
 * @param today ISO date against which dates are measured in the checks
 */
export function loadPack(dialogs: string, id: string, today: string): LoadedPack {
  const { loaded, reader } = readPack(dialogs, id, today);
  // Cards can only be drawn from texts that are all there.
  if (!loaded.draft || loaded.faults.length > 0) return loaded;
  const faults = sorted(checkCards(loaded.draft, today, sampleLinks).map((fault) => reader.locate(fault)));
  return { ...loaded, pack: faults.length === 0 ? loaded.draft : undefined, faults };
}

/**
 * The `draft` of a pack alone, in half the time: its cards are not measured.
 * @param today ISO date against which dates are measured in the checks
 */
export function loadDraft(dialogs: string, id: string, today: string): Pack | undefined {
  return readPack(dialogs, id, today).loaded.draft;
}

/** A pack with everything checked but its cards; there is a `pack` once they are. */
function readPack(dialogs: string, id: string, today: string): { loaded: LoadedPack; reader: Reader } {
  const reader = new Reader(dialogs);
  const names = namesOf(id);
  const pack = reader.read(names.pack, PackFile);
  const facts = reader.read(names.facts, FactsFile);
  const rules = reader.read(names.rules, RulesFile);
  const concepts = [names.concepts, names.words].flatMap((file) => {
    const words = reader.readIfThere(file, ConceptsFile);
    return words ? [{ file, words }] : [];
  });
  const channels = reader.readIfThere(names.channels, ChannelsFile);
  const reminders = reader.read(names.reminders, RemindersFile);
  const folder = `${id}/guides`;
  const list = {
    guides: reader.list(folder, '.yaml').filter((name) => !name.endsWith('.cases')),
    cases: reader.list(folder, '.cases.yaml'),
    papers: reader.list(`${id}/papers`, '.yaml'),
  };
  const guides = reader.readAll(folder, list.guides, '.yaml', GuideFile);
  const cases = reader.readAll(folder, list.cases, '.cases.yaml', CasesFile);
  const papers = reader.readAll(`${id}/papers`, list.papers, '.yaml', PaperFile);
  const compared = comparedCases(cases, reader, names);
  const read = { id, pack: undefined, cases, compared, casesMissing: cases.length < list.cases.length };
  if (!pack || !facts || !rules) {
    return { loaded: { ...read, draft: undefined, faults: sorted(reader.faults) }, reader };
  }
  const files: PackFiles = { pack, facts, rules, guides, papers, concepts, channels, reminders };
  const checked = checkPack(files, cases, names, today);
  const isUnreadable = (file: string) => reader.faults.some((fault) => fault.file === file);
  const unsettled = [
    ...(guides.length === list.guides.length ? [] : needsEveryGuide),
    ...(papers.length === list.papers.length ? [] : needsEveryPaper),
    ...(isUnreadable(names.concepts) || isUnreadable(names.words) ? needsEveryWord : []),
  ];
  const found = [...checkFolder(id, files, list, names), ...checked.faults].filter(
    ({ code }) => !unsettled.includes(code),
  );
  // Written once: every guide has the same, and they are long.
  const shared = `${JSON.stringify(facts)},${JSON.stringify(rules)}`;
  const mark = (guide: GuideFile) => digest(`[${JSON.stringify(guide)},${shared}]`);
  const draft = compile({ ...files, guides: checked.sound }, mark);
  const faults = sorted([...reader.faults, ...found.map((fault) => reader.locate(fault))]);
  return { loaded: { ...read, draft, faults }, reader };
}

function comparedCases(cases: readonly CasesFile[], reader: Reader, names: FileNames): ComparedCase[] {
  return cases.flatMap(({ guide, cases: entries }) =>
    entries.flatMap((entry, index) => {
      if (entry.compare === undefined) return [];
      const place = reader.place(names.cases(guide), ['cases', index, 'compare']);
      return [{ situation: entry.compare, guide, entry, place }];
    }),
  );
}

/** Names of the files of a pack, below `dialogs/`. */
function namesOf(id: string): FileNames {
  return {
    pack: `${id}/pack.yaml`,
    facts: `${id}/facts.yaml`,
    rules: `${id}/rules.yaml`,
    concepts: 'concepts.yaml',
    words: `${id}/words.yaml`,
    channels: `${id}/channels.yaml`,
    reminders: `${id}/reminders.yaml`,
    guide: (guide) => `${id}/guides/${guide}.yaml`,
    cases: (guide) => `${id}/guides/${guide}.cases.yaml`,
    paper: (paper) => `${id}/papers/${paper}.yaml`,
  };
}

/** Faults in the order of their files and places. */
export function sorted(faults: readonly LocatedFault[]): LocatedFault[] {
  return faults.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}

/** Eight characters that change whenever the text does. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
