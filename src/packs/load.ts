import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { checkPack, type FileNames } from '../guide/check/check.ts';
import type { Fault, LocatedFault } from '../guide/check/fault.ts';
import { compile, type Pack, type PackFiles } from '../guide/pack.ts';
import { CasesFile, FactsFile, GuideFile, PackFile, RulesFile } from '../guide/schema.ts';
import { locateFault, type ParsedFile, parseYaml } from './yaml.ts';

/** What a folder under `dialogs/` holds: the pack if nothing is wrong with it, and every fault. */
export interface LoadedPack {
  id: string;
  pack: Pack | undefined;
  cases: readonly CasesFile[];
  faults: LocatedFault[];
}

/** The folders of `dialogs/` that hold a pack, by name. */
export function packIds(dialogs: string): string[] {
  return readdirSync(dialogs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dialogs, entry.name, 'pack.yaml')))
    .map((entry) => entry.name)
    .sort();
}

/**
 * Reads and checks one pack. Nothing half-loaded comes out: with any fault there is no pack.
 * @param dialogs folder of the packs
 * @param today ISO date against which dates are measured in the checks
 */
export function loadPack(dialogs: string, id: string, today: string): LoadedPack {
  const reader = new Reader(dialogs);
  const names = namesOf(id);
  const pack = reader.read(names.pack, PackFile);
  const facts = reader.read(names.facts, FactsFile);
  const rules = reader.read(names.rules, RulesFile);
  const guides = reader.readAll(`${id}/guides`, '.yaml', '.cases.yaml', GuideFile);
  const cases = reader.readAll(`${id}/guides`, '.cases.yaml', undefined, CasesFile);
  if (!pack || !facts || !rules || reader.faults.length > 0) {
    return { id, pack: undefined, cases, faults: sorted(reader.faults) };
  }
  const files: PackFiles = { pack, facts, rules, guides };
  const faults = [...checkFolder(id, files, cases, names), ...checkPack(files, cases, names, today)];
  const located = sorted([...reader.faults, ...faults.map((fault) => reader.locate(fault))]);
  const mark = (guide: GuideFile) => digest([guide, facts, rules]);
  return { id, pack: located.length === 0 ? compile(files, mark) : undefined, cases, faults: located };
}

/** Names of the files of a pack, below `dialogs/`. */
function namesOf(id: string): FileNames {
  return {
    pack: `${id}/pack.yaml`,
    facts: `${id}/facts.yaml`,
    rules: `${id}/rules.yaml`,
    guide: (guide) => `${id}/guides/${guide}.yaml`,
    cases: (guide) => `${id}/guides/${guide}.cases.yaml`,
  };
}

/** Whether folder, file names and ids agree, and every fact is asked by some guide. */
function checkFolder(id: string, files: PackFiles, cases: readonly CasesFile[], names: FileNames): Fault[] {
  const faults: Fault[] = [];
  const told = (code: Fault['code'], file: string, path: Fault['path'], message: string) =>
    faults.push({ code, file, path, message });
  if (files.pack.id !== id)
    told('ID_MISMATCH', names.pack, ['id'], `The folder is "${id}", the id "${files.pack.id}"`);
  const present = files.guides.map((guide) => guide.id);
  files.pack.guides.forEach((guide, index) => {
    if (present.includes(guide)) return;
    told(
      'GUIDE_UNKNOWN',
      names.pack,
      ['guides', index],
      `There is no guides/${guide}.yaml with the id "${guide}"`,
    );
  });
  for (const guide of present) {
    if (!files.pack.guides.includes(guide)) {
      told('GUIDE_UNLISTED', names.guide(guide), ['id'], `pack.yaml does not list the guide "${guide}"`);
    }
    if (!cases.some((sheet) => sheet.guide === guide)) {
      told(
        'FILE_MISSING',
        names.guide(guide),
        ['id'],
        `The guide has no worked cases: write ${names.cases(guide)}`,
      );
    }
  }
  const asked = new Set(
    files.guides.flatMap((guide) => Object.values(guide.questions).map(({ fact }) => fact)),
  );
  for (const fact of Object.keys(files.facts)) {
    if (!asked.has(fact)) told('FACT_UNUSED', names.facts, [fact], `No guide asks for "${fact}"`);
  }
  return faults;
}

/** Reads files, keeps their faults and where everything stands. */
class Reader {
  readonly faults: LocatedFault[] = [];
  readonly #dialogs: string;
  readonly #places = new Map<string, ParsedFile<unknown>['locate']>();

  constructor(dialogs: string) {
    this.#dialogs = dialogs;
  }

  read<S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined {
    const path = join(this.#dialogs, file);
    if (!existsSync(path)) {
      this.faults.push({ code: 'FILE_MISSING', message: `There is no ${file}`, file, line: 1, column: 1 });
      return undefined;
    }
    const parsed = parseYaml(file, readFileSync(path, 'utf8'), schema);
    this.faults.push(...parsed.faults);
    this.#places.set(file, parsed.locate);
    return parsed.value;
  }

  /** Every file of a folder with an ending; its name has to be its id. */
  readAll<S extends z.ZodType<{ id: string } | { guide: string }>>(
    folder: string,
    ending: string,
    not: string | undefined,
    schema: S,
  ): z.output<S>[] {
    const path = join(this.#dialogs, folder);
    const files = existsSync(path) ? readdirSync(path).sort() : [];
    return files
      .filter((name) => name.endsWith(ending) && !(not && name.endsWith(not)))
      .flatMap((name) => {
        const value = this.read(`${folder}/${name}`, schema);
        if (value === undefined) return [];
        const [key, id] = 'guide' in value ? ['guide', value.guide] : ['id', value.id];
        if (`${id}${ending}` === name) return [value];
        const message = `The file is ${name}, so its ${key} has to be "${name.slice(0, -ending.length)}"`;
        this.faults.push(
          this.locate({ code: 'ID_MISMATCH', file: `${folder}/${name}`, path: [key as string], message }),
        );
        return [];
      });
  }

  locate(fault: Fault): LocatedFault {
    const locate = this.#places.get(fault.file) ?? (() => ({ line: 1, column: 1 }));
    return locateFault(fault, locate);
  }
}

function sorted(faults: LocatedFault[]): LocatedFault[] {
  return faults.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}

/** Eight characters that change whenever one of the values does. */
function digest(values: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 8);
}
