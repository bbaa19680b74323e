/** The systems that a deployment listens to, as its configuration says. */
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Receive } from './http/sources.ts';
import { keyFiles, ownKey } from './keys.ts';
import { playgroundPerson } from './playground-people.ts';
import type { Directory, Replays } from './remind/ports.ts';
import type { Intake } from './remind/signal.ts';
import { createOwnSystems } from './signals/own/webhook.ts';

export interface SourcesParts {
  take: (intake: Intake) => Promise<void>;
  replays: Replays;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What takes in reports, by path. On a laptop with the local Teams, reports are about who sits in front of it. */
export function sourcesOf(
  config: Config,
  { take, replays, now }: SourcesParts,
): ReadonlyMap<string, Receive> {
  const isTrial = config.playgroundPort !== undefined;
  const keys = config.signalKeys ?? (isTrial ? ownKey(join(config.dataDir, keyFiles.signals)) : undefined);
  const tenant = config.app?.tenant ?? (isTrial ? playgroundPerson().tenant : undefined);
  if (!keys) return new Map();
  const own = createOwnSystems({ keys, tenant, take, replays, directory: nobody, now });
  return new Map<string, Receive>([['/api/signals', ({ headers, body }) => own(signedIn(headers), body)]]);
}

/** Without the right to ask Entra ID, people are known by their object ids alone. */
const nobody: Directory = { objectId: async () => undefined };

function signedIn(headers: Parameters<Receive>[0]['headers']) {
  const only = (name: string) => {
    const value = headers[name];
    return Array.isArray(value) ? undefined : value;
  };
  return { timestamp: only('x-signal-timestamp'), signature: only('x-signal-signature') };
}
