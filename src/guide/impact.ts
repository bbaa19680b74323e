import { type Aligned, align, type Line } from './align.ts';
import { channelAnswers } from './channels.ts';
import { listOf } from './condition.ts';
import { citesOf, type Guide, optionsOf, type Pack } from './pack.ts';
import type { PaperFile } from './paper-schema.ts';
import { type Path, paths } from './paths.ts';
import { type Paragraph, type RulesFile, Sensitivity } from './schema.ts';

/** A paragraph of a document as the rules hold it. */
export interface Place {
  section: readonly string[];
  at: string;
  rules: string[];
  /** Of its lines; several where a page break splits it. */
  fingerprints: readonly string[];
}

/** What became of a paragraph in a new edition, line by line. */
export interface ParagraphFate extends Place {
  state: 'unchanged' | 'moved' | 'changed' | 'gone';
  lines: Exclude<Aligned, { state: 'new' }>[];
}

export interface EditionChange {
  paragraphs: ParagraphFate[];
  /** Lines that no paragraph of the rules pins, such as headings, and that are not as they were. */
  others: Aligned[];
}

/** The paragraphs that the rules of a document pin. */
export function placesOf(rules: RulesFile): Place[] {
  return rules.sections.flatMap(({ path, paragraphs }) =>
    paragraphs.map((paragraph: Paragraph) => ({
      section: path,
      at: paragraph.at,
      rules: (paragraph.rules ?? []).map((rule) => rule.id),
      fingerprints: listOf(paragraph.fingerprint),
    })),
  );
}

/**
 * What a new edition changes of the paragraphs that the rules pin.
 * @param before lines of the old edition, with every pinned one; undefined where its text is not at hand: then
 * a changed paragraph counts as gone, a moved one as unchanged (rules need not stand in the document's order),
 * and every line that is not pinned as new
 */
export function editionChange(
  rules: RulesFile,
  before: readonly Line[] | undefined,
  after: readonly Line[],
): EditionChange {
  const places = placesOf(rules);
  const pins = places.flatMap((place) => place.fingerprints.map((fingerprint) => ({ fingerprint, place })));
  const known = before ?? pins.map(({ fingerprint }, index) => ({ line: index + 1, fingerprint, text: '' }));
  const aligned = align(known, after).map((entry) =>
    before === undefined && entry.state === 'moved' ? { ...entry, state: 'unchanged' as const } : entry,
  );
  const open = Map.groupBy(
    aligned.filter((entry) => entry.state !== 'new'),
    (entry) => entry.old.fingerprint,
  );
  const fates = places.map((place): ParagraphFate => {
    const lines = place.fingerprints.flatMap((fingerprint) => {
      const same = open.get(fingerprint) ?? [];
      // A line that stands twice may be pinned once, or by two paragraphs in turn.
      const line = same.length > 1 ? same.shift() : same[0];
      return line ? [line] : [];
    });
    return { ...place, state: worst(lines), lines };
  });
  const pinned = new Set<Aligned>(fates.flatMap((fate) => fate.lines));
  const others = aligned.filter((entry) => !pinned.has(entry) && entry.state !== 'unchanged');
  return { paragraphs: fates, others };
}

/** A paragraph is as it was only if each of its lines is. */
function worst(lines: readonly Aligned[]): ParagraphFate['state'] {
  const has = (state: Aligned['state']) => lines.some((line) => line.state === state);
  if (lines.every((line) => line.state === 'gone')) return 'gone';
  if (has('gone') || has('changed')) return 'changed';
  return has('moved') ? 'moved' : 'unchanged';
}

/** The parts of a guide that rest on some rules. */
export interface Resting {
  guide: string;
  questions: string[];
  outcomes: string[];
  duties: string[];
  /** Ways whose outcome cites one of the rules. */
  paths: Path[];
  /** How many ways the guide has. */
  allPaths: number;
}

/**
 * What rests on one of some rules in a guide; undefined if nothing does.
 * @param today ISO date against which dates are measured
 */
export function restingOn(rules: ReadonlySet<string>, guide: Guide, today: string): Resting | undefined {
  const rests = ({ cites }: { cites?: readonly string[] | undefined }) =>
    (cites ?? []).some((id) => rules.has(id));
  const ids = <T>(parts: Readonly<Record<string, T>>, test: (part: T) => boolean) =>
    Object.entries(parts).flatMap(([id, part]) => (test(part) ? [id] : []));
  const all = [...paths(guide, today)];
  const found = {
    guide: guide.id,
    questions: ids(guide.questions, (question) => optionsOf(question).some(rests)),
    outcomes: ids(guide.outcomes, rests),
    duties: ids(guide.duties, rests),
    paths: all.filter(({ end }) => end.citations.some((rule) => rules.has(rule.id))),
    allPaths: all.length,
  };
  const parts = found.questions.length + found.outcomes.length + found.duties.length;
  return parts === 0 ? undefined : found;
}

/** A part of a pack that says something by some rules. */
export interface Citing {
  kind: 'guide' | 'reminder' | 'yearly duty' | 'paper' | 'channel';
  id: string;
  /** Those of the rules that it names itself; of a channel, those that the answer of its guide rests on. */
  rules: string[];
}

/**
 * Every part of a pack that says something by one of some rules: what has to be read again once they change.
 * @param today ISO date against which dates are measured
 */
export function citing(rules: ReadonlySet<string>, pack: Pack, today: string): Citing[] {
  const { rules: reminders = [], year = [] } = pack.reminders ?? {};
  const all = [
    ...[...pack.guides.values()].map((guide) => entryOf('guide', guide.id, guideCites(guide))),
    ...reminders.map(({ id, cites }) => entryOf('reminder', id, cites)),
    ...year.map(({ id, cites }) => entryOf('yearly duty', id, cites)),
    ...[...pack.papers.values()].map((paper) => entryOf('paper', paper.id, paperCites(paper))),
    ...(pack.channels?.channels ?? []).map(({ id }) => entryOf('channel', id, channelCites(pack, id, today))),
  ];
  return all
    .map((entry) => ({ ...entry, rules: entry.rules.filter((id) => rules.has(id)) }))
    .filter((entry) => entry.rules.length > 0);
}

function entryOf(kind: Citing['kind'], id: string, rules: readonly string[]): Citing {
  return { kind, id, rules: [...new Set(rules)] };
}

function guideCites({ questions, outcomes, duties }: Guide): string[] {
  const [asked, reached, owed] = [Object.values(questions), Object.values(outcomes), Object.values(duties)];
  return citesOf({ questions: asked, outcomes: reached, duties: owed });
}

function paperCites({ cites, sections, afterwards = [] }: PaperFile): string[] {
  return [...cites, ...[...sections, ...afterwards].flatMap((part) => part.cites ?? [])];
}

/** A channel names no rule: what it says is the answer of its guide. */
function channelCites(pack: Pack, id: string, today: string): string[] {
  return Sensitivity.options
    .flatMap((kind) => channelAnswers(pack, kind, today))
    .filter(({ channel }) => channel.id === id)
    .flatMap(({ reached }) => reached.citations.map((rule) => rule.id));
}
