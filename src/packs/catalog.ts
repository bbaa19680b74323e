import { type LoadedPack, loadPack, packIds } from './load.ts';

/** Every pack under a folder, loaded and checked, with how long that took in milliseconds. */
export function loadPacks(
  dialogs: string,
  today: string,
  clock: () => number,
): { packs: LoadedPack[]; milliseconds: number } {
  const begin = clock();
  const packs = packIds(dialogs).map((id) => loadPack(dialogs, id, today));
  return { packs, milliseconds: clock() - begin };
}
