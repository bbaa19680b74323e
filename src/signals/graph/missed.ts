/** Changes that no notification told of. */
import { z } from 'zod';
import type { Log } from '../../log.ts';
import type { Jobs, Subscription } from '../../remind/ports.ts';
import { type Graph, graphError, type Result } from './client.ts';
import { EntryId, GIVE_UP, lookJob } from './look.ts';

const PAGE = 100;
/** Nobody changes more entries in a day; what does is a program. */
const MOST_PAGES = 10;

const Page = z.object({
  value: z.array(z.object({ id: EntryId, '@odata.etag': z.string().max(512).optional() })),
  '@odata.nextLink': z.string().max(8_192).optional(),
});
type Page = z.infer<typeof Page>;

export interface MissedParts {
  graph: Graph;
  jobs: Jobs;
  log: Log;
}

/**
 * Has the entries of a calendar looked at that changed within a day before `since` or after it. The messages of all
 * chats and channels cannot be listed: what was missed there stays unknown.
 * Rejects with GRAPH_LATER, GRAPH_REFUSED, or the error of the queue.
 */
export async function listMissed(
  { graph, jobs, log }: MissedParts,
  { id, objectId }: Subscription & { objectId: string | undefined },
  since: number,
): Promise<void> {
  if (objectId === undefined) return log.warn('missed messages cannot be listed');
  const from = new Date(since - GIVE_UP).toISOString();
  const filter = encodeURIComponent(`lastModifiedDateTime ge ${from}`);
  let path: string | undefined = `/users/${objectId}/events?$filter=${filter}&$select=id&$top=${PAGE}`;
  for (let page = 0; page < MOST_PAGES && path !== undefined; page += 1) {
    const answer: Result<Page> = await graph({ path }, Page);
    if (answer.kind === 'gone') return;
    if (answer.kind !== 'ok') throw graphError(answer);
    const looks = answer.value.value.map((one) =>
      lookJob({ subscription: id, entry: one.id, since }, one['@odata.etag']),
    );
    if (looks.length > 0) await jobs.send('graph-look', looks);
    path = answer.value['@odata.nextLink'];
  }
  if (path !== undefined) log.warn('missed entries not all listed', { count: PAGE * MOST_PAGES });
}
