/**
 * One of several instances that deliver reminders, a process of its own: the database, its queue and Microsoft's
 * connector client, without anything that listens. Its options are the first argument, as JSON.
 */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { reminderDrawer } from '../../src/reminding.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createQueue } from '../../src/store/queue.ts';
import { openServer } from '../../src/store/server.ts';
import { TeamsAdapter } from '../../src/teams/adapter.ts';
import { createMessenger } from '../../src/teams/messenger.ts';
import { noTelemetry } from '../../src/telemetry/telemetry.ts';
import { trialPacks, trialReminding } from './trial-reminding.ts';

const Options = z.strictObject({
  /** The address of a server, or a folder that is there. */
  database: z.string(),
  /** How many reminders are on their way at the same time. */
  atOnce: z.number(),
  /** How many messages have a place in a second. */
  perSecond: z.number(),
  /** See `QueueOptions`. */
  jobSeconds: z.number(),
  pollSeconds: z.number(),
  superviseSeconds: z.number(),
  retrySeconds: z.number(),
});
export type InstanceOptions = z.infer<typeof Options>;
const Job = z.object({ id: z.uuid() });
/** The test kills who takes longer. */
const STOP_WITHIN = 3;

const { database: place, atOnce, perSecond, ...times } = Options.parse(JSON.parse(process.argv[2] ?? ''));
const database = await (existsSync(place) ? openDatabase(place) : openServer(place));
const queue = await createQueue(database, {
  ...times,
  onError: ({ code, message, cause }) =>
    console.error(`${code}: ${message}`, String(cause ?? '').slice(0, 500)),
});
const adapter = new TeamsAdapter(undefined, { run: async () => {}, fail: async () => {} });
const messenger = createMessenger({
  connectorTo: (serviceUrl) => adapter.connectorTo(serviceUrl),
  call: noTelemetry.connector,
  draw: reminderDrawer(trialPacks(), { paper: () => '' }, Date.now),
});
const deliver = trialReminding(database, queue, { perSecond }).deliverer(messenger);
process.once('SIGTERM', async () => {
  await queue.stop(STOP_WITHIN);
  await database.close();
  process.exit();
});
await queue.work('deliver', atOnce, (data) => deliver(Job.parse(data).id));
console.log('ready');
