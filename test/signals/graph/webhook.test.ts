import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CodedError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { type Job, type JobName, subscriptionKinds } from '../../../src/remind/ports.ts';
import type { Intake } from '../../../src/remind/signal.ts';
import { clientStateOf } from '../../../src/signals/graph/client-state.ts';
import { createLifecycleWebhook } from '../../../src/signals/graph/lifecycle.ts';
import { createTokenCheck } from '../../../src/signals/graph/tokens.ts';
import { createGraphWebhook, type GraphWebhookParts } from '../../../src/signals/graph/webhook.ts';
import {
  ANNA,
  APP,
  CANARY,
  CHANNEL,
  CHAT,
  CPR,
  calendarOf,
  certificateFor,
  changed,
  chatMessage,
  HOUR,
  KEYS,
  lifecycle,
  messages,
  NOW,
  OTHER,
  TENANT,
  tokens,
} from './sending.ts';

type Fields = Record<string, unknown>;

let microsoft: Awaited<ReturnType<typeof tokens>>;
let current: Awaited<ReturnType<typeof certificateFor>>;
let former: Awaited<ReturnType<typeof certificateFor>>;
let genuine: string;
beforeAll(async () => {
  [microsoft, current, former] = await Promise.all([
    tokens(),
    certificateFor('2026'),
    certificateFor('2025'),
  ]);
  genuine = await microsoft.sign();
});

let sent: { name: JobName; job: Job }[] = [];
let taken: Intake[] = [];
let failing: Error | undefined;
let lines: string[] = [];
beforeEach(() => {
  sent = [];
  taken = [];
  failing = undefined;
  lines = [];
});

const log = createLog({ level: 'debug', stream: { write: (line) => lines.push(line) } });
const base = {
  tenant: TENANT,
  keys: KEYS,
  follows: subscriptionKinds,
  jobs: {
    send: async (name: JobName, jobs: readonly Job[]) => {
      if (failing) throw failing;
      sent.push(...jobs.map((job) => ({ name, job })));
    },
  },
  now: () => NOW,
  log,
};
function webhook(over: Partial<GraphWebhookParts> = {}) {
  return createGraphWebhook({
    ...base,
    certificates: [current.certificate, former.certificate],
    areGenuine: microsoft.areGenuine,
    take: async (intake) => {
      if (failing) throw failing;
      taken.push(intake);
    },
    today: () => '2026-03-31',
    ...over,
  });
}
const bytes = (body: unknown) =>
  new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
const query = (text = '') => new URLSearchParams(text);
async function post(value: unknown, over: Fields = {}, parts: Partial<GraphWebhookParts> = {}) {
  const body = bytes({ value, validationTokens: [genuine], ...over });
  return (await webhook(parts)({ query: query(), body })).status;
}
function rich(text: string, over: Fields = {}, message: Fields = {}, by = current): Fields {
  return {
    subscriptionId: 'c7a7b0a0-0000-4000-8000-000000000001',
    tenantId: TENANT,
    clientState: clientStateOf(messages('chats'), KEYS[0]),
    changeType: 'created',
    resource: CHAT,
    resourceData: { id: '1616965872395', '@odata.id': CANARY, '@odata.type': '#Microsoft.Graph.chatMessage' },
    encryptedContent: by.encrypt(JSON.stringify(chatMessage(text, message))),
    ...over,
  };
}
const signals = () => taken.flatMap((intake) => intake.signals);
const dropped = () =>
  lines.flatMap((line) => (line.includes('dropped') ? [JSON.parse(line).count as number] : []));

describe.each(['notifications', 'lifecycle'])('the question that tries the address of %s', (which) => {
  const ask = (text: string) => {
    const receive = which === 'lifecycle' ? createLifecycleWebhook(base) : webhook();
    return receive({ query: query(text), body: new Uint8Array() });
  };

  it('is answered with the token as it was before it was encoded', async () => {
    const token = 'Validation: Testing client application reachability for subscription Request-Id: 0f-1';
    for (const encoded of [encodeURIComponent(token), token.replaceAll(' ', '+')]) {
      expect(await ask(`validationToken=${encoded}`)).toEqual({ status: 200, text: token });
    }
    expect(await ask('validationToken=a%2Bb%2Fc%3D')).toEqual({ status: 200, text: 'a+b/c=' });
    expect(await ask(`validationToken=${'a'.repeat(2048)}`)).toMatchObject({ status: 200 });
  });

  it.each([
    ['a script', '%3Cscript%3Ealert(1)%3C%2Fscript%3E'],
    ['an entity', '%26lt%3B'],
    ['a quote', '%22onload%3D'],
    ['an apostrophe', "it's"],
    ['a line end', 'a%0d%0aSet-Cookie: a'],
    ['a null', '%00'],
    ['a letter that is none in ASCII', '%C3%A6'],
    ['nothing', ''],
    ['too much', 'a'.repeat(2049)],
    ['two of them', 'a&validationToken=b'],
  ])('is refused and not said back with %s', async (_what, encoded) => {
    const answer = await ask(`validationToken=${encoded}`);
    expect(answer.status).toBe(400);
    expect(answer.text).toBeUndefined();
    expect(JSON.stringify(answer)).not.toMatch(/script|onload|Cookie/);
  });
});

describe('a change in a calendar', () => {
  it('becomes a job that names the subscription and the entry, and nobody', async () => {
    expect(await post([changed('AAMkAD=')])).toBe(202);
    expect(sent).toEqual([
      {
        name: 'graph-look',
        job: {
          key: expect.stringMatching(/^[0-9a-f]{64}$/),
          data: { subscription: '76619225-ff6b-4489-96ca-4ef547e78b22', entry: 'AAMkAD=', since: NOW },
        },
      },
    ]);
    expect(JSON.stringify(sent)).not.toContain(ANNA);
  });

  it('has the same key when it is announced again, and another one when the entry changed', async () => {
    const later = changed('a', { resourceData: { '@odata.etag': 'W/"later"' } });
    await post([changed('a'), changed('a'), later, changed('a', { resourceData: null })]);
    const [first, second, third, fourth] = sent.map(({ job }) => job.key);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(fourth).toBeUndefined();
  });

  it.each([
    `users/${ANNA}@${TENANT}/events/a`,
    `Users('${ANNA}')/Events('a')`,
    `/users/${ANNA.toUpperCase()}/events/a`,
  ])('is read in every spelling: %s', async (resource) => {
    await post([changed('a', { resource })]);
    expect(sent).toHaveLength(1);
  });

  it('of thousands in one request is kept in one go', async () => {
    const many = Array.from({ length: 5_000 }, (_, number) => changed(`entry${number}`));
    expect(await post(many)).toBe(202);
    expect(sent).toHaveLength(5_000);
  });

  it('that deletes an entry withdraws what it led to', async () => {
    await post([changed('a', { changeType: 'deleted' })]);
    expect(sent).toEqual([]);
    expect(taken).toEqual([{ signals: [], withdrawn: [expect.any(String), expect.any(String)], ignored: 0 }]);
  });

  it.each([
    ['another client state', { clientState: 'secretClientState' }],
    ['no client state', { clientState: undefined }],
    ['the client state of somebody else', { clientState: clientStateOf(calendarOf(OTHER), KEYS[0]) }],
    ['the client state of chats', { clientState: clientStateOf(messages('chats'), KEYS[0]) }],
    [
      'a client state by a stranger',
      { clientState: clientStateOf(calendarOf(ANNA), { id: 'x', secret: Buffer.alloc(32) }) },
    ],
    ['another tenant', { tenantId: OTHER }],
    ['the calendar of somebody else', { resource: `Users/${OTHER}/Events/a` }],
    ['an address', { resource: 'https://evil.test/users/a/events/a' }],
    ['steps up', { resource: `Users/${ANNA}/Events/../../x` }],
    ['a mail', { resource: `Users/${ANNA}/Messages/a` }],
    ['a kind of change that is none', { changeType: 'renamed' }],
    ['no subscription', { subscriptionId: undefined }],
  ])('with %s is accepted, dropped and counted, and the others count', async (_what, over) => {
    expect(await post([changed('b', over), changed('c')])).toBe(202);
    expect(sent.map(({ job }) => job.data.entry)).toEqual(['c']);
    expect(dropped()).toEqual([1]);
  });

  it('is recognised by a secret that was replaced, as long as it is listed', async () => {
    const old = changed('a', { clientState: clientStateOf(calendarOf(ANNA), KEYS[1] ?? KEYS[0]) });
    await post([old]);
    expect(sent).toHaveLength(1);
    await post([old], {}, { keys: [KEYS[0]] });
    expect(sent).toHaveLength(1);
  });

  it('is asked for again when it cannot be kept, and the log says why without a word of it', async () => {
    failing = new Error(CANARY);
    expect(await post([changed('a')])).toBe(503);
    expect(await post([changed('a', { changeType: 'deleted' })])).toBe(503);
    expect(lines.join('')).toContain('not taken in');
    expect(lines.join('')).not.toContain(CANARY);
  });
});

describe('a message', () => {
  it('with an identity number becomes a signal of its sender', async () => {
    expect(await post([rich(CPR)])).toBe(202);
    expect(signals()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{64}$/),
        tenant: TENANT,
        actor: ANNA,
        at: '2026-03-31T07:20:11.395Z',
        origin: 'teams',
        kind: 'personal-data',
        attributes: { what: 'identity-number', where: 'chat', to: 'unknown' },
      },
    ]);
    expect(sent).toEqual([]);
  });

  it('in a channel, or a reply there, says where', async () => {
    const state = { clientState: clientStateOf(messages('channels'), KEYS[0]) };
    const reply = `${CHANNEL}/replies('1616990171266')`;
    await post([rich(CPR, { ...state, resource: CHANNEL }), rich(CPR, { ...state, resource: reply })]);
    expect(signals().map(({ attributes }) => attributes)).toEqual([
      { what: 'identity-number', where: 'channel', to: 'unknown' },
      { what: 'identity-number', where: 'channel', to: 'unknown' },
    ]);
    expect(new Set(signals().map(({ id }) => id)).size).toBe(2);
  });

  it('in a channel, told of by the subscription to chats, is dropped', async () => {
    expect(await post([rich(CPR, { resource: CHANNEL })])).toBe(202);
    expect(taken).toEqual([]);
    expect(dropped()).toEqual([1]);
  });

  it('that is edited, repeated or out of order is the same signal', async () => {
    const edited = { lastEditedDateTime: '2026-03-31T07:30:00Z' };
    await post([rich(CPR, { changeType: 'updated' }, edited), rich(CPR)]);
    await post([rich(CPR)]);
    expect(signals()).toHaveLength(2);
    expect(new Set(signals().map(({ id }) => id)).size).toBe(1);
    expect(signals()[0]?.at).toBe('2026-03-31T07:30:00Z');
  });

  it('that is deleted withdraws its signal', async () => {
    await post([rich(CPR)]);
    await post([rich('', { changeType: 'deleted' }, { deletedDateTime: '2026-03-31T07:40:00Z' })]);
    expect(taken[1]).toEqual({ signals: [], withdrawn: [signals()[0]?.id], ignored: 0 });
  });

  it.each([
    ['a number in tags', '<b>070761</b>-<i>4285</i>', 1],
    ['no number', 'vi ses i morgen', 0],
    ['a telephone number', '96 12 34 56', 0],
  ])('is looked at as it is read: %s', async (_what, text, count) => {
    await post([rich(text)]);
    expect(signals()).toHaveLength(count);
  });

  it.each([
    ['an app', { from: { application: { id: APP }, user: null } }],
    ['a bot on behalf of somebody', { from: { application: { id: APP }, user: { id: ANNA } } }],
    ['a guest', { from: { user: { id: ANNA, userIdentityType: 'anonymousGuest' } } }],
    [
      'somebody of another organisation',
      { from: { user: { id: OTHER, userIdentityType: 'federatedUser' } } },
    ],
    ['somebody of another tenant', { from: { user: { id: OTHER, tenantId: OTHER } } }],
    ['nobody', { from: null }],
    ['the system', { messageType: 'systemEventMessage' }],
    ['somebody who took it back', { deletedDateTime: '2026-03-31T07:40:00Z' }],
  ])('by %s leads to nothing', async (_who, message) => {
    expect(await post([rich(CPR, {}, message)])).toBe(202);
    expect(taken).toEqual([]);
  });

  it('of thousands in one request is looked at', async () => {
    const [one, other] = [rich(CPR), rich('intet')];
    const many = Array.from({ length: 1_500 }, (_, number) => (number % 3 === 0 ? one : other));
    expect(await post(many)).toBe(202);
    expect(signals()).toHaveLength(1);
    expect(dropped()).toEqual([]);
  });
});

describe('certificates', () => {
  it('that take turns both decrypt', async () => {
    await post([rich(CPR, { resource: "chats('19:a')/messages('1')" }), rich(CPR, {}, {}, former)]);
    expect(signals()).toHaveLength(2);
  });

  it('that are not there any more decrypt nothing', async () => {
    expect(await post([rich(CPR, {}, {}, former)], {}, { certificates: [current.certificate] })).toBe(202);
    expect(taken).toEqual([]);
    expect(dropped()).toEqual([1]);
  });

  const flipped = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
  it.each([
    ['the data', (c: Fields) => ({ ...c, data: flipped(String(c.data)) })],
    ['the signature', (c: Fields) => ({ ...c, dataSignature: flipped(String(c.dataSignature)) })],
    ['half of the signature', (c: Fields) => ({ ...c, dataSignature: String(c.dataSignature).slice(0, 20) })],
    ['no signature', (c: Fields) => ({ ...c, dataSignature: '' })],
    ['the key', (c: Fields) => ({ ...c, dataKey: flipped(String(c.dataKey)) })],
    ['the key of another certificate', (c: Fields) => ({ ...c, encryptionCertificateId: '2025' })],
    ['a certificate that nobody knows', (c: Fields) => ({ ...c, encryptionCertificateId: '__proto__' })],
    ['what is not base64', (c: Fields) => ({ ...c, data: '%%' })],
    ['nothing', () => null],
    ['a text that is no JSON', () => current.encrypt(`{${CPR}`)],
  ])('read nothing that was tampered with: %s', async (_what, tamper) => {
    const whole = rich(CPR);
    const changedOne = { ...whole, encryptedContent: tamper(whole.encryptedContent as Fields) };
    expect(await post([changedOne])).toBe(202);
    expect(taken).toEqual([]);
  });
});

describe('tokens', () => {
  const claims: [string, Fields][] = [
    ['another issuer', { iss: `https://sts.windows.net/${OTHER}/` }],
    ['an issuer that is no Microsoft', { iss: `https://sts.windows.net.evil.test/${TENANT}/` }],
    ['another audience', { aud: OTHER }],
    ['another publisher', { appid: OTHER }],
    ['no publisher', { appid: undefined }],
    [
      'the publisher in azp, and another one in appid',
      { azp: '0bf30f3b-4a52-48df-9a82-234910c4a086', appid: OTHER },
    ],
    ['an end that is past', { exp: NOW / 1000 - 301 }],
    ['no end', { exp: undefined }],
    ['a beginning that is to come', { nbf: NOW / 1000 + 301 }],
  ];
  it.each(claims)('with %s let no message through', async (_what, over) => {
    expect(await post([rich(CPR)], { validationTokens: [await microsoft.sign(over)] })).toBe(202);
    expect(taken).toEqual([]);
    expect(dropped()).toEqual([1]);
  });

  it.each([
    ['none', []],
    ['nothing', undefined],
    ['a text', ['x']],
    ['one without a signature', [`${btoa('{"alg":"none"}')}.${btoa('{}')}.`]],
  ])('that are none let no message through: %s', async (_what, validationTokens) => {
    expect(await post([rich(CPR)], { validationTokens })).toBe(202);
    expect(taken).toEqual([]);
  });

  it('have to be genuine all of them, and signed by Microsoft', async () => {
    const strange = await microsoft.sign({}, microsoft.strange);
    for (const list of [[strange], [genuine, strange], [strange, genuine]]) {
      expect(await post([rich(CPR)], { validationTokens: list })).toBe(202);
    }
    expect(taken).toEqual([]);
  });

  it('may be of the second version', async () => {
    const second = { iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, appid: undefined };
    const azp = '0bf30f3b-4a52-48df-9a82-234910c4a086';
    await post([rich(CPR)], { validationTokens: [await microsoft.sign({ ...second, azp })] });
    expect(signals()).toHaveLength(1);
  });

  it('say nothing of changes in calendars, which carry no data', async () => {
    await post([rich(CPR), changed('a')], { validationTokens: ['x'] });
    expect(taken).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('are looked at later when the keys of Microsoft cannot be fetched', async () => {
    const keys = async () => {
      throw new TypeError(`fetch failed ${CANARY}`);
    };
    const areGenuine = createTokenCheck({ tenant: TENANT, app: APP, now: () => NOW, keys });
    expect(await post([rich(CPR)], {}, { areGenuine })).toBe(503);
    expect(lines.join('')).toContain('GRAPH_KEYS');
    expect(lines.join('')).not.toContain(CANARY);
  });
});

describe('an event of a subscription', () => {
  const receive = async (value: unknown, at = NOW) => {
    const answer = await createLifecycleWebhook({ ...base, now: () => at })({
      query: query(),
      body: bytes({ value }),
    });
    return answer.status;
  };
  const data = () => sent.map(({ name, job }) => [name, job.data.step, job.data.subscription]);

  it.each([
    ['reauthorizationRequired', 'renew'],
    ['subscriptionRemoved', 'replace'],
    ['missed', 'list'],
  ])('%s becomes a job: %s', async (event, step) => {
    expect(await receive([lifecycle(event)])).toBe(202);
    expect(data()).toEqual([['graph-subscriptions', step, '76619225-ff6b-4489-96ca-4ef547e78b22']]);
  });

  it('has one key for its repetitions, and another one after a while', async () => {
    await receive([lifecycle('missed'), lifecycle('missed')]);
    await receive([lifecycle('missed')], NOW + HOUR);
    const [first, second, third] = sent.map(({ job }) => job.key);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('by somebody else is accepted, dropped and counted', async () => {
    const strange = [lifecycle('missed', { clientState: 'x' }), lifecycle('missed', { tenantId: OTHER })];
    expect(await receive([...strange, lifecycle('opened'), changed('a'), null])).toBe(202);
    expect(sent).toEqual([]);
    expect(dropped()).toEqual([5]);
  });

  it('is asked for again when it cannot be kept', async () => {
    failing = new CodedError('DATABASE_UNREACHABLE', 'gone');
    expect(await receive([lifecycle('missed')])).toBe(503);
  });
});

describe('what is no list of notifications', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', '{"value":['],
    ['a number', '1'],
    ['a list', '[]'],
    ['an object', '{}'],
    ['a list that is none', '{"value":{}}'],
    ['a token that is none', '{"value":[],"validationTokens":[1]}'],
    [
      'a token of ten thousand characters',
      JSON.stringify({ value: [], validationTokens: ['a'.repeat(10_000)] }),
    ],
  ])('is refused: %s', async (_what, body) => {
    expect((await webhook()({ query: query(), body: bytes(body) })).status).toBe(400);
  });

  it('leads to nothing, whatever it is', async () => {
    const receive = [webhook(), createLifecycleWebhook(base)];
    const item = fc.oneof(
      fc.jsonValue(),
      fc
        .record(
          {
            subscriptionId: fc.jsonValue(),
            clientState: fc.jsonValue(),
            resource: fc.jsonValue(),
            encryptedContent: fc.jsonValue(),
          },
          { requiredKeys: [] },
        )
        .map((over) => changed('a', over as Fields)),
    );
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.jsonValue().map(bytes),
      fc.record({ value: fc.array(item), validationTokens: fc.array(fc.string()) }).map(bytes),
    );
    await fc.assert(
      fc.asyncProperty(body, async (content) => {
        for (const one of receive) {
          const { status } = await one({ query: query(), body: content });
          expect([202, 400]).toContain(status);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a canary in every field', () => {
  it('comes out nowhere: not in jobs, signals, answers or the log', async () => {
    const hidden = {
      subject: `${CPR} ${CANARY}`,
      attachments: [{ content: CANARY }],
      mentions: [{ mentionText: CANARY }],
    };
    const extra = { [CANARY]: CANARY, sequenceNumber: CANARY };
    const answer = await webhook()({
      query: query(),
      body: bytes({
        value: [
          rich(CANARY, extra, hidden),
          changed('a', extra),
          changed('b', { clientState: CANARY }),
          CANARY,
        ],
        validationTokens: [genuine],
        [CANARY]: CANARY,
      }),
    });
    expect(signals()).toHaveLength(1);
    expect(sent).toHaveLength(1);
    expect(JSON.stringify([answer, sent, taken, lines])).not.toMatch(/KANARIE|070761|4285/);
    expect(JSON.stringify([answer, sent, lines])).not.toContain(ANNA);
  });
});
