/** Sign-in names turned into object ids: in memory only, and for a while. */
import { createHash } from 'node:crypto';
import type { Directory } from '../../remind/ports.ts';

/** Milliseconds that an answer is good for, also that nobody has the name. */
const KEPT = 3_600_000;
/** People whose answer is kept at once; a municipality has fewer. */
const MOST_KEPT = 50_000;
/** Questions to the directory at the same time. */
const AT_ONCE = 8;

interface Kept {
  objectId: string | undefined;
  until: number;
}

/** Object ids by sign-in name (in small letters); names that nobody has are left out. */
export type ObjectIds = (names: Iterable<string>) => Promise<ReadonlyMap<string, string>>;

/**
 * Asks the directory for each name once an hour. What it keeps is under a digest of the name.
 * The promise rejects with the directory's error when it cannot answer; what was answered until then is kept.
 * @param clock milliseconds from any fixed moment on
 */
export function createObjectIds(directory: Directory, tenant: string, clock: () => number): ObjectIds {
  const kept = new Map<string, Kept>();
  const answer = async (name: string): Promise<readonly [string, string | undefined]> => {
    const known = kept.get(keyOf(name));
    if (known) return [name, known.objectId];
    const objectId = await directory.objectId(tenant, name);
    kept.set(keyOf(name), { objectId, until: clock() + KEPT });
    return [name, objectId];
  };
  return async (names) => {
    forgetOld(kept, clock());
    const wanted = [...new Set(names)];
    const found = new Map<string, string>();
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const answers = await Promise.all(wanted.slice(from, from + AT_ONCE).map(answer));
      for (const [name, objectId] of answers) if (objectId !== undefined) found.set(name, objectId);
    }
    return found;
  };
}

/** The oldest come first in the map: all answers are good for the same time. */
function forgetOld(kept: Map<string, Kept>, now: number): void {
  for (const [key, { until }] of kept) {
    if (until > now && kept.size <= MOST_KEPT) return;
    kept.delete(key);
  }
}

function keyOf(name: string): string {
  return createHash('sha256').update(name).digest('base64');
}
