import type { Usage } from './ports.ts';
import type { Use, UsesOfDay } from './use.ts';

export interface TallyParts {
  usage: Pick<Usage, 'add'>;
  /** The day of an instant (milliseconds since 1970) where a pack is, as an ISO date. */
  dayOf: (pack: string, instant: number) => string;
}

/**
 * Counts in memory, so that no turn waits for the store. A process that is killed loses what was counted since the
 * last time that it was written; a write that is cut off after the store took it counts twice. These are statistics.
 */
export interface Tally {
  /** @param now milliseconds since 1970 */
  count: (uses: readonly Use[], now: number) => void;
  /**
   * Writes what was counted. Where that fails, it is kept for the next time.
   * @throws {CodedError} those of the store
   */
  write: () => Promise<void>;
}

export function createTally({ usage, dayOf }: TallyParts): Tally {
  let counted = new Map<string, UsesOfDay>();
  const add = (one: UsesOfDay) => {
    const { count, ...what } = one;
    const key = JSON.stringify(what);
    counted.set(key, { ...one, count: count + (counted.get(key)?.count ?? 0) });
  };
  return {
    count: (uses, now) => {
      for (const use of uses) add({ day: dayOf(use.pack, now), ...use, count: 1 });
    },
    write: async () => {
      if (counted.size === 0) return;
      const taken = [...counted.values()];
      counted = new Map();
      try {
        await usage.add(taken);
      } catch (error) {
        taken.forEach(add);
        throw error;
      }
    },
  };
}
