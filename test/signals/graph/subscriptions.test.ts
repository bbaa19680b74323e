import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../../src/log.ts';
import { personKeyOf } from '../../../src/remind/person.ts';
import type { SubscriptionKind } from '../../../src/remind/ports.ts';
import { readCertificate } from '../../../src/signals/graph/certificates.ts';
import { createGraph, type Graph } from '../../../src/signals/graph/client.ts';
import { purposeIn } from '../../../src/signals/graph/client-state.ts';
import { createLifecycleWebhook } from '../../../src/signals/graph/lifecycle.ts';
import {
  createSubscriptionsJob,
  type SubscriptionsParts,
  sweepJob,
} from '../../../src/signals/graph/subscriptions.ts';
import { selfSigned } from '../../support/certificates.ts';
import { type MemoryReminders, memoryReminders } from '../../support/memory-reminders.ts';
import { type StubGraph, startGraph } from '../../support/stub-graph.ts';
import { HOUR, KEYS, TENANT } from './sending.ts';

const START = Date.parse('2026-03-31T08:00:00Z');
const MINUTE = 60_000;
const addresses = {
  notifications: 'https://maa-jeg.kommune.example/api/signals/graph',
  lifecycle: 'https://maa-jeg.kommune.example/api/signals/graph/lifecycle',
};
const CERTIFICATE = { id: '2026', certificate: 'MIIC' };

let now = START;
let stub: StubGraph;
beforeAll(async () => {
  stub = await startGraph(() => now);
});
afterAll(() => stub.stop());

let store: MemoryReminders;
let graph: Graph;
let lines: string[] = [];
let done = 0;
beforeEach(() => {
  now = START;
  stub.subscriptions.clear();
  stub.entries.clear();
  stub.withoutMailbox.clear();
  stub.asked.length = 0;
  stub.trouble();
  stub.answersValidation(async (_address, token) => token);
  store = memoryReminders(() => now);
  graph = createGraph({ root: stub.root, token: async () => 'a-token', clock: () => now });
  lines = [];
  done = 0;
});

const log = createLog({ level: 'debug', stream: { write: (line) => lines.push(line) } });
const idOf = (number: number) => `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`;
const keyOf = (number: number) => personKeyOf(TENANT, idOf(number));
async function meet(...people: number[]): Promise<void> {
  for (const number of people) {
    const address = {
      tenant: TENANT,
      objectId: idOf(number),
      user: `29:${number}`,
      bot: '28:bot',
      conversation: `a:${number}`,
      serviceUrl: 'https://smba.example/emea/',
    };
    await store.people.remember(keyOf(number), address, 'da');
  }
}
function run(over: Partial<SubscriptionsParts> = {}) {
  return createSubscriptionsJob({
    graph,
    tenant: TENANT,
    key: KEYS[0],
    certificate: CERTIFICATE,
    addresses,
    subscriptions: store.subscriptions,
    jobs: store.jobs,
    follows: ['calendar'],
    now: () => now,
    log,
    ...over,
  });
}
/** A sweep, with the jobs that it leaves to others. */
async function sweep(over: Partial<SubscriptionsParts> = {}): Promise<number> {
  await run(over)(sweepJob().data);
  return work(over);
}
async function work(over: Partial<SubscriptionsParts> = {}): Promise<number> {
  let rounds = 1;
  for (let left = waiting(); left.length > 0; left = waiting()) {
    done += left.length;
    for (const { data } of left) await run(over)(data);
    rounds += left.length;
  }
  return rounds;
}
const waiting = () => store.sent('graph-subscriptions').slice(done);
const at = (minutes: number) => new Date(START + minutes * MINUTE).toISOString();
const all = () => [...stub.subscriptions.values()];
const asked = (method: string) => stub.asked.filter((line) => line.startsWith(method)).length;

describe('calendars', () => {
  it('are followed of everybody who has the app', async () => {
    await meet(1, 2);
    await sweep();
    expect(
      all()
        .map(({ resource }) => resource)
        .sort(),
    ).toEqual([1, 2].map((one) => `/users/${idOf(one)}/events`));
    const [one] = all().filter(({ resource }) => resource.includes(idOf(1)));
    expect(one).toEqual({
      id: expect.any(String),
      resource: `/users/${idOf(1)}/events`,
      changeType: 'created,updated,deleted',
      notificationUrl: addresses.notifications,
      lifecycleNotificationUrl: addresses.lifecycle,
      clientState: expect.any(String),
      expirationDateTime: at(4_229),
    });
    expect(purposeIn(String(one?.clientState), KEYS)).toEqual({ kind: 'calendar', person: keyOf(1) });
    expect(await store.subscriptions.find(String(one?.id))).toMatchObject({
      objectId: idOf(1),
      expires: START + 4_229 * MINUTE,
    });
  });

  it('are renewed at half their life, and not before', async () => {
    await meet(1);
    await sweep();
    now = START + 2_114 * MINUTE;
    await sweep();
    expect(asked('PATCH')).toBe(0);
    now = START + 2_115 * MINUTE;
    await sweep();
    expect(asked('PATCH')).toBe(1);
    expect(asked('POST')).toBe(1);
    expect(all()[0]?.expirationDateTime).toBe(at(2_115 + 4_229));
    await sweep();
    expect(asked('PATCH')).toBe(1);
  });

  it('are followed anew when Microsoft Graph forgot them', async () => {
    await meet(1);
    await sweep();
    const [before] = all();
    stub.subscriptions.clear();
    now = START + 2_500 * MINUTE;
    await sweep();
    expect(all()).toHaveLength(1);
    expect(await store.subscriptions.find(String(before?.id))).toBeUndefined();
    expect(await store.subscriptions.find(String(all()[0]?.id))).toBeDefined();
  });

  it('are followed anew with a new secret, and the former subscription ends', async () => {
    await meet(1);
    await sweep();
    const [before] = all();
    await sweep({ key: { id: 'k2', secret: Buffer.alloc(32, 3) } });
    await sweep({ key: { id: 'k2', secret: Buffer.alloc(32, 3) } });
    expect(all()).toHaveLength(1);
    expect(all()[0]?.id).not.toBe(before?.id);
    expect(asked('DELETE')).toBe(1);
  });

  it.each(['leave', 'erase'] as const)('are not followed any more of people who %s', async (how) => {
    await meet(1, 2);
    await sweep();
    await store.people[how](keyOf(1));
    await sweep();
    expect(all().map(({ resource }) => resource)).toEqual([`/users/${idOf(2)}/events`]);
    expect(await store.subscriptions.unwanted(10)).toEqual([]);
  });

  it('that cannot be followed hold up nobody, and are tried again next time', async () => {
    await meet(1, 2, 3);
    stub.withoutMailbox.add(idOf(2));
    await sweep();
    expect(all()).toHaveLength(2);
    expect(lines.join('')).toContain('calendars not followed');
    stub.withoutMailbox.clear();
    await sweep();
    expect(all()).toHaveLength(3);
  });

  it('of many people are followed in rounds, each of which ends in time', async () => {
    const people = Array.from({ length: 120 }, (_, number) => number);
    await meet(...people);
    for (const number of people.slice(0, 60)) stub.withoutMailbox.add(idOf(number));
    expect(await sweep()).toBe(3);
    expect(all()).toHaveLength(60);
    stub.subscriptions.clear();
    store = memoryReminders(() => now);
    done = 0;
    await meet(...people.slice(60));
    stub.answersValidation(async (_address, token) => {
      now += 500;
      return token;
    });
    expect(await sweep()).toBe(3);
    expect(all()).toHaveLength(60);
  });

  it('are left for later when Microsoft Graph has enough, and the next sweep finds who was left out', async () => {
    await meet(...Array.from({ length: 6 }, (_, number) => number));
    stub.trouble(undefined, { status: 429, headers: { 'Retry-After': '30' } });
    await run()(sweepJob().data);
    expect(all()).toHaveLength(1);
    expect(stub.asked).toHaveLength(2);
    expect(waiting()).toEqual([
      { data: { step: 'sweep', after: expect.any(String) }, startAfter: now + 30_000 },
    ]);
    now += 30_000;
    await work();
    expect(all()).toHaveLength(3);
    await sweep();
    expect(all()).toHaveLength(6);
  });

  it('that make trouble do not keep the others from it', async () => {
    await meet(1, 2, 3, 4);
    stub.trouble({ status: 503 }, 'hangs up', undefined, { status: 503 });
    await sweep();
    expect(all()).toHaveLength(1);
    await sweep();
    expect(all()).toHaveLength(4);
  });

  it('are followed also when a former subscription cannot be ended', async () => {
    await meet(1, 2);
    await sweep();
    await store.people.leave(keyOf(1));
    await meet(3);
    stub.trouble({ status: 503 });
    await sweep();
    expect(all()).toHaveLength(3);
    await sweep();
    expect(all()).toHaveLength(2);
  });

  it('are not followed when our addresses do not answer as they should', async () => {
    await meet(1);
    stub.answersValidation(async () => 'something else');
    await sweep();
    expect(all()).toEqual([]);
  });
});

describe('messages', () => {
  const following = (...messages: SubscriptionKind[]) => ({ follows: ['calendar' as const, ...messages] });

  it('of all chats and channels are followed where that is wanted, with their content encrypted', async () => {
    await sweep({ ...following('chats', 'channels'), model: 'A' });
    expect(all()).toEqual(
      ['/chats/getAllMessages?model=A', '/teams/getAllMessages?model=A'].map((resource) =>
        expect.objectContaining({
          resource,
          includeResourceData: true,
          encryptionCertificate: 'MIIC',
          encryptionCertificateId: '2026',
          expirationDateTime: at(4_319),
        }),
      ),
    );
    const purposes = all().map(({ clientState }) => purposeIn(clientState, KEYS)?.kind);
    expect(purposes).toEqual(['chats', 'channels']);
    await sweep(following('chats', 'channels'));
    expect(stub.asked).toHaveLength(2);
  });

  it('are encrypted with the new certificate from the next renewal on', async () => {
    await sweep(following('chats'));
    now += 37 * HOUR;
    await sweep({ ...following('chats'), certificate: { id: '2027', certificate: 'MIID' } });
    expect(all()).toHaveLength(1);
    expect(all()[0]).toMatchObject({ encryptionCertificate: 'MIID', encryptionCertificateId: '2027' });
  });

  it('that are followed no more are ended, and of calendars none is renewed', async () => {
    await meet(1);
    await sweep(following('chats', 'channels'));
    now += 40 * HOUR;
    stub.asked.length = 0;
    const ended = all().find(({ resource }) => resource.startsWith('/chats/'))?.id;
    await sweep({ follows: ['channels'] });
    expect(stub.asked.map((path) => path.split('/').slice(0, 3).join('/'))).toEqual([
      'DELETE /v1.0/subscriptions',
      'PATCH /v1.0/subscriptions',
    ]);
    expect(stub.subscriptions.has(String(ended))).toBe(false);
    expect(await store.subscriptions.ofTenant('chats')).toBeUndefined();
  });

  it('that may not be followed do not keep the calendars from it', async () => {
    await meet(1);
    stub.trouble({ status: 403, code: 'Forbidden' });
    await sweep(following('chats'));
    expect(all().map(({ resource }) => resource)).toEqual([`/users/${idOf(1)}/events`]);
    expect(lines.join('')).toContain('messages not followed');
  });
});

describe('what Microsoft Graph says of a subscription', () => {
  async function hear(lifecycleEvent: string): Promise<void> {
    const [one] = all();
    const receive = createLifecycleWebhook({
      tenant: TENANT,
      keys: KEYS,
      follows: ['calendar'],
      jobs: store.jobs,
      now: () => now,
      log,
    });
    const { id: subscriptionId, clientState } = one ?? {};
    const value = [{ subscriptionId, clientState, tenantId: TENANT, lifecycleEvent }];
    const body = new TextEncoder().encode(JSON.stringify({ value }));
    expect(await receive({ query: new URLSearchParams(), body })).toEqual({ status: 202 });
  }
  const looks = () => store.sent('graph-look').map(({ data }) => data);
  beforeEach(async () => {
    await meet(1);
    await sweep();
    stub.entries.set(`${idOf(1)}/a`, { lastModifiedDateTime: at(-60) });
    stub.asked.length = 0;
    now += HOUR;
  });

  it('that it has to be authorised anew renews it', async () => {
    await hear('reauthorizationRequired');
    await work();
    expect(stub.asked).toEqual([`PATCH /v1.0/subscriptions/${all()[0]?.id}`]);
    expect(all()[0]?.expirationDateTime).toBe(at(60 + 4_229));
    expect(looks()).toEqual([]);
  });

  it('that it was removed makes another one, and lists what changed in between', async () => {
    const [before] = all();
    await hear('subscriptionRemoved');
    stub.subscriptions.clear();
    await work();
    expect(all()).toHaveLength(1);
    expect(all()[0]?.id).not.toBe(before?.id);
    expect(looks()).toEqual([{ subscription: all()[0]?.id, entry: 'a', since: now }]);
  });

  it('that something was missed lists it', async () => {
    await hear('missed');
    await work();
    expect(looks()).toEqual([{ subscription: all()[0]?.id, entry: 'a', since: now }]);
  });

  it('that comes twice is done once', async () => {
    await hear('subscriptionRemoved');
    await hear('subscriptionRemoved');
    now += 20 * MINUTE;
    await hear('subscriptionRemoved');
    await work();
    expect(asked('POST')).toBe(1);
  });

  it('is tried again for a day, and then left to the sweep', async () => {
    await hear('reauthorizationRequired');
    stub.trouble({ status: 403, code: 'Forbidden' }, { status: 503 });
    const [job] = waiting();
    await expect(run()(job?.data)).rejects.toMatchObject({ code: 'GRAPH_REFUSED' });
    await expect(run()(job?.data)).rejects.toMatchObject({ code: 'GRAPH_LATER' });
    now += 24 * HOUR + 1;
    await run()(job?.data);
    expect(stub.asked).toHaveLength(2);
  });

  it('of somebody who is erased leads to nothing', async () => {
    await hear('reauthorizationRequired');
    await store.people.erase(keyOf(1));
    await work();
    expect(stub.asked).toEqual([]);
  });
});

describe('a certificate', () => {
  it('is read with its key', async () => {
    const pem = selfSigned();
    const read = await readCertificate('2026', pem);
    expect(read.id).toBe('2026');
    expect(pem.certificate.replaceAll('\n', '')).toContain(read.certificate);
    expect(read.privateKey.extractable).toBe(false);
  });

  it.each([
    ['no certificate', () => ({ ...selfSigned(), certificate: 'KANARIE' })],
    ['no key', () => ({ ...selfSigned(), privateKey: 'KANARIE' })],
    ['the key of another one', () => ({ ...selfSigned(), privateKey: selfSigned().privateKey })],
    ['a key that is too short', () => selfSigned(1_024)],
  ])('is refused with %s', async (_what, pem) => {
    const error = await readCertificate('2026', pem()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'GRAPH_CERTIFICATE' });
    expect(String(error)).not.toContain('KANARIE');
  });
});
