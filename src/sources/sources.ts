/** The systems that a deployment listens to, as its configuration says. */
import { join } from 'node:path';
import type { AppIdentity, Config } from '../config.ts';
import { createTokens } from '../entra.ts';
import { keyFiles, ownKey } from '../keys.ts';
import type { Log } from '../log.ts';
import { playgroundPerson } from '../playground-people.ts';
import type { Cursors, Directory, Jobs, Replays, Subscriptions } from '../remind/ports.ts';
import type { Intake } from '../remind/signal.ts';
import type { Lexicon } from '../sensitive/lexicon.ts';
import { createGraph } from '../signals/graph/client.ts';
import { createDirectory } from '../signals/graph/directory.ts';
import { type AreGenuine, createTokenCheck } from '../signals/graph/tokens.ts';
import { rememberAnswers } from '../signals/remembered.ts';
import { listenToAuditLog } from './audit.ts';
import { listenToGraph } from './graph.ts';
import { listenToOwnSystems } from './own.ts';
import type { Source } from './source.ts';

export interface SourcesParts {
  take: (intake: Intake) => Promise<void>;
  replays: Replays;
  jobs: Jobs;
  cursors: Cursors;
  subscriptions: Subscriptions;
  /** The words that can tell something about a person. */
  lexicon: Lexicon;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
  /** The present day as an ISO date. */
  today: () => string;
  log: Log;
  /** Microsoft's services, which only tests have elsewhere. */
  microsoft?: Microsoft;
}

/** Where Microsoft's services are, and how the app shows who it is. */
export interface Microsoft {
  management: string;
  graph: string;
  token: (scope: string) => Promise<string>;
  /** Whether what comes with messages is Microsoft's. */
  areGenuine: AreGenuine;
}

function microsoftFor(app: AppIdentity, now: () => number): Microsoft {
  return {
    management: 'https://manage.office.com',
    graph: 'https://graph.microsoft.com',
    token: createTokens(app),
    areGenuine: createTokenCheck({ tenant: app.tenant, app: app.id, now }),
  };
}

/** As much of the configuration as says what is listened to. */
export type SourcesConfig = Pick<
  Config,
  'app' | 'audit' | 'graph' | 'publicUrl' | 'signalKeys' | 'playgroundPort' | 'dataDir'
>;

/** Without the right to ask Entra ID, people are known by their object ids alone. */
const nobody: Directory = { objectId: async () => undefined };

/**
 * The sources of a deployment. On a laptop with the local Teams, reports are about who sits in front of it.
 * @throws {CodedError} GRAPH_CERTIFICATE, or KEY_UNREADABLE
 */
export async function createSources(config: SourcesConfig, parts: SourcesParts): Promise<Source[]> {
  const { app, publicUrl } = config;
  const isTrial = config.playgroundPort !== undefined;
  const keys = config.signalKeys ?? (isTrial ? ownKey(join(config.dataDir, keyFiles.signals)) : undefined);
  const tenant = app?.tenant ?? (isTrial ? playgroundPerson().tenant : undefined);
  const { sources, directory } =
    app && publicUrl !== undefined && (config.audit || config.graph)
      ? await microsoftSources(config, parts, app, publicUrl)
      : { sources: [], directory: nobody };
  return keys ? [...sources, listenToOwnSystems({ ...parts, keys, tenant, directory })] : sources;
}

/** What Microsoft's services tell of; and the people of the tenant, whom other sources may ask for then. */
async function microsoftSources(
  { audit, graph: follow }: SourcesConfig,
  parts: SourcesParts,
  app: AppIdentity,
  address: string,
): Promise<{ sources: Source[]; directory: Directory }> {
  const { tenant } = app;
  const { management, graph: root, token, areGenuine } = parts.microsoft ?? microsoftFor(app, parts.now);
  const graph = createGraph({ root, token, clock: parts.clock });
  const directory = rememberAnswers(createDirectory(graph, tenant), parts.clock);
  const common = { ...parts, tenant, address };
  const feed = { root: management, tenant };
  const log = audit && listenToAuditLog({ ...common, settings: audit, feed, token, directory });
  const changes = follow && (await listenToGraph({ ...common, settings: follow, graph, areGenuine }));
  return { sources: [log, changes].filter((source) => source !== undefined), directory };
}
