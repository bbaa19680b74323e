/**
 * An instance that takes in signals, a process of its own: about each of the people whose names stand in a file, one
 * after another from a given moment on. Its options are the first argument, as JSON; it prints what it found.
 */
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Signal, signalId } from '../../../src/remind/signal.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { createQueue } from '../../../src/store/queue.ts';
import { openServer } from '../../../src/store/server.ts';
import { TENANT } from '../../support/reminder-store.ts';
import { trialReminding } from '../../support/trial-reminding.ts';

const Options = z.strictObject({
  /** The address of a server, or a folder that is there. */
  database: z.string(),
  /** A file with a list of names, as JSON. */
  names: z.string(),
  /** How many signals one call takes in. */
  together: z.number(),
  /** When to begin, in milliseconds since 1970. */
  begin: z.number(),
});
export type TakerOptions = z.infer<typeof Options>;

/** When it was done (milliseconds since 1970), and how long the processor worked for it (milliseconds). */
export const Taken = z.object({ end: z.number(), processor: z.number() });

if (process.argv[1] === import.meta.filename) await main(Options.parse(JSON.parse(process.argv[2] ?? '')));

async function main({ database: place, names: file, together, begin }: TakerOptions): Promise<void> {
  const names = z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  const database = await (existsSync(place) ? openDatabase(place) : openServer(place));
  const queue = await createQueue(database, {
    onError: (error) => {
      throw error;
    },
  });
  const { take } = trialReminding(database, queue);
  console.log('ready');
  if (Date.now() > begin) throw new Error('It was not ready in time');
  await sleep(begin - Date.now());
  const before = process.cpuUsage();
  for (let next = 0; next < names.length; next += together) {
    await take({ signals: names.slice(next, next + together).map(signalOf), withdrawn: [], ignored: 0 });
  }
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ end: Date.now(), processor: (user + system) / 1000 }));
  await queue.stop(5);
  await database.close();
}

function signalOf(actor: string): Signal {
  return {
    id: signalId('bench', actor),
    tenant: TENANT,
    actor,
    at: new Date().toISOString(),
    origin: 'audit-log',
    kind: 'meeting-service',
    attributes: { service: 'zoom' },
  };
}
