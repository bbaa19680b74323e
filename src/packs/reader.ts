import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Fault, KeyPath, LocatedFault, Place } from '../guide/check/fault.ts';
import { decodeText } from './text.ts';
import { type ParsedFile, parseYaml } from './yaml.ts';

/** Reads the files of a pack; keeps their faults and where everything stands. */
export class Reader {
  readonly faults: LocatedFault[] = [];
  readonly #dialogs: string;
  readonly #places = new Map<string, ParsedFile<unknown>['locate']>();

  /** @param dialogs folder that the names of files are below */
  constructor(dialogs: string) {
    this.#dialogs = dialogs;
  }

  /** The value of a file that need not be there; undefined if it is not, or is not right. */
  readIfThere<S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined {
    return existsSync(join(this.#dialogs, file)) ? this.read(file, schema) : undefined;
  }

  /** The value of a file; undefined, with the reasons among the faults, if it is not there or not right. */
  read<S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined {
    const path = join(this.#dialogs, file);
    if (!existsSync(path)) {
      this.faults.push({ code: 'FILE_MISSING', message: `There is no ${file}`, file, line: 1, column: 1 });
      return undefined;
    }
    const decoded = decodeText(readFileSync(path));
    if ('line' in decoded) {
      const message = 'The file is not UTF-8 (perhaps Latin-1 or UTF-16): save it as UTF-8';
      this.faults.push({ code: 'YAML_INVALID', message, file, line: decoded.line, column: 1 });
      return undefined;
    }
    const parsed = parseYaml(file, decoded.text, schema);
    this.faults.push(...parsed.faults);
    this.#places.set(file, parsed.locate);
    return parsed.value;
  }

  /** Reads `<folder>/<id><ending>` for each of the ids; leaves out those that are not right. */
  readAll<S extends z.ZodType<{ id: string } | { guide: string }>>(
    folder: string,
    ids: readonly string[],
    ending: string,
    schema: S,
  ): z.output<S>[] {
    return ids.flatMap((name) => {
      const file = `${folder}/${name}${ending}`;
      const value = this.read(file, schema);
      if (value === undefined) return [];
      const [key, id] = 'guide' in value ? ['guide', value.guide] : ['id', value.id];
      if (id === name) return [value];
      const message = `The file is ${name}${ending}, so its ${key} has to be "${name}"`;
      this.faults.push(this.locate({ code: 'ID_MISMATCH', file, path: [key as string], message }));
      return [];
    });
  }

  /** The names of the files of a folder that have an ending, without it. */
  list(folder: string, ending: string): string[] {
    const path = join(this.#dialogs, folder);
    if (!existsSync(path)) return [];
    const names = readdirSync(path).filter((name) => name.endsWith(ending));
    return names.map((name) => name.slice(0, -ending.length)).sort();
  }

  /** A fault with the line and column of its place. */
  locate({ path, ...fault }: Fault): LocatedFault {
    return { ...fault, ...this.place(fault.file, path) };
  }

  /** Where a path of keys stands in a file that was read; the beginning of one that was not. */
  place(file: string, path: KeyPath): Place {
    return { file, ...(this.#places.get(file)?.(path) ?? { line: 1, column: 1 }) };
  }
}
