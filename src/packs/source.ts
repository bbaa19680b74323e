import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocatedFault } from '../guide/check/fault.ts';
import { GuideFile, RulesFile } from '../guide/schema.ts';
import { Reader } from './reader.ts';

/** An encoded document with the guides that cite it, as far as they can be read, and why some cannot. */
export interface Source {
  rules: RulesFile | undefined;
  guides: GuideFile[];
  faults: LocatedFault[];
}

/** The folders of `dialogs/` that hold the rules of a document, by name; some may not be packs yet. */
export function sourceIds(dialogs: string): string[] {
  return readdirSync(dialogs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dialogs, entry.name, 'rules.yaml')))
    .map((entry) => entry.name)
    .sort();
}

/** Reads rules and guides of one of `sourceIds`, by their shape alone: what they refer to is not checked. */
export function readSource(dialogs: string, id: string): Source {
  const reader = new Reader(dialogs);
  const rules = reader.read(`${id}/rules.yaml`, RulesFile);
  const folder = `${id}/guides`;
  const ids = reader.list(folder, '.yaml').filter((name) => !name.endsWith('.cases'));
  return { rules, guides: reader.readAll(folder, ids, '.yaml', GuideFile), faults: reader.faults };
}
