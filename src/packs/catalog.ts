import { type LoadedPack, loadPack, packIds } from './load.ts';
import { type LoadedSituations, loadSituations } from './situations.ts';

/** Everything under a folder of packs: what an author checks and compares. */
export interface Catalog {
  packs: LoadedPack[];
  comparison: LoadedSituations;
  /** How long it took to load and check them. */
  milliseconds: number;
}

/** Every pack under a folder, and the situations that they answer, loaded and checked. */
export function loadPacks(dialogs: string, today: string, clock: () => number): Catalog {
  const begin = clock();
  const packs = packIds(dialogs).map((id) => loadPack(dialogs, id, today));
  const comparison = loadSituations(dialogs, packs);
  return { packs, comparison, milliseconds: clock() - begin };
}
