/** The systems that a deployment listens to, as its configuration says. */
import { join } from 'node:path';
import type { AppIdentity, Config } from '../config.ts';
import { createTokens } from '../entra.ts';
import { keyFiles, ownKey } from '../keys.ts';
import type { Log } from '../log.ts';
import { playgroundPerson } from '../playground-people.ts';
import type { Cursors, Directory, Jobs, Replays } from '../remind/ports.ts';
import type { Intake } from '../remind/signal.ts';
import { createGraph } from '../signals/graph/client.ts';
import { createDirectory } from '../signals/graph/directory.ts';
import { rememberAnswers } from '../signals/remembered.ts';
import { listenToAuditLog } from './audit.ts';
import { listenToOwnSystems } from './own.ts';
import type { Source } from './source.ts';

export interface SourcesParts {
  take: (intake: Intake) => Promise<void>;
  replays: Replays;
  jobs: Jobs;
  cursors: Cursors;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
  log: Log;
  /** Microsoft's services, which only tests have elsewhere. */
  microsoft?: Microsoft;
}

/** Where Microsoft's services are, and how the app shows who it is. */
export interface Microsoft {
  management: string;
  graph: string;
  token: (scope: string) => Promise<string>;
}

function microsoftFor(app: AppIdentity): Microsoft {
  return {
    management: 'https://manage.office.com',
    graph: 'https://graph.microsoft.com',
    token: createTokens(app),
  };
}

/** Without the right to ask Entra ID, people are known by their object ids alone. */
const nobody: Directory = { objectId: async () => undefined };

/** The sources of a deployment. On a laptop with the local Teams, reports are about who sits in front of it. */
export function createSources(
  config: Pick<Config, 'app' | 'audit' | 'publicUrl' | 'signalKeys' | 'playgroundPort' | 'dataDir'>,
  parts: SourcesParts,
): Source[] {
  const { app, audit, publicUrl } = config;
  const sources: Source[] = [];
  let directory = nobody;
  if (app && publicUrl !== undefined && audit) {
    const { management, graph: root, token } = parts.microsoft ?? microsoftFor(app);
    const graph = createGraph({ root, token, clock: parts.clock });
    const { tenant } = app;
    directory = rememberAnswers(createDirectory(graph, tenant), parts.clock);
    const common = { ...parts, address: publicUrl, token, directory };
    sources.push(listenToAuditLog({ ...common, settings: audit, feed: { root: management, tenant } }));
  }
  const isTrial = config.playgroundPort !== undefined;
  const keys = config.signalKeys ?? (isTrial ? ownKey(join(config.dataDir, keyFiles.signals)) : undefined);
  const tenant = app?.tenant ?? (isTrial ? playgroundPerson().tenant : undefined);
  if (keys) sources.push(listenToOwnSystems({ ...parts, keys, tenant, directory }));
  return sources;
}
