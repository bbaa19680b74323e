import { CodedError } from '../../src/errors.ts';
import type { Job, JobName, Jobs, Recurring } from '../../src/remind/ports.ts';

/** A queue for as long as the test lasts, which does its jobs when it is told to. */
export interface MemoryQueue extends Jobs {
  work: (name: JobName, atOnce: number, handle: (data: unknown) => Promise<void>) => Promise<void>;
  every: (jobs: readonly Recurring[]) => Promise<void>;
  /** Does the jobs of these names whose time has come, and those that they lead to; gives how many. */
  run: (...names: JobName[]) => Promise<number>;
  /** Jobs that wait. */
  waiting: (name: JobName) => readonly Job[];
  /** Every job that was ever kept. */
  all: () => readonly Job[];
  /** What recurs. */
  recurring: () => readonly Recurring[];
  /** Whether the database is gone. */
  gone: boolean;
}

/** `now`: milliseconds since 1970. */
export function memoryQueue(now: () => number): MemoryQueue {
  const waiting = new Map<JobName, Job[]>();
  const keys = new Set<string>();
  const everything: Job[] = [];
  const handlers = new Map<JobName, (data: unknown) => Promise<void>>();
  let timetable: readonly Recurring[] = [];
  const isNew = (name: JobName, key: string | undefined) => {
    if (key === undefined) return true;
    const size = keys.size;
    return keys.add(`${name} ${key}`).size > size;
  };
  const queue: MemoryQueue = {
    gone: false,
    send: async (name, jobs) => {
      if (queue.gone) throw new CodedError('DATABASE_UNREACHABLE', 'The database does not answer. Start it.');
      const added = jobs.filter(({ key }) => isNew(name, key));
      waiting.set(name, [...(waiting.get(name) ?? []), ...added]);
      everything.push(...added);
    },
    work: async (name, _atOnce, handle) => {
      handlers.set(name, handle);
    },
    every: async (jobs) => {
      timetable = jobs;
    },
    run: async (...names) => {
      let done = 0;
      for (;;) {
        const name = names.find((one) => waiting.get(one)?.some((job) => isDue(job, now())));
        if (name === undefined) return done;
        const all = waiting.get(name) ?? [];
        const job = all.find((one) => isDue(one, now()));
        waiting.set(
          name,
          all.filter((one) => one !== job),
        );
        await handlers.get(name)?.(structuredClone(job?.data));
        done += 1;
      }
    },
    waiting: (name) => waiting.get(name) ?? [],
    all: () => everything,
    recurring: () => timetable,
  };
  return queue;
}

function isDue({ startAfter = 0 }: Job, now: number): boolean {
  return startAfter <= now;
}
