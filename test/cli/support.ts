import type { Surroundings } from '../../src/cli/command.ts';
import { run } from '../../src/cli/run.ts';
import { type PackTexts, soundPack, writePacks } from '../support/packs.ts';

/** The command line beside a folder with one small pack, on a fixed day. */
export function commandLine(texts: PackTexts = soundPack, own: Partial<Surroundings> = {}) {
  const surroundings: Surroundings = {
    dialogs: writePacks(texts),
    today: '2026-03-31',
    clock: () => 0,
    width: Number.POSITIVE_INFINITY,
    input: () => '',
    ...own,
  };
  return (...line: string[]) => run(line, surroundings);
}
