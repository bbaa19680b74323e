/** The audit log of Microsoft 365, put together: its webhook, and what is fetched for it. */
import type { AuditSettings } from '../config-sources.ts';
import type { Receive } from '../http/sources.ts';
import { jsonOr } from '../json.ts';
import type { Log } from '../log.ts';
import type { Cursors, Directory, Jobs } from '../remind/ports.ts';
import { type Intake, signalId } from '../remind/signal.ts';
import { createManagementApi, type ManagementApi } from '../signals/audit/client.ts';
import type { Enqueue, Feed } from '../signals/audit/content.ts';
import { createContentJob } from '../signals/audit/job.ts';
import { relist } from '../signals/audit/relist.ts';
import { sensitiveTypes } from '../signals/audit/sensitive-types.ts';
import { createObjectIds } from '../signals/audit/sign-ins.ts';
import { subscribe, type WebhookAddress } from '../signals/audit/subscribe.ts';
import { createAuditWebhook } from '../signals/audit/webhook.ts';
import type { Source } from './source.ts';

export interface AuditSourceParts {
  settings: AuditSettings;
  /** The Management Activity API, and our tenant in it. */
  feed: Feed;
  /** Where the bot is reached from outside: https, without a slash at the end. */
  address: string;
  token: (scope: string) => Promise<string>;
  directory: Directory;
  jobs: Jobs;
  cursors: Cursors;
  take: (intake: Intake) => Promise<void>;
  /** Milliseconds since 1970. */
  now: () => number;
  log: Log;
}

const PATH = '/api/audit';
/** Blobs that one instance reads side by side: each is some megabytes at most. */
const READ_AT_ONCE = 4;
const EVERY_HOUR = '20 * * * *';
/** The API takes no second start of a subscription earlier, in milliseconds. */
const AGAIN = 15 * 60_000;

export function listenToAuditLog(parts: AuditSourceParts): Source {
  const { settings, feed, token, jobs, take, log } = parts;
  const api = createManagementApi({ feed, publisher: feed.tenant, token });
  const enqueue: Enqueue = (list) => jobs.send('audit-content', list);
  const receive = createAuditWebhook({ feed, authId: settings.secret, enqueue, log });
  const events = {
    tenant: feed.tenant,
    domains: settings.domains,
    types: sensitiveTypes(settings.types),
    objectIds: createObjectIds(parts.directory, feed.tenant),
  };
  const webhook = { address: `${parts.address}${PATH}`, authId: settings.secret };
  const work: Source['work'] = [
    {
      name: 'audit-content',
      atOnce: READ_AT_ONCE,
      handle: createContentJob({ api, events, take, log }),
    },
    { name: 'audit-relist', atOnce: 1, handle: relisting(parts, api, enqueue) },
    { name: 'audit-subscribe', atOnce: 1, handle: subscribing(parts, api, webhook) },
  ];
  const route: Receive = ({ headers, body }) =>
    receive(headers, jsonOr(new TextDecoder().decode(body), undefined));
  return {
    routes: new Map([[PATH, route]]),
    work,
    recurring: [{ name: 'audit-subscribe', cron: EVERY_HOUR }],
  };
}

/**
 * Sees to it that the subscriptions run, and then has listed what nobody told of. As long as they do not, it leaves
 * itself a job for later: several of them come to one, so that they do not pile up.
 */
function subscribing({ jobs, now, log }: AuditSourceParts, api: ManagementApi, webhook: WebhookAddress) {
  const waitFor = async (): Promise<number | undefined> => {
    try {
      const answer = await subscribe(api, webhook);
      if (answer.kind === 'done') return undefined;
      log.warn('audit log not subscribed to yet', { code: answer.code });
      return Math.max(answer.wait, AGAIN);
    } catch (error) {
      log.error('audit log not subscribed to', { error });
      return AGAIN;
    }
  };
  return async (): Promise<void> => {
    const wait = await waitFor();
    if (wait === undefined) return jobs.send('audit-relist', [{ data: {} }]);
    const startAfter = now() + wait;
    const key = signalId('audit-subscribe', String(Math.floor(startAfter / AGAIN)));
    await jobs.send('audit-subscribe', [{ data: {}, startAfter, key }]);
  };
}

/** Lists what came since the last time. What cannot be listed now, the next hour does: the gap is still there then. */
function relisting({ feed, cursors, now, log }: AuditSourceParts, api: ManagementApi, enqueue: Enqueue) {
  return async (): Promise<void> => {
    try {
      const answer = await relist({ api, feed, enqueue }, await cursors.reached('audit'), now());
      if (answer.kind === 'done') await cursors.advance('audit', answer.until);
      else log.warn('audit content not all listed', { code: answer.code });
    } catch (error) {
      log.error('audit content not listed', { error });
    }
  };
}
