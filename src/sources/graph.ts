/** Calendars, chats and channels, put together: the webhooks of Microsoft Graph, and what is asked of it. */
import type { GraphSettings } from '../config-sources.ts';
import type { Log } from '../log.ts';
import type { Jobs, Subscriptions } from '../remind/ports.ts';
import type { Intake } from '../remind/signal.ts';
import type { Lexicon } from '../sensitive/lexicon.ts';
import type { Graph } from '../signals/graph/client.ts';
import { createLifecycleWebhook } from '../signals/graph/lifecycle.ts';
import { createLookJob } from '../signals/graph/look.ts';
import { createSubscriptionsJob, sweepJob } from '../signals/graph/subscriptions.ts';
import type { AreGenuine } from '../signals/graph/tokens.ts';
import { createGraphWebhook } from '../signals/graph/webhook.ts';
import { certificatesIn } from './certificates.ts';
import type { Source } from './source.ts';

export interface GraphSourceParts {
  settings: GraphSettings;
  tenant: string;
  /** Where the bot is reached from outside: https, without a slash at the end. */
  address: string;
  graph: Graph;
  areGenuine: AreGenuine;
  jobs: Jobs;
  subscriptions: Subscriptions;
  take: (intake: Intake) => Promise<void>;
  lexicon: Lexicon;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The present day as an ISO date. */
  today: () => string;
  log: Log;
}

const NOTIFICATIONS = '/api/graph';
const LIFECYCLE = '/api/graph/lifecycle';
/** Entries that one instance looks at side by side; Microsoft Graph takes four requests at once for a mailbox. */
const LOOKED_AT_ONCE = 4;
const EVERY_HOUR = '10 * * * *';

/** @throws {CodedError} GRAPH_CERTIFICATE */
export async function listenToGraph(parts: GraphSourceParts): Promise<Source> {
  const { settings, address, ...rest } = parts;
  const { keys, follows } = settings;
  const certificates = settings.certificates === undefined ? [] : await certificatesIn(settings.certificates);
  const common = { ...rest, keys, follows };
  const handleSubscriptions = createSubscriptionsJob({
    ...common,
    key: keys[0],
    certificate: certificates[0],
    addresses: { notifications: `${address}${NOTIFICATIONS}`, lifecycle: `${address}${LIFECYCLE}` },
  });
  const look = createLookJob({ ...common, ownHosts: new Set(settings.ownHosts) });
  return {
    routes: new Map([
      [NOTIFICATIONS, createGraphWebhook({ ...common, certificates })],
      [LIFECYCLE, createLifecycleWebhook(common)],
    ]),
    work: [
      { name: 'graph-look', atOnce: LOOKED_AT_ONCE, handle: look },
      { name: 'graph-subscriptions', atOnce: 1, handle: handleSubscriptions },
    ],
    recurring: [{ name: 'graph-subscriptions', cron: EVERY_HOUR, data: sweepJob().data }],
  };
}
