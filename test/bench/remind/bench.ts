/** How many signals are taken in a second and how many reminders are delivered, and how both grow with instances. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Place as Kind, openPlaces, type Places, using } from '../../support/delivery-places.ts';
import type { Instance } from '../../support/instances.ts';
import { startManyConnector } from '../../support/many-connector.ts';
import { addPeople, planReminders, until } from '../../support/many-reminders.ts';
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

/** Where is measured, and how many processes have it open. */
interface Place {
  name: string;
  instances: number;
  kind: Kind;
}

/** What one measurement found: so many a second, and how long all instances worked for each, in milliseconds. */
interface Found {
  perSecond: number;
  processor: number;
}

/** What is measured takes turns, so that what else the machine does falls on all of it alike. */
export async function remindBench(): Promise<string> {
  const places = await openPlaces();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const measured: Place[] = [
    { name: 'PGlite', instances: 1, kind: places.inFolder },
    ...[1, 2, 3].map((instances) => ({
      name: `server, ${instances} ${instances === 1 ? 'instance' : 'instances'}`,
      instances,
      kind: places.onServer,
    })),
  ];
  const measures: readonly [name: string, measure: (place: Place) => Promise<Found>][] = [
    ['signals one by one', (place) => takeSignals(place, folder, ONE_BY_ONE, 1)],
    ['signals by the hundred', (place) => takeSignals(place, folder, BY_THE_HUNDRED, 100)],
    ['reminders', (place) => deliverReminders(place, places)],
  ];
  const found = new Map<string, Found[]>();
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, measure] of measures) {
        for (const place of measured) {
          const key = `${name}, ${place.name}`;
          found.set(key, [...(found.get(key) ?? []), await measure(place)]);
        }
      }
    }
  } finally {
    await places.stopInstances();
    await places.close();
    rmSync(folder, { recursive: true });
  }
  const names = measures.map(([name]) => name);
  return [
    circumstances(['pg-boss', '@electric-sql/pglite']),
    `${ROUNDS} rounds in turns; medians with quartiles`,
    '',
    markdown(tableOf(names, measured, found)),
  ].join('\n');
}

/** So many signals, shared by the instances: from the moment at which all begin until the last one is done. */
async function takeSignals(place: Place, folder: string, count: number, together: number): Promise<Found> {
  const database = await place.kind.make();
  const names = await using(place.kind, database, (opened) => addPeople(opened, count, 'http://127.0.0.1:1'));
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
  const results = takers.map(({ tail }) => {
    const [line] = /^\{.*\}$/mu.exec(tail()) ?? [];
    if (line === undefined) throw new Error(`Nothing was taken in. It printed:\n${tail()}`);
    return Taken.parse(JSON.parse(line));
  });
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
async function deliverReminders({ kind, instances }: Place, places: Places): Promise<Found> {
  const connector = await startManyConnector();
  const address = await kind.make();
  const running: Instance[] = [];
  const start = async () => {
    const all = Array.from({ length: instances }, () => places.start({ database: address }));
    running.push(...(await Promise.all(all)));
  };
  // Nobody else can have a folder open: there the instance begins when everything is planned.
  const isFolder = kind === places.inFolder;
  const names = await using(kind, address, (database) => addPeople(database, REMINDERS, connector.url));
  if (!isFolder) await start();
  const due = Date.now() + PREPARED_WITHIN_MS;
  await using(kind, address, (database) => planReminders(database, names, () => due));
  if (isFolder) await start();
  await until(() => Date.now() >= due || connector.arrived.size > 0, LONGEST, places.tails, 5);
  const before = running.map(({ pid }) => processorMs(pid));
  await until(() => connector.arrived.size >= REMINDERS, LONGEST, places.tails, 20);
  const after = running.map(({ pid }) => processorMs(pid));
  await places.stopInstances();
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
