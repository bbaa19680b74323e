import { type Guide, listedGuides, nextOf, type PackFiles } from '../pack.ts';
import { HARDEST_LIX, lix } from '../readability.ts';
import type { ReminderRule, RemindersFile } from '../reminders-schema.ts';
import type { Language, Text } from '../schema.ts';
import { emptyWalk, step, valid } from '../step.ts';
import type { FileNames } from './context.ts';
import type { Fault, FaultCode, KeyPath } from './fault.ts';
import type { Placed } from './places.ts';
import { signalFaults } from './signals.ts';
import { timesFaults } from './times.ts';

/** A title stands in a list and on a button of the calendar. */
const LONGEST_TITLE = 40;
/** A text of a reminder: two or three lines on a phone. */
const LONGEST_TEXT = 200;

/** What the checks of the reminders of a pack look at, and how they name a mistake in the file. */
interface RemindersContext {
  file: RemindersFile;
  files: PackFiles;
  walkable: ReadonlyMap<string, Guide>;
  rules: ReadonlyMap<string, unknown>;
  names: FileNames;
  today: string;
  fault: (code: FaultCode, path: KeyPath, message: string) => void;
}

/**
 * Whether every reminder names a guide, answers that it takes, and rules; every signal is handled once; times are
 * possible; and the texts can be read. That they are there in every language is checked with all other texts.
 * @param walkable the guides that can be walked; what a reminder of another one knows is looked at when that is mended
 * @param today ISO date against which dates are measured
 */
export function checkReminders(
  files: PackFiles,
  walkable: ReadonlyMap<string, Guide>,
  rules: ReadonlyMap<string, unknown>,
  names: FileNames,
  today: string,
): Fault[] {
  const { reminders: file } = files;
  if (!file) return [];
  const faults: Fault[] = [];
  const fault: RemindersContext['fault'] = (code, path, message) =>
    faults.push({ code, path, message, file: names.reminders });
  const context = { file, files, walkable, rules, names, today, fault };
  checkIds(context);
  checkCites(context);
  checkTargets(context);
  file.rules.forEach((rule, index) => {
    checkKnown(context, rule, ['rules', index, 'known']);
  });
  for (const { code, path, message } of [...signalFaults(file), ...timesFaults(file)])
    fault(code, path, message);
  checkLengths(context);
  checkReading(context);
  return faults;
}

/** Counts are kept by the id of a rule or duty, so that one id is one thing. */
function checkIds({ file, fault }: RemindersContext): void {
  const seen = new Set<string>();
  for (const { value: id, path } of entriesOf(file, ({ id }) => id)) {
    if (seen.has(id)) fault('ID_TWICE', [...path, 'id'], `There are two reminders "${id}"`);
    seen.add(id);
  }
}

function checkCites({ file, rules, names, fault }: RemindersContext): void {
  for (const { value: cites, path } of entriesOf(file, ({ cites }) => cites)) {
    cites.forEach((id, index) => {
      if (!rules.has(id))
        fault('RULE_UNKNOWN', [...path, 'cites', index], `There is no rule "${id}" in ${names.rules}`);
    });
  }
}

function checkTargets({ file, files, names, fault }: RemindersContext): void {
  for (const { value: guide, path } of entriesOf(file, ({ guide }) => guide)) {
    if (guide === undefined || listedGuides(files.pack).some(({ id }) => id === guide)) continue;
    fault('GUIDE_UNKNOWN', [...path, 'guide'], `There is no guide "${guide}" in ${names.pack}`);
  }
  file.year.forEach(({ paper }, index) => {
    if (paper === undefined || files.papers.some(({ id }) => id === paper)) return;
    fault('PAPER_UNKNOWN', ['year', index, 'paper'], `There is no papers/${paper}.yaml`);
  });
}

/** Whether a guide takes what a reminder opens it with, and comes to ask for it. */
function checkKnown({ walkable, today, fault }: RemindersContext, rule: ReminderRule, at: KeyPath): void {
  const guide = walkable.get(rule.guide);
  if (!guide) return;
  const reached = step(guide, { ...emptyWalk, known: rule.known }, today);
  const ahead = factsAhead(guide, reached.node);
  for (const [id, value] of Object.entries(rule.known)) {
    if (!guide.asked.has(id)) fault('FACT_UNKNOWN', [...at, id], `"${guide.id}" does not ask for "${id}"`);
    else if (valid(guide, id, value) === undefined)
      fault('VALUE_UNKNOWN', [...at, id], `"${value}" is no answer to "${id}"`);
    else if (!ahead.has(id) && !reached.trace.some(({ fact }) => fact === id))
      fault('FACT_UNUSED', [...at, id], `With the rest that is known, "${guide.id}" never asks for "${id}"`);
  }
}

/** The facts that a guide can still ask for from a node on, itself included. */
function factsAhead({ questions }: Guide, from: string): Set<string> {
  const facts = new Set<string>();
  const visited = new Set<string>();
  const visit = (node: string): void => {
    const question = questions[node];
    if (!question || visited.has(node)) return;
    visited.add(node);
    facts.add(question.fact);
    nextOf(question).forEach(visit);
  };
  visit(from);
  return facts;
}

function checkLengths({ file, fault }: RemindersContext): void {
  const titles = file.year.map(({ title }, index) => ({ value: title, path: ['year', index, 'title'] }));
  const all = [
    ...titles.map((place) => ({ ...place, longest: LONGEST_TITLE })),
    ...textPlaces(file).map((place) => ({ ...place, longest: LONGEST_TEXT })),
  ];
  for (const { value: text, path, longest } of all) {
    for (const [language, said] of Object.entries(text)) {
      if (said.length <= longest) continue;
      const message = `"${said}" has ${said.length} characters; here stand ${longest} at most`;
      fault('LABEL_TOO_LONG', [...path, language], message);
    }
  }
}

/** Names a file whose texts are together too hard to read in some language. */
function checkReading({ file, files, fault }: RemindersContext): void {
  const texts = textPlaces(file).map(({ value }) => value);
  for (const language of files.pack.languages as Language[]) {
    const measured = lix(...texts.flatMap((text) => text[language] ?? []));
    if (measured <= HARDEST_LIX) continue;
    const message = `The texts have LIX ${measured.toFixed(0)} in ${language}, ${HARDEST_LIX} at most: shorter words and sentences`;
    fault('TEXT_HARD', [], message);
  }
}

/** The sentences of a file; titles are too short to measure. */
function textPlaces({ rules, year }: RemindersFile): Placed<Text>[] {
  return [
    ...rules.flatMap((rule, index) =>
      (['noticed', 'rule', 'do'] as const).map((part) => ({
        value: rule[part],
        path: ['rules', index, part],
      })),
    ),
    ...year.map(({ text }, index) => ({ value: text, path: ['year', index, 'text'] })),
  ];
}

type Entry = RemindersFile['rules'][number] | RemindersFile['year'][number];

/** A part of every rule and of every duty of the year, with the place of its entry. */
function entriesOf<T>({ rules, year }: RemindersFile, part: (entry: Entry) => T): Placed<T>[] {
  return [
    ...rules.map((entry, index) => ({ value: part(entry), path: ['rules', index] })),
    ...year.map((entry, index) => ({ value: part(entry), path: ['year', index] })),
  ];
}
