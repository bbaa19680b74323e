import { createHash } from 'node:crypto';
import type { Directory } from '../remind/ports.ts';

/** Milliseconds that an answer is good for, also that nobody has the name. */
const KEPT = 3_600_000;
/** People whose answer is kept at once; a municipality has fewer. */
const MOST_KEPT = 50_000;

interface Kept {
  objectId: string | undefined;
  until: number;
}

/**
 * A directory that is asked for each name once an hour, in memory only and under a digest of the name. When it cannot
 * answer, its error comes through and nothing is kept.
 * @param clock milliseconds from any fixed moment on
 */
export function rememberAnswers(directory: Directory, clock: () => number): Directory {
  const kept = new Map<string, Kept>();
  return {
    objectId: async (tenant, signInName) => {
      forgetOld(kept, clock());
      const key = createHash('sha256')
        .update(JSON.stringify([tenant, signInName.toLowerCase()]))
        .digest('base64');
      const known = kept.get(key);
      if (known) return known.objectId;
      const objectId = await directory.objectId(tenant, signInName);
      kept.delete(key);
      kept.set(key, { objectId, until: clock() + KEPT });
      return objectId;
    },
  };
}

/** The oldest come first in the map: all answers are good for the same time. */
function forgetOld(kept: Map<string, Kept>, now: number): void {
  for (const [key, { until }] of kept) {
    if (until > now && kept.size <= MOST_KEPT) return;
    kept.delete(key);
  }
}
