/** How many signals are taken in a second and how many reminders are delivered, and how delivery grows with instances. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Signal, signalId } from '../../../src/remind/signal.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { createQueue } from '../../../src/store/queue.ts';
import { openServer } from '../../../src/store/server.ts';
import type { Database } from '../../../src/store/sql.ts';
import { type Instance, startInstance } from '../../support/instances.ts';
import { startManyConnector } from '../../support/many-connector.ts';
import { addPeople, planReminders, until } from '../../support/many-reminders.ts';
import { startPostgres } from '../../support/postgres-server.ts';
import { TENANT } from '../../support/reminder-store.ts';
import { trialReminding } from '../../support/trial-reminding.ts';

const REPEATS = 3;
/** How many signals one measurement takes in one by one, and how many by the hundred. */
const ONE_BY_ONE = 300;
const BY_THE_HUNDRED = 2000;
const REMINDERS = 900;
/** Long enough to plan them all before they are due. */
const PLANNED_WITHIN_MS = 6000;
/** Seconds, after which something must be wrong. */
const LONGEST = 600;

interface Place {
  /** Whether several processes can have it open. */
  shared: boolean;
  make: () => Promise<string>;
  open: (address: string) => Promise<Database>;
}

const inFolder: Place = {
  shared: false,
  make: async () => mkdtempSync(join(tmpdir(), 'bench-')),
  open: openDatabase,
};

/** What is measured takes turns, so that what else the machine does falls on all of it alike. */
export async function remindBench(): Promise<string> {
  const server = await startPostgres();
  const onServer: Place = { shared: true, make: () => server.newDatabase(), open: openServer };
  const measures: [name: string, perSecond: () => Promise<number>][] = [
    ['signals, one by one, PGlite', () => signalsPerSecond(inFolder, ONE_BY_ONE, 1)],
    ['signals, one by one, server', () => signalsPerSecond(onServer, ONE_BY_ONE, 1)],
    ['signals, by the hundred, PGlite', () => signalsPerSecond(inFolder, BY_THE_HUNDRED, 100)],
    ['signals, by the hundred, server', () => signalsPerSecond(onServer, BY_THE_HUNDRED, 100)],
    ['reminders, 1 instance, PGlite', () => remindersPerSecond(inFolder, 1)],
    [ONE, () => remindersPerSecond(onServer, 1)],
    ['reminders, 2 instances, server', () => remindersPerSecond(onServer, 2)],
    ['reminders, 3 instances, server', () => remindersPerSecond(onServer, 3)],
  ];
  const found = new Map<string, number[]>(measures.map(([name]) => [name, []]));
  try {
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      for (const [name, perSecond] of measures) found.get(name)?.push(await perSecond());
    }
  } finally {
    await server.stop();
  }
  return table(found);
}

/** What the other numbers of instances are compared with. */
const ONE = 'reminders, 1 instance, server';

async function signalsPerSecond(place: Place, count: number, together: number): Promise<number> {
  const address = await place.make();
  const database = await place.open(address);
  const names = await addPeople(database, count, 'http://127.0.0.1:1');
  const queue = await createQueue(database, { onError: fail });
  const { take } = trialReminding(database, queue);
  const begin = performance.now();
  for (let next = 0; next < count; next += together) {
    await take({ signals: names.slice(next, next + together).map(signalOf), withdrawn: [], ignored: 0 });
  }
  const rate = rateOf(count, performance.now() - begin);
  await queue.stop(5);
  await database.close();
  clear(address);
  return rate;
}

/**
 * From the first message that arrives to the last: all are due at a moment at which the instances on a server have
 * started, and Teams' pace is left out.
 */
async function remindersPerSecond(place: Place, instances: number): Promise<number> {
  const connector = await startManyConnector();
  const address = await place.make();
  const database = await place.open(address);
  const names = await addPeople(database, REMINDERS, connector.url);
  const start = () => startInstance({ database: address });
  const running: Instance[] = [];
  if (place.shared) running.push(...(await Promise.all(Array.from({ length: instances }, start))));
  const due = Date.now() + PLANNED_WITHIN_MS;
  await planReminders(database, names, () => due);
  await database.close();
  if (!place.shared) running.push(await start());
  const report = () => running.map(({ tail }) => tail()).join('\n');
  await until(() => connector.arrived.size >= REMINDERS, LONGEST, report);
  await Promise.all(running.map((instance) => instance.stop()));
  await connector.stop();
  clear(address);
  return rateOf(REMINDERS, connector.times.last - connector.times.first);
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

function table(found: ReadonlyMap<string, readonly number[]>): string {
  const one = median(found.get(ONE) ?? []);
  const lines = [...found].map(([name, rates]) => {
    const compared = name.startsWith('reminders') && name.endsWith('server');
    const times = compared ? `, ${(median(rates) / one).toFixed(2)} times one instance` : '';
    const all = rates.map((rate) => rate.toFixed(0)).join(', ');
    return `${name.padEnd(34)}${median(rates).toFixed(0).padStart(6)} a second (${all})${times}`;
  });
  return [
    `Medians of ${REPEATS} interleaved repeats, on ${cpus().length} cores for instances, database and stub together.`,
    'Teams itself takes 50 messages a second of one app.',
    ...lines,
  ].join('\n');
}

function rateOf(count: number, ms: number): number {
  return (count / ms) * 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function clear(address: string): void {
  if (address.startsWith(tmpdir())) rmSync(address, { recursive: true });
}

function fail(error: Error): never {
  throw error;
}
