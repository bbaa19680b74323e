/** The job that looks at one entry of a calendar. */
import { z } from 'zod';
import type { Log } from '../../log.ts';
import type { Job, Subscriptions } from '../../remind/ports.ts';
import { type Intake, signalId } from '../../remind/signal.ts';
import type { Lexicon } from '../../sensitive/lexicon.ts';
import { type Graph, graphError } from './client.ts';
import { ENTRY_FIELDS, Entry, entrySignals } from './entry.ts';

/** What could not be done for so long is left alone: a reminder would come too late. Milliseconds. */
export const GIVE_UP = 24 * 3_600_000;

/** The id of an entry, as it goes into an address. */
export const EntryId = z.string().regex(/^[\w=+-]{1,512}$/u);

/**
 * What is looked at. Whose calendar it is stands at the subscription, so that the job tells of nobody, and there is
 * nothing to look at any more once the person is erased.
 */
export const LookJob = z.object({
  subscription: z.string().min(1).max(128),
  entry: EntryId,
  /** When it was announced, in milliseconds since 1970. */
  since: z.number(),
});
export type LookJob = z.infer<typeof LookJob>;

/** The job for an entry; each version of it is looked at once. Without a version, every time that it is announced. */
export function lookJob(data: LookJob, version: string | undefined): Job {
  const { subscription, entry } = data;
  return version === undefined
    ? { data }
    : { data, key: signalId('graph-look', subscription, entry, version) };
}

export interface LookJobParts {
  graph: Graph;
  tenant: string;
  subscriptions: Pick<Subscriptions, 'find'>;
  take: (intake: Intake) => Promise<unknown>;
  lexicon: Lexicon;
  /** Hosts of meeting services that are the municipality's own. */
  ownHosts: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The present day as an ISO date. */
  today: () => string;
  log: Log;
}

/**
 * Fetches an entry, looks at it in memory and takes in what it comes to. Entries that are gone, and those of people
 * who are, are left alone. Rejects when it has to be tried again: with GRAPH_LATER or GRAPH_REFUSED for a day, or with
 * the error of the store.
 * @param data the data of the job, a `LookJob`
 */
export function createLookJob(parts: LookJobParts): (data: unknown) => Promise<void> {
  const { graph, tenant, lexicon, ownHosts, log } = parts;
  return async (data) => {
    const { subscription, entry, since } = LookJob.parse(data);
    const objectId = (await parts.subscriptions.find(subscription))?.objectId;
    if (objectId === undefined) return log.info('calendar entry of nobody left alone');
    if (parts.now() - since > GIVE_UP) return log.warn('calendar entry given up');
    const path = `/users/${objectId}/events/${encodeURIComponent(entry)}?$select=${ENTRY_FIELDS}`;
    const answer = await graph({ path }, Entry);
    if (answer.kind === 'gone') return log.info('calendar entry gone');
    if (answer.kind !== 'ok') throw graphError(answer);
    const owner = { tenant, objectId };
    const signals = entrySignals(entry, answer.value, owner, { lexicon, ownHosts, today: parts.today() });
    if (signals.length > 0) await parts.take({ signals, withdrawn: [], ignored: 0 });
  };
}
