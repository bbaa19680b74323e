import { languages } from '../constants.ts';
import type { PackFiles } from '../pack.ts';
import { HARDEST_LIX, readability } from '../readability.ts';
import type { Text } from '../schema.ts';
import type { FileNames } from './context.ts';
import type { Fault, KeyPath } from './fault.ts';

/** A button shows one line; more characters than this are cut off on a phone. */
export const LONGEST_LABEL = 32;

/** Whether every text is there in every language of the pack, and every label fits its button, every guide is readable. */
export function checkTexts(files: PackFiles, names: FileNames): Fault[] {
  const faults: Fault[] = [];
  const wanted = files.pack.languages;
  const scan = (value: unknown, file: string, path: KeyPath, guide?: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const own = { file, ...(guide === undefined ? {} : { guide, ...nodeOf(path) }) };
    if (isText(value)) {
      for (const language of wanted) {
        if (value[language] !== undefined) continue;
        faults.push({
          ...own,
          code: 'TRANSLATION_MISSING',
          path,
          message: `${path.join('.')} has no ${language}`,
        });
      }
      for (const language of languages) {
        if (value[language] === undefined || wanted.includes(language)) continue;
        const message = `${path.join('.')} is there in ${language}, which pack.yaml does not list`;
        faults.push({ ...own, code: 'TRANSLATION_UNWANTED', path: [...path, language], message });
      }
      return;
    }
    for (const [key, part] of Object.entries(value)) {
      scan(part, file, [...path, Array.isArray(value) ? Number(key) : key], guide);
    }
  };
  scan({ name: files.pack.name, contacts: files.pack.contacts, guides: files.pack.guides }, names.pack, []);
  scan(files.facts, names.facts, []);
  scan(files.rules, names.rules, []);
  scan(files.channels, names.channels, []);
  scan(files.reminders, names.reminders, []);
  for (const guide of files.guides) scan(guide, names.guide(guide.id), [], guide.id);
  for (const paper of files.papers) scan(paper, names.paper(paper.id), []);
  return [...faults, ...longLabels(files, names), ...hardGuides(files, names)];
}

/** A text in some languages; the phrases of `asks` are lists and count as texts too. */
function isText(value: object): value is Text {
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(
      ([key, part]) =>
        (languages as readonly string[]).includes(key) && (typeof part === 'string' || Array.isArray(part)),
    )
  );
}

function nodeOf(path: KeyPath): { node?: string } {
  return (path[0] === 'questions' || path[0] === 'outcomes') && typeof path[1] === 'string'
    ? { node: path[1] }
    : {};
}

/** Labels of values, the topics of the menu, the channels, and the first phrase of each guide, which the welcome shows on a button. */
function longLabels(files: PackFiles, names: FileNames): Fault[] {
  const labels = Object.entries(files.facts).flatMap(([id, fact]) =>
    Object.entries('values' in fact ? fact.values : {}).flatMap(([value, { label }]) =>
      Object.entries(label).map(([language, text]) => ({
        text,
        at: { file: names.facts, path: [id, 'values', value, 'label', language] },
      })),
    ),
  );
  const topics = files.pack.guides.flatMap((topic, index) =>
    Object.entries(typeof topic === 'string' ? {} : topic.title).map(([language, text]) => ({
      text,
      at: { file: names.pack, path: ['guides', index, 'title', language] },
    })),
  );
  const examples = files.guides.flatMap((guide) =>
    Object.entries(guide.asks).map(([language, phrases]) => ({
      text: phrases[0] ?? '',
      at: { file: names.guide(guide.id), path: ['asks', language, 0], guide: guide.id },
    })),
  );
  const channels = (files.channels?.channels ?? []).flatMap(({ name }, index) =>
    Object.entries(name).map(([language, text]) => ({
      text,
      at: { file: names.channels, path: ['channels', index, 'name', language] },
    })),
  );
  return [...labels, ...topics, ...examples, ...channels]
    .filter(({ text }) => text.length > LONGEST_LABEL)
    .map(({ text, at }) => ({
      code: 'LABEL_TOO_LONG' as const,
      message: `"${text}" has ${text.length} characters; a button shows ${LONGEST_LABEL}`,
      ...at,
    }));
}

/** Guides whose questions and verdict sentences are together too hard to read in some language. */
function hardGuides(files: PackFiles, names: FileNames): Fault[] {
  return files.guides.flatMap(readability).flatMap(({ guide, language, lix }) => {
    if (lix <= HARDEST_LIX) return [];
    const value = `questions and verdicts have LIX ${lix.toFixed(0)} in ${language}`;
    const message = `The ${value}, ${HARDEST_LIX} at most: shorter words and sentences`;
    return [{ code: 'TEXT_HARD' as const, message, file: names.guide(guide), path: ['questions'], guide }];
  });
}
