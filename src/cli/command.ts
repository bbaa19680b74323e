import type { Guide, Pack } from '../guide/pack.ts';
import { Language, type Text } from '../guide/schema.ts';
import { type LoadedPack, loadDraft, loadPack, packIds } from '../packs/load.ts';
import { readSource, type Source, sourceIds } from '../packs/source.ts';

/** What a command needs from outside. */
export interface Surroundings {
  /** Folder of the packs. */
  dialogs: string;
  /** ISO date of today. */
  today: string;
  /** Milliseconds, for measuring. */
  clock: () => number;
  /** Characters that fit on a line; Infinity where nobody reads along. */
  width: number;
  /** Everything that comes in on the standard input. */
  input: () => string;
}

export interface Options {
  json: boolean;
  lang: string | undefined;
  /** File with the text of a document. */
  document: string | undefined;
  /** File with the old edition of a document. */
  old: string | undefined;
  /** Folder for the files that a command writes. */
  out: string | undefined;
  /** Whether to read the standard input. */
  stdin: boolean;
}

/** What a command leaves behind. 0: all is well; 1: something is at fault; 2: the command cannot be done. */
export interface Result {
  exitCode: 0 | 1 | 2;
  out?: string;
  err?: string;
}

export interface Command {
  usage: string;
  does: string;
  options: readonly (keyof Options | 'today')[];
  /** How many words it takes after its name: at least, at most. */
  words: readonly [number, number];
  run: (words: readonly string[], options: Options, surroundings: Surroundings) => Result;
}

/** Something that was found, or the sentence that says why not and what there is. */
export type Found<T> = { found: T } | { sentence: string };

/** The result of a command that cannot be done as it was written. */
export function refuse(sentence: string): Result {
  return { exitCode: 2, err: sentence };
}

/** The folder of a pack, loaded and checked. */
export function findPack(id: string, { dialogs, today }: Surroundings): Found<LoadedPack> {
  const known = packIds(dialogs);
  return known.includes(id)
    ? { found: loadPack(dialogs, id, today) }
    : { sentence: `There is no pack "${id}". There is: ${known.join(', ') || 'none yet'}.` };
}

/** The rules of a pack and the guides that cite them; the pack needs nothing else yet. */
export function findSource(id: string, { dialogs }: Surroundings): Found<Source> {
  const known = sourceIds(dialogs);
  return known.includes(id)
    ? { found: readSource(dialogs, id) }
    : { sentence: `There is no pack "${id}". There is: ${known.join(', ') || 'none yet'}.` };
}

/** A pack as far as it can be used; undefined as long as it is rules only, or cannot be read. */
export function draftOf(packId: string, { dialogs, today }: Surroundings): Pack | undefined {
  return packIds(dialogs).includes(packId) ? loadDraft(dialogs, packId, today) : undefined;
}

/** A guide of a pack that can be walked, the pack perhaps with other faults; all of them if none is named. */
export function findGuides(
  packId: string,
  guideId: string | undefined,
  surroundings: Surroundings,
): Found<{ pack: Pack; guides: Guide[] }> {
  const loaded = findPack(packId, surroundings);
  if ('sentence' in loaded) return loaded;
  const pack = loaded.found.draft;
  if (!pack) return { sentence: `"${packId}" cannot be read yet: npm run guide -- check says why.` };
  if (guideId === undefined) return { found: { pack, guides: [...pack.guides.values()] } };
  const guide = pack.guides.get(guideId);
  if (guide) return { found: { pack, guides: [guide] } };
  const faulty = loaded.found.faults.some((fault) => fault.file === `${packId}/guides/${guideId}.yaml`);
  return {
    sentence: faulty
      ? `The guide "${guideId}" has faults that stop a walk: npm run guide -- check names them.`
      : `"${packId}" has no guide "${guideId}". There is: ${[...pack.guides.keys()].join(', ') || 'none yet'}.`,
  };
}

/** The language asked for, or the first of the pack. */
export function findLanguage(pack: Pack, wanted: string | undefined): Found<Language> {
  if (wanted === undefined) return { found: pack.languages[0] as Language };
  const language = Language.safeParse(wanted);
  return language.success && pack.languages.includes(language.data)
    ? { found: language.data }
    : { sentence: `"${pack.id}" does not speak "${wanted}". It speaks: ${pack.languages.join(', ')}.` };
}

/** A text in a language; a draft may still miss it, and says so. */
export function inLanguage(text: Text, language: Language): string {
  return text[language] ?? `(no ${language} yet)`;
}

/** The lines of what is piped in, whichever line ends it has. */
export function linesOf(input: string): string[] {
  return input.replace(/\r?\n$/u, '').split(/\r?\n/u);
}

/** The code of an error of Node, such as ENOENT. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
