/** How many signals are taken in a second and how many reminders are delivered, and how both grow with instances. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../../src/store/database.ts';
import { openServer } from '../../../src/store/server.ts';
import type { Database } from '../../../src/store/sql.ts';
import { type Instance, startInstance } from '../../support/instances.ts';
import { startManyConnector } from '../../support/many-connector.ts';
import { addPeople, planReminders, until } from '../../support/many-reminders.ts';
import { startPostgres } from '../../support/postgres-server.ts';
import { processorMs, startScript } from '../../support/processes.ts';
import { circumstances, markdown, ratios, spread } from '../timing.ts';
import { Taken, type TakerOptions } from './taker.ts';

const ROUNDS = 3;
/** How many signals one measurement takes in one by one, and how many by the hundred. */
const ONE_BY_ONE = 600;
const BY_THE_HUNDRED = 6000;
const REMINDERS = 900;
/** Long enough to start all instances, and to plan all reminders, before anything is due. */
const PREPARED_WITHIN_MS = 8000;
/** Seconds, after which something must be wrong. */
const LONGEST = 600;
const TAKER = fileURLToPath(new URL('./taker.ts', import.meta.url));

interface Place {
  name: string;
  /** How many processes have it open. */
  instances: number;
  make: () => Promise<string>;
  open: (address: string) => Promise<Database>;
}

/** What one measurement found: so many a second, and how long all instances worked for each, in milliseconds. */
interface Found {
  perSecond: number;
  processor: number;
}

/** What is measured takes turns, so that what else the machine does falls on all of it alike. */
export async function remindBench(): Promise<string> {
  const server = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const places: Place[] = [
    {
      name: 'PGlite',
      instances: 1,
      make: async () => mkdtempSync(join(folder, 'pglite-')),
      open: openDatabase,
    },
    ...[1, 2, 3].map((instances) => ({
      name: `server, ${instances} ${instances === 1 ? 'instance' : 'instances'}`,
      instances,
      make: () => server.newDatabase(),
      open: openServer,
    })),
  ];
  const measures: readonly [name: string, measure: (place: Place) => Promise<Found>][] = [
    ['signals one by one', (place) => takeSignals(place, folder, ONE_BY_ONE, 1)],
    ['signals by the hundred', (place) => takeSignals(place, folder, BY_THE_HUNDRED, 100)],
    ['reminders', deliverReminders],
  ];
  const found = new Map<string, Found[]>();
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, measure] of measures) {
        for (const place of places) {
          const key = `${name}, ${place.name}`;
          found.set(key, [...(found.get(key) ?? []), await measure(place)]);
        }
      }
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
  const names = measures.map(([name]) => name);
  return [
    circumstances(['pg-boss', '@electric-sql/pglite']),
    `${ROUNDS} rounds in turns; medians with quartiles`,
    '',
    markdown(tableOf(names, places, found)),
  ].join('\n');
}

/** So many signals, shared by the instances: from the moment at which all begin until the last one is done. */
async function takeSignals(place: Place, folder: string, count: number, together: number): Promise<Found> {
  const database = await place.make();
  const opened = await place.open(database);
  const names = await addPeople(opened, count, 'http://127.0.0.1:1');
  await opened.close();
  const begin = Date.now() + PREPARED_WITHIN_MS;
  const share = count / place.instances;
  const takers = await Promise.all(
    Array.from({ length: place.instances }, (_, index) => {
      const file = join(folder, `names-${index}.json`);
      writeFileSync(file, JSON.stringify(names.slice(index * share, (index + 1) * share)));
      const options: TakerOptions = { database, names: file, together, begin };
      return startScript(TAKER, { args: [JSON.stringify(options)], ready: /^ready$/u, env: {} });
    }),
  );
  await Promise.all(takers.map(({ ended }) => ended));
  const results = takers.map(({ tail }) => Taken.parse(JSON.parse(/^\{.*\}$/mu.exec(tail())?.[0] ?? tail())));
  const last = Math.max(...results.map(({ end }) => end));
  return {
    perSecond: (count / (last - begin)) * 1000,
    processor: sum(results.map(({ processor }) => processor)) / count,
  };
}

/**
 * From the first message that arrives to the last: all are due at a moment at which the instances on a server have
 * started, and Teams' pace is left out.
 */
async function deliverReminders(place: Place): Promise<Found> {
  const connector = await startManyConnector();
  const address = await place.make();
  const database = await place.open(address);
  const names = await addPeople(database, REMINDERS, connector.url);
  const start = () => startInstance({ database: address });
  const running: Instance[] = [];
  // Nobody else can open a folder.
  const isFolder = place.open === openDatabase;
  if (!isFolder) running.push(...(await Promise.all(Array.from({ length: place.instances }, start))));
  const due = Date.now() + PREPARED_WITHIN_MS;
  await planReminders(database, names, () => due);
  await database.close();
  if (isFolder) running.push(await start());
  const report = () => running.map(({ tail }) => tail()).join('\n');
  await until(() => Date.now() >= due || connector.arrived.size > 0, LONGEST, report, 5);
  const before = running.map(({ pid }) => processorMs(pid));
  await until(() => connector.arrived.size >= REMINDERS, LONGEST, report, 20);
  const after = running.map(({ pid }) => processorMs(pid));
  await Promise.all(running.map((instance) => instance.stop()));
  await connector.stop();
  return {
    perSecond: (REMINDERS / (connector.times.last - connector.times.first)) * 1000,
    processor: (sum(after) - sum(before)) / REMINDERS,
  };
}

function tableOf(
  names: readonly string[],
  places: readonly Place[],
  found: ReadonlyMap<string, readonly Found[]>,
): string[][] {
  const rows = names.flatMap((name) => {
    const of = (place: Place) => found.get(`${name}, ${place.name}`) ?? [];
    const one = places.find(({ name: place }) => place.endsWith('1 instance')) as Place;
    const rates = (place: Place) => of(place).map(({ perSecond }) => perSecond);
    return places.map((place) => [
      `${name}, ${place.name}`,
      spread(rates(place)),
      spread(ratios(rates(place), rates(one))),
      spread(of(place).map(({ processor }) => processor)),
    ]);
  });
  return [['', 'a second', 'times one instance on the server', 'ms on the processor for each'], ...rows];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
