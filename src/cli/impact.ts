import type { Aligned, Line } from '../guide/align.ts';
import { unpinnedLines } from '../guide/coverage.ts';
import {
  type Citing,
  citing,
  editionChange,
  type ParagraphFate,
  placesOf,
  type Resting,
  restingOn,
} from '../guide/impact.ts';
import type { RulesFile } from '../guide/schema.ts';
import { faultLine } from '../packs/fault-line.ts';
import { type Command, draftOf, type Found, findSource, refuse, type Surroundings } from './command.ts';
import { readDocument } from './document.ts';
import { citingLine, cut, written } from './labels.ts';

export const impactCommand: Command = {
  usage: 'impact PACK NEW-DOCUMENT [--old DOCUMENT] [--json] [--today DATE]',
  does: "what a new edition's text changes, and what rests on it; exit code 1 if there is something to review",
  options: ['json', 'old', 'today'],
  words: [2, 2],
  run([packId = '', file = ''], { json, old }, surroundings) {
    const source = findSource(packId, surroundings);
    if ('sentence' in source) return refuse(source.sentence);
    const { rules, faults } = source.found;
    if (!rules) return { exitCode: 1, out: faults.map(faultLine).join('\n') };
    const after = readDocument(file);
    if ('sentence' in after) return refuse(after.sentence);
    const before = old === undefined ? { found: undefined } : oldDocument(old, rules);
    if ('sentence' in before) return refuse(before.sentence);
    const change = editionChange(rules, before.found, after.found);
    const hit = change.paragraphs.filter(({ state }) => state === 'changed' || state === 'gone');
    const review = reviewOf(new Set(hit.flatMap((fate) => fate.rules)), packId, surroundings);
    const moved = change.paragraphs.filter(({ state }) => state === 'moved');
    const others = old === undefined ? unexplained(rules, change.others) : change.others;
    const exitCode = hit.length + moved.length + others.length === 0 ? 0 : 1;
    const counts = countsOf(change.paragraphs, others, old !== undefined);
    if (json) return { exitCode, out: JSON.stringify({ counts, ...change, others, ...review }, null, 2) };
    const lines = [
      ...[...hit, ...moved].flatMap((fate) => fateLines(fate, old !== undefined)),
      ...others.flatMap((entry) => otherLines(entry, change.paragraphs, old !== undefined)),
      ...reviewLines(review).map((line) => cut(line, surroundings.width)),
    ];
    return { exitCode, out: [...lines, counts].join('\n') };
  },
};

/** The lines of the old edition, if it is the one that the rules were made from. */
function oldDocument(file: string, rules: RulesFile): Found<Line[]> {
  const read = readDocument(file);
  if ('sentence' in read) return read;
  const present = new Set(read.found.map((line) => line.fingerprint));
  const missing = placesOf(rules).filter((place) => place.fingerprints.some((mark) => !present.has(mark)));
  const [first] = missing;
  if (!first) return read;
  const sentence = `${file} is not the edition that the rules pin: ${missing.length} paragraphs are not in it`;
  return { sentence: `${sentence}, the first is ${where(first)}.` };
}

/** Where the old text is not at hand, the lines that are neither pinned nor a heading that the rules name. */
function unexplained(rules: RulesFile, others: readonly Aligned[]): Aligned[] {
  const lines = others.flatMap((entry) => ('now' in entry ? entry.now : []));
  return unpinnedLines(rules, lines).map((now) => ({ state: 'new', now }));
}

/** What has to be read again: guides, part by part, and what else the pack says by the same rules. */
interface Review {
  resting: Resting[];
  beside: Citing[];
}

/** What rests on some rules; nothing does as long as a pack is rules only. */
function reviewOf(rules: ReadonlySet<string>, packId: string, surroundings: Surroundings): Review {
  const pack = draftOf(packId, surroundings);
  if (!pack) return { resting: [], beside: [] };
  const { today } = surroundings;
  const guides = [...pack.guides.values()];
  return {
    resting: guides.flatMap((guide) => restingOn(rules, guide, today) ?? []),
    beside: citing(rules, pack, today).filter(({ kind }) => kind !== 'guide'),
  };
}

function reviewLines({ resting, beside }: Review): string[] {
  return [...resting.flatMap(restingLines), ...(beside.length === 0 ? [] : [...beside.map(citingLine), ''])];
}

function fateLines({ state, lines, rules, ...place }: ParagraphFate, hasOld: boolean): string[] {
  const called = state === 'gone' && !hasOld ? 'CHANGED OR GONE' : state.toUpperCase();
  return [
    `${called}  ${where(place)}`,
    ...lines.flatMap((line) => (state === 'moved' && line.state === 'unchanged' ? [] : bothLines(line))),
    `  rules  ${rules.join(', ') || (state === 'changed' ? 'none: it was not normative. Is it still?' : 'none')}`,
    '',
  ];
}

function bothLines(entry: Aligned): string[] {
  const old = 'old' in entry && entry.old.text !== '' ? [`  old    ${numbered(entry.old)}`] : [];
  return 'now' in entry ? [...old, `  new    ${numbered(entry.now)}`] : old;
}

/** A line that no paragraph pins: perhaps a heading, perhaps a new rule. A new one is told with what it follows. */
function otherLines(entry: Aligned, paragraphs: readonly ParagraphFate[], hasOld: boolean): string[] {
  const called = entry.state === 'new' && !hasOld ? 'NEW OR CHANGED' : entry.state.toUpperCase();
  const before = entry.state === 'new' ? follows(entry.now, paragraphs) : undefined;
  const after = before ? `, after ${where(before)}` : '';
  return [`${called}  not pinned: a heading, or a paragraph${after}`, ...bothLines(entry), ''];
}

/** The paragraph that stands last before a line of the new edition. */
function follows({ line }: Line, paragraphs: readonly ParagraphFate[]): ParagraphFate | undefined {
  const last = (fate: ParagraphFate) =>
    Math.max(0, ...fate.lines.map((entry) => ('now' in entry && entry.now.line < line ? entry.now.line : 0)));
  return paragraphs.reduce<ParagraphFate | undefined>(
    (best, fate) => (last(fate) > (best ? last(best) : 0) ? fate : best),
    undefined,
  );
}

function restingLines({ guide, questions, outcomes, duties, paths, allPaths }: Resting): string[] {
  const list = (name: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`  ${name}  ${ids.join(', ')}`];
  return [
    `REVIEW  ${guide}: ${paths.length} of ${allPaths} paths rest on what is changed or gone`,
    ...list('questions', questions),
    ...list('outcomes ', outcomes),
    ...list('duties   ', duties),
    ...paths.map(({ end }) => {
      const answers = end.trace.map((entry) => written(entry.fact, entry.answer)).join(' ');
      return `  ${end.node}  ${answers}`;
    }),
    '',
  ];
}

function countsOf(paragraphs: readonly ParagraphFate[], others: readonly Aligned[], hasOld: boolean): string {
  const count = (state: ParagraphFate['state']) => paragraphs.filter((fate) => fate.state === state).length;
  const added = others.filter((entry) => entry.state === 'new').length;
  const [all, unchanged] = [paragraphs.length, count('unchanged')];
  return hasOld
    ? `${all} paragraphs: ${unchanged} unchanged, ${count('moved')} moved, ${count('changed')} changed, ` +
        `${count('gone')} gone; ${added} new lines`
    : `${all} paragraphs: ${unchanged} still there, ${count('changed') + count('gone')} changed or gone; ` +
        `${added} new or changed lines (--old DOCUMENT tells them apart, and what has moved)`;
}

function where({ section, at }: { section: readonly string[]; at: string }): string {
  return `${section.join(' › ')}, ${at}`;
}

function numbered({ line, text }: Line): string {
  return `${line}: ${text}`;
}
