/** What a deployment does besides answering: jobs of the queue. */
import type { Job, JobName, Jobs, Recurring } from './remind/ports.ts';
import { signalId } from './remind/signal.ts';

/** How the jobs of a name are done, `atOnce` of them at the same time on one instance. */
interface Work {
  name: JobName;
  atOnce: number;
  /** Parses the data of the job; when it rejects, the job is done again later. */
  handle: (data: unknown) => Promise<void>;
}

export interface Background {
  work: readonly Work[];
  /** Done again and again, and once at the beginning. */
  recurring: readonly Recurring[];
}

/** The queue, for those who do what is in it. */
interface WorkingQueue extends Jobs {
  work: (name: JobName, atOnce: number, handle: Work['handle']) => Promise<void>;
  every: (jobs: readonly Recurring[]) => Promise<void>;
}

/** What erases what has been kept for long enough: at night, in universal time. */
export function tidyJobs(tidies: readonly (() => Promise<void>)[]): Background {
  const handle = async () => {
    for (const tidy of tidies) await tidy();
  };
  return { work: [{ name: 'tidy', atOnce: 1, handle }], recurring: [{ name: 'tidy', cron: TIDY_AT }] };
}

const TIDY_AT = '30 2 * * *';

/** Instances that start within so long of each other begin with one job of each kind, in milliseconds. */
const TOGETHER = 60_000;

/**
 * Begins to do jobs. What recurs is also done at once: an instance that was stopped may have missed its time.
 * @param now milliseconds since 1970
 */
export async function beginWork(
  queue: WorkingQueue,
  parts: readonly Background[],
  now: number,
): Promise<void> {
  for (const { name, atOnce, handle } of parts.flatMap(({ work }) => work)) {
    await queue.work(name, atOnce, handle);
  }
  const recurring = parts.flatMap((part) => part.recurring);
  await queue.every(recurring);
  for (const { name, data = {} } of recurring) {
    const first: Job = { data, key: signalId('begin', name, String(Math.floor(now / TOGETHER))) };
    await queue.send(name, [first]);
  }
}
