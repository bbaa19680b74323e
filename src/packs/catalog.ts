import type { LocatedFault } from '../guide/check/fault.ts';
import { faultLine } from './fault-line.ts';
import { type LoadedPack, loadPack, packIds } from './load.ts';
import { loadSensitiveWords } from './sensitive.ts';
import { type LoadedSituations, loadSituations } from './situations.ts';

/** Everything under a folder of packs: what an author checks and compares. */
export interface Catalog {
  packs: LoadedPack[];
  comparison: LoadedSituations;
  /** Every fault of the packs, the comparison and the words for personal data; one of a shared file only once. */
  faults: LocatedFault[];
  /** How long it took to load and check them. */
  milliseconds: number;
}

/** Every pack under a folder, and the situations that they answer, loaded and checked. */
export function loadPacks(dialogs: string, today: string, clock: () => number): Catalog {
  const begin = clock();
  const packs = packIds(dialogs).map((id) => loadPack(dialogs, id, today));
  const comparison = loadSituations(dialogs, packs);
  const words = loadSensitiveWords(dialogs).faults;
  const faults = [...packs.flatMap((loaded) => loaded.faults), ...comparison.faults, ...words];
  const once = new Map(faults.map((fault) => [faultLine(fault), fault]));
  return { packs, comparison, faults: [...once.values()], milliseconds: clock() - begin };
}
