/**
 * What must hold while the database is gone. On a PostgreSQL server alone: PGlite is in the process that uses it, and
 * gone only together with that; see killed.test.ts.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CodedError } from '../../src/errors.ts';
import { LEASE } from '../../src/remind/pace.ts';
import { personKeyOf } from '../../src/remind/person.ts';
import { sign } from '../../src/signals/own/signature.ts';
import { listenToOwnSystems } from '../../src/sources/own.ts';
import { createPeople } from '../../src/store/people.ts';
import { createQueue } from '../../src/store/queue.ts';
import { createReplays } from '../../src/store/replays.ts';
import type { Database } from '../../src/store/sql.ts';
import { type Running, start as startHttp } from '../http/support.ts';
import { openPlaces, PATIENCE, type Places } from '../support/delivery-places.ts';
import { type ManyConnector, startManyConnector } from '../support/many-connector.ts';
import { until } from '../support/many-reminders.ts';
import { key } from '../support/receipts.ts';
import { addressOf, TENANT } from '../support/reminder-store.ts';
import { trialReminding } from '../support/trial-reminding.ts';

jest.setTimeout(PATIENCE * 1000);

/**
 * A minute and three, each in a sixth: so long the database is gone, and so long a reminder belongs to its holder. The
 * pauses between tries are a second, as short as pg-boss lets them be.
 */
const GONE_MS = 10_000;
const times = { jobSeconds: LEASE / 6000, pollSeconds: 0.5, superviseSeconds: 1, retrySeconds: 1 };

const people = 150;
const before = 30;
const atOnce = 10;
/** Systems that report at the same time. */
const LANES = 4;

let places: Places;
let connector: ManyConnector;
beforeAll(async () => {
  places = await openPlaces();
  connector = await startManyConnector();
});
/** What listens is ended also after a test that failed: it would keep the process alive. */
let stopListening: (() => Promise<void>) | undefined;
afterEach(() => stopListening?.());
afterAll(async () => {
  await places.stopInstances();
  await connector.stop();
  await places.close();
});

describe('the database goes away for a while', () => {
  it('and webhooks answer 503, nothing that they took in is lost, and delivery goes on by itself, without repeats', async () => {
    const { onServer, server } = places;
    const address = await onServer.make();
    const database = await onServer.open(address);
    const errors: CodedError[] = [];
    const { http, stop } = await listening(database, errors);
    stopListening = stop;
    const actors = Array.from({ length: people }, (_, index) => objectIdOf(index));
    const answers: number[] = [];
    await reportAll(http, actors.slice(0, before), answers);
    expect(answers).toEqual(Array.from({ length: before }, () => 202));
    connector.hold(true);
    await places.start({ database: address, atOnce, ...times });
    await until(() => connector.held() === atOnce, PATIENCE, places.tails, 1);
    const rest = reportAll(http, actors.slice(before), answers);
    await until(() => answers.length > before, PATIENCE, places.tails, 1);
    await server.kill();
    // These have arrived, and that cannot be noted now.
    connector.hold(false);
    connector.answer();
    await sleep(GONE_MS);
    await server.start();
    await rest;
    await until(() => connector.arrived.size >= people, PATIENCE, places.tails);

    expect(new Set(answers)).toEqual(new Set([202, 503]));
    expect(answers.filter((status) => status === 202)).toHaveLength(people);
    expect([...new Set(errors.map(({ code }) => code))]).toEqual(['DATABASE_UNREACHABLE']);
    const { states, counted } = await places.outcome(onServer, address);
    expect(states).toEqual({ sent: people });
    expect([counted.sent, counted['possible-repeat']]).toEqual([people, undefined]);
    expect(connector.repeats()).toBe(0);
  });
});

/** A deployment that takes in reports about so many people, and delivers nothing itself. */
async function listening(database: Database, errors: CodedError[]) {
  const queue = await createQueue(database, { ...times, onError: (error) => errors.push(error) });
  const source = listenToOwnSystems({
    keys: [key('own')],
    tenant: TENANT,
    take: trialReminding(database, queue).take,
    replays: createReplays(database, Date.now),
    directory: { objectId: async () => undefined },
    now: Date.now,
  });
  const http = await startHttp({ sources: source.routes });
  const known = createPeople(database, queue);
  for (let index = 0; index < people; index++) {
    const actor = objectIdOf(index);
    const to = { ...addressOf(actor), serviceUrl: connector.url };
    await known.remember(personKeyOf(TENANT, actor), to, 'da');
  }
  return {
    http,
    stop: async () => {
      await http.server.stop(1);
      await queue.stop(1);
      await database.close();
    },
  };
}

function objectIdOf(index: number): string {
  return `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

/** Reports about all, several at the same time. Notes the answers. */
async function reportAll(http: Running, actors: readonly string[], answers: number[]): Promise<void> {
  const waiting = [...actors];
  const lane = async () => {
    for (let actor = waiting.shift(); actor !== undefined; actor = waiting.shift()) {
      await report(http, actor, answers);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Reports as a system does: the same request again after every 503. */
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
    if (status !== 503) return;
    await sleep(200);
  }
}
