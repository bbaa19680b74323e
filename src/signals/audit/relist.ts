/** Content that no notification told of: after a stop, or when the webhook failed. */
import type { ManagementApi } from './client.ts';
import { contentTypes, type Enqueue, type Feed, foreign, jobsOf } from './content.ts';

const HOUR = 3_600_000;
const WINDOW = 24 * HOUR;
/** The API refuses a start more than seven days ago; the minutes are for the way there. */
const LONGEST_GAP = 7 * WINDOW - HOUR / 6;
/** Content can become available out of order: so far back it is listed twice. */
const OVERLAP = HOUR;

export interface RelistParts {
  api: ManagementApi;
  feed: Feed;
  enqueue: Enqueue;
}

export type Relisted =
  /** Everything until that moment is in the queue: the next gap begins there. */
  { kind: 'done'; until: number } | { kind: 'later'; wait: number; code: string };

/**
 * Lists the content of all followed types since a moment, seven days back at most, in windows of a day, and enqueues it.
 * What was read before comes out by the keys of the jobs and the ids of the signals.
 * Rejects with the errors of the API and of `enqueue`.
 * @param since the end of what was seen, in milliseconds since 1970; undefined where nothing ever was: then a day
 */
export async function relist(
  { api, feed, enqueue }: RelistParts,
  since: number | undefined,
  now: number,
): Promise<Relisted> {
  const until = Math.floor(now / 1000) * 1000;
  const start = Math.floor(Math.max((since ?? now - WINDOW) - OVERLAP, now - LONGEST_GAP) / 1000) * 1000;
  for (const type of contentTypes) {
    for (let from = start; from < until; from += WINDOW) {
      const period = { from, to: Math.min(from + WINDOW, until) };
      const answer = await api.list(type, period, async (entries) => {
        const jobs = jobsOf(entries, feed);
        if (!jobs) throw foreign();
        if (jobs.length > 0) await enqueue(jobs);
      });
      if (answer.kind === 'later') return answer;
    }
  }
  return { kind: 'done', until };
}
