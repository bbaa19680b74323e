/** Counts of how the bot is used, put together: turns are counted in memory and written every few seconds. */
import { timeZoneOf } from './cards/when.ts';
import { shiftDate } from './guide/date.ts';
import type { Pack } from './guide/pack.ts';
import { createDays } from './guide/time-zone.ts';
import type { Log } from './log.ts';
import type { Counts } from './remind/ports.ts';
import { createThrottle } from './throttle.ts';
import type { Usage } from './usage/ports.ts';
import { createTally } from './usage/tally.ts';
import { type Happened, usesOf } from './usage/use.ts';

export interface CountingParts {
  packs: ReadonlyMap<string, Pick<Pack, 'reminders'>>;
  usage: Usage;
  /** The counts of reminders, which are kept as long. */
  reminderCounts: Pick<Counts, 'tidy'>;
  log: Log;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Counting {
  /** Counts a turn. It never throws and waits for nothing. */
  count: (happened: Happened) => void;
  /** Erases counts that are older than 25 months: enough to hold a month against that of the year before last. */
  tidy: () => Promise<void>;
  /** Writes what is left. Where the store does not take it, that is lost, and the log says so. */
  stop: () => Promise<void>;
}

/** A process that is killed loses the counts of this time, in milliseconds. */
const WRITTEN_EVERY = 5_000;
/** While the database is away, a line a minute says so. */
const SAME_FAILURE_EVERY = 60_000;
const KEPT = 'P25M';

/** Begins to count, until it is stopped. */
export function createCounting({ packs, usage, reminderCounts, log, now }: CountingParts): Counting {
  const dayIn = createDays();
  const dayOf = (pack: string, instant: number) => dayIn(timeZoneOf(packs.get(pack) ?? noReminders), instant);
  const tally = createTally({ usage, dayOf });
  const throttle = createThrottle({ everyMs: SAME_FAILURE_EVERY, clock: now });
  const write = async () => {
    try {
      await tally.write();
    } catch (error) {
      const count = throttle('usage');
      if (count !== undefined) log.error('Counts were not written', { error, count });
    }
  };
  // One after the other: a database that hangs is not asked again and again.
  let writing = Promise.resolve();
  let waits = false;
  const timer = setInterval(() => {
    if (waits) return;
    waits = true;
    writing = write().finally(() => {
      waits = false;
    });
  }, WRITTEN_EVERY);
  timer.unref();
  return {
    count: (happened) => tally.count(usesOf(happened), now()),
    tidy: async () => {
      const before = shiftDate(new Date(now()).toISOString().slice(0, 10), KEPT, -1);
      const count = (await usage.tidy(before)) + (await reminderCounts.tidy(before));
      log.info('counts erased', { count });
    },
    stop: async () => {
      clearInterval(timer);
      await writing;
      await write();
    },
  };
}

const noReminders = { reminders: undefined };
