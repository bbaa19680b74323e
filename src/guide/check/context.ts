import type { PackFiles, Rule } from '../pack.ts';
import type { Fact, GuideFile } from '../schema.ts';
import type { FaultCode, KeyPath } from './fault.ts';

/** What the checks of one guide look at. */
export interface GuideContext {
  files: PackFiles;
  facts: ReadonlyMap<string, Fact>;
  rules: ReadonlyMap<string, Rule>;
  guide: GuideFile;
  /** Names a mistake at a path of keys in the guide's file. */
  fault: (code: FaultCode, path: KeyPath, message: string, node?: string) => void;
}

/** Names of the files that a pack was read from. */
export interface FileNames {
  pack: string;
  facts: string;
  rules: string;
  /** Of all packs. */
  concepts: string;
  words: string;
  channels: string;
  reminders: string;
  guide: (id: string) => string;
  cases: (guide: string) => string;
  paper: (id: string) => string;
}
