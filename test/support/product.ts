/**
 * The packs of the product, for tests that walk their guides. Their cards are not measured here, which takes longer
 * than all the rest: `test/packs/real.test.ts` holds that the packs load without fault.
 */
import { join } from 'node:path';
import type { Pack } from '../../src/guide/pack.ts';
import { loadDraft, packIds } from '../../src/packs/load.ts';
import { TODAY } from './proeve.ts';

const DIALOGS = join(import.meta.dirname, '../../dialogs');

/** Read once: packs do not change. */
const read = new Map<string, Pack>();

/** A pack by its id; it has to be there. */
export function productPack(id: string): Pack {
  const pack = read.get(id) ?? loadDraft(DIALOGS, id, TODAY);
  if (!pack) throw new Error(`The pack ${id} cannot be walked: run the check first`);
  read.set(id, pack);
  return pack;
}

/** All packs, by the names of their folders. */
export function productPacks(): Pack[] {
  return packIds(DIALOGS).map(productPack);
}
