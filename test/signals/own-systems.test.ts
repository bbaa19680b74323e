import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Intake } from '../../src/remind/signal.ts';
import { Signal } from '../../src/remind/signal.ts';
import { sign } from '../../src/signals/own/signature.ts';
import { createOwnSystems } from '../../src/signals/own/webhook.ts';
import { key } from '../support/receipts.ts';

const NOW = Date.parse('2026-03-31T08:00:00Z');
const seconds = String(NOW / 1000);
const [ours, older, strange] = [key('a', 1), key('b', 2), key('c', 3)];
const ANNA = '11111111-2222-3333-4444-555555555555';

const action = {
  id: 'journal-17',
  person: ANNA,
  at: '2026-03-31T07:58:00Z',
  kind: 'mail-forwarding',
  attributes: { to: 'outside' },
};

let taken: Intake[];
let seen: Set<string>;
let failing: Error | undefined;
let notNoting: Error | undefined;
beforeEach(() => {
  taken = [];
  seen = new Set();
  failing = undefined;
  notNoting = undefined;
});

const receive = createOwnSystems({
  keys: [ours, older],
  tenant: 'tenant-1',
  take: async (intake) => {
    if (failing) throw failing;
    taken.push(intake);
  },
  replays: {
    came: async (mark) => seen.has(mark),
    note: async (mark) => {
      if (notNoting) throw notNoting;
      seen.add(mark);
    },
  },
  directory: { objectId: async (_tenant, name) => (name === 'anna@proeve.example' ? ANNA : undefined) },
  now: () => NOW,
});

const bytes = (body: unknown) => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
function post(body: unknown, { by = ours, timestamp = seconds, over = body } = {}) {
  return receive({ timestamp, signature: sign(by, timestamp, bytes(over)) }, bytes(body));
}

describe('a signed report', () => {
  it('becomes a signal in our words, with a digest in the place of the id', async () => {
    expect(await post({ actions: [action] })).toEqual({ status: 202, body: { taken: 1 } });
    const [intake] = taken;
    const [signal] = intake?.signals ?? [];
    expect(Signal.parse(signal)).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      tenant: 'tenant-1',
      actor: ANNA,
      at: '2026-03-31T07:58:00Z',
      origin: 'own-system',
      kind: 'mail-forwarding',
      attributes: { to: 'outside' },
    });
    expect(JSON.stringify(intake)).not.toContain('journal-17');
  });

  it('has the same id whenever the same event is reported', async () => {
    await post({ actions: [action] });
    await post({
      actions: [
        { ...action, at: '2026-03-31T07:59:00Z' },
        { ...action, id: 'journal-18' },
      ],
    });
    const [first, again, other] = taken.flatMap(({ signals }) => signals.map(({ id }) => id));
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('may name the person by the name to sign in with, and is ignored where nobody has it', async () => {
    const named = (person: string) => ({ ...action, person });
    await post({ actions: [named('anna@proeve.example'), named('nobody@proeve.example')] });
    expect(taken).toMatchObject([{ signals: [{ actor: ANNA }], ignored: 1 }]);
    expect(JSON.stringify(taken)).not.toContain('proeve.example');
  });

  it('is good with every key that is in use', async () => {
    expect((await post({ actions: [action] }, { by: older })).status).toBe(202);
  });

  it('is good once', async () => {
    await post({ actions: [action] });
    expect(await post({ actions: [action] })).toMatchObject({
      status: 409,
      body: { error: { code: 'REPEATED' } },
    });
    expect(taken).toHaveLength(1);
  });

  it('that could not be kept may come again as it is', async () => {
    failing = new Error('The database is gone');
    // Nothing can be noted either while it is gone.
    notNoting = failing;
    await expect(post({ actions: [action] })).rejects.toBe(failing);
    failing = undefined;
    notNoting = undefined;
    expect((await post({ actions: [action] })).status).toBe(202);
    expect(taken).toHaveLength(1);
  });

  it('that was kept and could not be noted may come again, with the same ids', async () => {
    notNoting = new Error('The database is gone');
    await expect(post({ actions: [action] })).rejects.toBe(notNoting);
    notNoting = undefined;
    expect((await post({ actions: [action] })).status).toBe(202);
    const [first, second] = taken.map(({ signals }) => signals[0]?.id);
    expect(second).toBe(first);
    expect((await post({ actions: [action] })).status).toBe(409);
  });
});

describe('a request that nobody we know has signed', () => {
  const good = { actions: [action] };

  it.each<[string, Parameters<typeof post>[1]]>([
    ['with an unknown key', { by: strange }],
    ['over another body', { over: { actions: [] } }],
    ['five minutes and a second ago', { timestamp: String(NOW / 1000 - 301) }],
    ['five minutes and a second from now', { timestamp: String(NOW / 1000 + 301) }],
    ['without a time', { timestamp: '' }],
    ['at no time', { timestamp: 'yesterday' }],
  ])('%s is refused with 401, and nothing of it is kept', async (_name, how) => {
    expect((await post(good, how)).status).toBe(401);
    expect([taken, [...seen]]).toEqual([[], []]);
  });

  it('is told when it is the clock', async () => {
    const answer = await post(good, { timestamp: String(NOW / 1000 - 301) });
    expect(answer.body).toMatchObject({ error: { code: 'STALE' } });
  });

  it('has a signature of another form, or none', async () => {
    const signature = sign(ours, seconds, bytes(good));
    for (const wrong of [
      undefined,
      '',
      'v1=',
      signature.slice(0, -1),
      signature.toUpperCase(),
      `${signature}00`,
    ]) {
      expect((await receive({ timestamp: seconds, signature: wrong }, bytes(good))).status).toBe(401);
    }
  });

  it('was signed for another time', async () => {
    const signature = sign(ours, seconds, bytes(good));
    const later = String(NOW / 1000 + 1);
    expect((await receive({ timestamp: later, signature }, bytes(good))).status).toBe(401);
  });
});

describe('a body that is no report', () => {
  const many = Array.from({ length: 101 }, (_, index) => ({ ...action, id: `journal-${index}` }));

  it.each<[string, unknown]>([
    ['is not JSON', '{'],
    ['is not UTF-8', '\u0000'],
    ['is a list', [action]],
    ['has no action', { actions: [] }],
    ['has more actions than a system has at once', { actions: many }],
    ['has an unknown kind', { actions: [{ ...action, kind: 'printing' }] }],
    ['has an unknown word', { actions: [{ ...action, attributes: { to: 'mars' } }] }],
    ['lacks an attribute', { actions: [{ ...action, attributes: {} }] }],
    ['has a text besides', { actions: [{ ...action, subject: 'Vedr. Anna Testesen' }] }],
    ['has no time', { actions: [{ ...action, at: 'i går' }] }],
  ])('%s: 400, and nothing of it is kept or said back', async (_name, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect([taken, [...seen]]).toEqual([[], []]);
    expect(JSON.stringify(answer)).not.toMatch(/Testesen|mars|printing/u);
  });

  it('of any content is refused without an exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.jsonValue().map((value) => JSON.stringify({ actions: [value] })),
        ),
        async (text) => {
          expect((await post(text)).status).toBe(400);
        },
      ),
      { numRuns: 300 },
    );
  });
});
