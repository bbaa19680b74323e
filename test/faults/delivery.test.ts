/** What must hold while reminders are delivered, whatever Teams, a process or the database does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CodedError } from '../../src/errors.ts';
import { personKeyOf } from '../../src/remind/person.ts';
import { type Signal, signalId } from '../../src/remind/signal.ts';
import { sign } from '../../src/signals/own/signature.ts';
import { listenToOwnSystems } from '../../src/sources/own.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createPeople } from '../../src/store/people.ts';
import { createQueue } from '../../src/store/queue.ts';
import { createReplays } from '../../src/store/replays.ts';
import { openServer } from '../../src/store/server.ts';
import type { Database } from '../../src/store/sql.ts';
import { type Running, start as startHttp } from '../http/support.ts';
import { type Instance, startInstance } from '../support/instances.ts';
import {
  type ManyConnector,
  type ManyConnectorOptions,
  startManyConnector,
} from '../support/many-connector.ts';
import { addReminders, counted, states, until } from '../support/many-reminders.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { key } from '../support/receipts.ts';
import { addressOf, TENANT } from '../support/reminder-store.ts';
import { trialReminding } from '../support/trial-reminding.ts';

/** On a busy machine everything takes many times as long. */
const PATIENCE = 600;
jest.setTimeout(PATIENCE * 1000);

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const running: Instance[] = [];
let connector: ManyConnector;
afterEach(async () => {
  await Promise.all(running.splice(0).map((instance) => instance.stop()));
  await connector.stop();
});

/** Where the reminders are kept, and how many instances can share it. */
const places = [
  { name: 'a PostgreSQL server', most: 3, make: () => server.newDatabase(), open: openServer },
  { name: 'PGlite', most: 1, make: async () => temporaryFolder(), open: openDatabase },
] as const;
type Place = (typeof places)[number];

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-'));
  folders.push(folder);
  return folder;
}

/** Runs `work` on the database while no instance has it open. */
async function using<T>(
  { open }: Place,
  address: string,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await open(address);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** A database with so many people, each with a reminder that is due. */
async function filled(place: Place, count: number, teams: ManyConnectorOptions, jobSeconds = 60) {
  connector = await startManyConnector(teams);
  const address = await place.make();
  await using(place, address, (database) => addReminders(database, count, connector.url, jobSeconds));
  return address;
}

async function start(options: Parameters<typeof startInstance>[0]): Promise<Instance> {
  const instance = await startInstance(options);
  running.push(instance);
  return instance;
}

const arrivedAre = (count: number, seconds = PATIENCE) =>
  until(
    () => connector.arrived.size >= count,
    seconds,
    () => `${connector.arrived.size} of ${count} arrived.\n${running.map(({ tail }) => tail()).join('\n')}`,
  );

/** Ends the instances, and gives what has become of the reminders. */
async function outcome(place: Place, address: string) {
  await Promise.all(running.splice(0).map((instance) => instance.stop()));
  return using(place, address, async (database) => ({
    states: await states(database),
    counted: await counted(database),
  }));
}

/** Every ten seconds Teams refuses everybody for a while, and asks for a second of silence. */
const storm = (ms: number) => (ms % 10_000 >= 1000 && ms % 10_000 < 1300 ? 1 : undefined);

describe.each(places)('reminders that fall due in one minute, on $name', (place) => {
  const count = place.most > 1 ? 10_000 : 1_000;

  it(`all arrive once, ${count} of them, while Teams refuses again and again`, async () => {
    const address = await filled(place, count, { storm });
    await Promise.all(Array.from({ length: place.most }, () => start({ database: address })));
    await arrivedAre(count);
    expect(connector.refused()).toBeGreaterThan(0);
    expect(connector.repeats()).toBe(0);
    expect(await outcome(place, address)).toEqual({ states: { sent: count }, counted: { sent: count } });
    expect(connector.arrived.size).toBe(count);
  });
});

describe.each(places)('an instance that is killed while it delivers, on $name', (place) => {
  const kills = 3;
  const atOnce = 10;
  const count = 300;
  /** Long against what a message takes also on a busy machine: who is only slow is not taken for dead. */
  const jobSeconds = 8;

  it('loses nothing, and repeats at most what was on its way, each of it counted', async () => {
    const address = await filled(place, count, { delay: 50 }, jobSeconds);
    const options = { database: address, atOnce, jobSeconds, perSecond: 100 };
    let onTheirWay = 0;
    for (let kill = 1; kill <= kills; kill++) {
      const victim = await start(options);
      const enough = (count / (kills + 1)) * kill;
      const report = () => `${connector.arrived.size} of ${enough} arrived.\n${victim.tail()}`;
      await until(() => connector.arrived.size >= enough && connector.unanswered() > 0, PATIENCE, report, 1);
      onTheirWay += connector.unanswered();
      running.splice(running.indexOf(victim), 1);
      await victim.kill();
    }
    await Promise.all(Array.from({ length: place.most }, () => start(options)));
    await arrivedAre(count);
    const { states: ended, counted: sums } = await outcomeOnceSent(place, options);
    expect(ended).toEqual({ sent: count });
    expect(onTheirWay).toBeGreaterThan(0);
    const possible = sums['possible-repeat'] ?? 0;
    // Also what was about to be sent, or was answered and not noted, is in the hands of who is killed.
    expect(possible).toBeGreaterThan(0);
    expect(possible).toBeLessThanOrEqual(kills * atOnce);
    expect(connector.repeats()).toBeLessThanOrEqual(possible);
    expect(sums.sent).toBeGreaterThanOrEqual(count - kills * atOnce);
  });
});

const allSent = (found: Record<string, number>) => Object.keys(found).join() === 'sent';

/** As `outcome`, once what the killed had in their hands was taken over, sent and noted by others. */
async function outcomeOnceSent(place: Place, options: Parameters<typeof start>[0]) {
  const { database: address, jobSeconds = 0 } = options;
  if (place.most > 1) {
    const isSo = (database: Database) => async () => allSent(await states(database));
    await using(place, address, (database) => until(isSo(database), PATIENCE, () => 'Not all are sent'));
    return outcome(place, address);
  }
  for (const end = performance.now() + PATIENCE * 1000; ; ) {
    // While an instance has PGlite open nobody else can look: it is ended for that, and begins anew.
    await sleep(jobSeconds * 1000);
    const found = await outcome(place, address);
    if (allSent(found.states) || performance.now() > end) return found;
    await start(options);
  }
}

describe('the database goes away', () => {
  const GONE_MS = 5000;
  const people = 150;

  it('and webhooks answer 503, nothing that they took in is lost, and delivery goes on by itself', async () => {
    connector = await startManyConnector();
    const [place] = places;
    const address = await place.make();
    const database = await openServer(address);
    const errors: CodedError[] = [];
    const queue = await createQueue(database, { onError: (error) => errors.push(error) });
    const reminding = trialReminding(database, queue);
    const source = listenToOwnSystems({
      keys: [key('own')],
      tenant: TENANT,
      take: reminding.take,
      replays: createReplays(database, Date.now),
      directory: { objectId: async () => undefined },
      now: Date.now,
    });
    const http = await startHttp({ sources: source.routes });
    const actors = Array.from({ length: people }, (_, index) => objectIdOf(index));
    const known = createPeople(database, queue);
    for (const actor of actors) {
      const to = { ...addressOf(actor), serviceUrl: connector.url };
      await known.remember(personKeyOf(TENANT, actor), to, 'da');
    }
    await start({ database: address });
    const answers: number[] = [];
    const back = sleep(1000).then(async () => {
      await server.kill();
      await expect(reminding.take(intakeOf(actors[0] ?? ''))).rejects.toBeInstanceOf(CodedError);
      await sleep(GONE_MS);
      await server.start();
    });
    for (const actor of actors) await report(http, actor, answers);
    await back;
    await arrivedAre(people);
    expect(new Set(answers)).toEqual(new Set([202, 503]));
    expect(answers.filter((status) => status === 202)).toHaveLength(people);
    expect(connector.repeats()).toBe(0);
    expect(errors.every(({ code }) => code === 'DATABASE_UNREACHABLE')).toBe(true);
    await http.server.stop(1);
    await queue.stop(1);
    await database.close();
    expect((await outcome(place, address)).states).toEqual({ sent: people });
  });
});

function objectIdOf(index: number): string {
  return `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

function intakeOf(actor: string) {
  const signal: Signal = {
    id: signalId('test', actor),
    tenant: TENANT,
    actor,
    at: new Date().toISOString(),
    origin: 'audit-log',
    kind: 'meeting-service',
    attributes: { service: 'webex' },
  };
  return { signals: [signal], withdrawn: [], ignored: 0 };
}

/** Reports as a system does: again after every 503, until somebody takes it in. Notes the answers. */
async function report({ url }: Running, person: string, answers: number[]): Promise<void> {
  const at = new Date().toISOString();
  const action = { id: person, person, at, kind: 'meeting-service', attributes: { service: 'zoom' } };
  const body = Buffer.from(JSON.stringify({ actions: [action] }));
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = {
    'X-Signal-Timestamp': timestamp,
    'X-Signal-Signature': sign(key('own'), timestamp, body),
  };
  for (;;) {
    const { status } = await fetch(`${url}/api/signals`, { method: 'POST', headers, body });
    answers.push(status);
    if (status !== 503) break;
    await sleep(200);
  }
  await sleep(20);
}
