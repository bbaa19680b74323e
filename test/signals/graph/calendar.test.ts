import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../../src/log.ts';
import { personKeyOf } from '../../../src/remind/person.ts';
import type { Job, JobName } from '../../../src/remind/ports.ts';
import type { Intake } from '../../../src/remind/signal.ts';
import { createGraph, type GraphParts } from '../../../src/signals/graph/client.ts';
import { createDirectory } from '../../../src/signals/graph/directory.ts';
import { createLookJob } from '../../../src/signals/graph/look.ts';
import { listMissed } from '../../../src/signals/graph/missed.ts';
import { createGraphWebhook } from '../../../src/signals/graph/webhook.ts';
import { rememberAnswers } from '../../../src/signals/remembered.ts';
import { lexicon } from '../../support/proeve.ts';
import { type StubGraph, startGraph } from '../../support/stub-graph.ts';
import { ANNA, CANARY, CPR, changed, HOUR, KEYS, NOW, OTHER, TENANT } from './sending.ts';

type Fields = Record<string, unknown>;
const SUBSCRIPTION = '76619225-ff6b-4489-96ca-4ef547e78b22';
const DAY = 24 * HOUR;

let stub: StubGraph;
beforeAll(async () => {
  stub = await startGraph(() => NOW);
});
afterAll(() => stub.stop());

let taken: Intake[] = [];
let sent: Job[] = [];
let lines: string[] = [];
let scopes: string[] = [];
let now = NOW;
beforeEach(() => {
  for (const map of [stub.users, stub.entries]) map.clear();
  stub.asked.length = 0;
  stub.headers.length = 0;
  stub.trouble();
  stub.nextPage(undefined);
  taken = [];
  sent = [];
  lines = [];
  scopes = [];
  now = NOW;
});

const log = createLog({ level: 'debug', stream: { write: (line) => lines.push(line) } });
function graph(over: Partial<GraphParts> = {}) {
  const token = async (scope: string) => {
    scopes.push(scope);
    return 'a-token';
  };
  return createGraph({ root: stub.root, token, clock: () => now, ...over });
}
const jobs = {
  send: async (_name: JobName, list: readonly Job[]) => {
    sent.push(...list);
  },
};
const annas = {
  id: SUBSCRIPTION,
  kind: 'calendar',
  person: personKeyOf(TENANT, ANNA),
  key: 'k1',
  expires: NOW + DAY,
  objectId: ANNA,
} as const;
function look(over: Partial<Parameters<typeof createLookJob>[0]> = {}) {
  return createLookJob({
    graph: graph(),
    tenant: TENANT,
    subscriptions: { find: async (id) => (id === SUBSCRIPTION ? annas : undefined) },
    take: async (intake) => taken.push(intake),
    lexicon: lexicon(),
    ownHosts: new Set(['kommune.zoom.us']),
    now: () => now,
    today: () => '2026-03-31',
    log,
    ...over,
  });
}
/** An entry of Anna's own, as the service gives it. */
function entry(id: string, over: Fields = {}): void {
  stub.entries.set(`${ANNA}/${id}`, {
    '@odata.context': CANARY,
    '@odata.etag': CANARY,
    id,
    subject: `Møde ${CANARY}`,
    bodyPreview: CANARY,
    body: { contentType: 'html', content: `<p>${CANARY}</p>` },
    location: { displayName: CANARY, locationType: 'default' },
    onlineMeeting: null,
    onlineMeetingProvider: 'unknown',
    isOrganizer: true,
    isCancelled: false,
    responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
    sensitivity: 'normal',
    seriesMasterId: null,
    lastModifiedDateTime: '2026-03-31T07:20:11.1234567Z',
    attendees: [{ emailAddress: { name: CANARY, address: 'kanarie@kommune.example' } }],
    ...over,
  });
}
const job = (id: string, since = NOW) => ({ subscription: SUBSCRIPTION, entry: id, since });
async function seen(over: Fields) {
  entry('AAMk=', over);
  await look()(job('AAMk='));
  return taken.flatMap(({ signals }) => signals.map(({ kind, attributes }) => ({ kind, ...attributes })));
}
const inCalendar = (what: string) => ({ kind: 'personal-data', what, where: 'calendar', to: 'unknown' });
const meeting = (service: string) => ({ kind: 'meeting-service', service });
const zoom = { body: { content: '<a href="https://us02web.zoom.us/j/8123?pwd=x">Deltag</a>' } };

describe('an entry of the calendar', () => {
  it('is fetched with no more than what is looked at', async () => {
    entry('AAMk=');
    await look()(job('AAMk='));
    const [path = '', query = ''] = String(stub.asked[0]).split('?');
    expect(path).toBe(`GET /v1.0/users/${ANNA}/events/AAMk%3D`);
    expect(query.replace('$select=', '').split(',').sort()).toEqual(
      [
        'subject',
        'location',
        'onlineMeeting',
        'onlineMeetingProvider',
        'body',
        'isOrganizer',
        'isCancelled',
        'responseStatus',
        'sensitivity',
        'seriesMasterId',
        'lastModifiedDateTime',
      ].sort(),
    );
    expect(stub.headers[0]?.authorization).toBe('Bearer a-token');
    expect(scopes).toEqual([`${stub.root}/.default`]);
    expect(taken).toEqual([]);
  });

  it('becomes a signal of whose calendar it is', async () => {
    await seen({ subject: `Samtale ${CPR}` });
    expect(taken).toEqual([
      {
        signals: [
          {
            id: expect.stringMatching(/^[0-9a-f]{64}$/),
            tenant: TENANT,
            actor: ANNA,
            at: '2026-03-31T07:20:11.1234567Z',
            origin: 'calendar',
            kind: 'personal-data',
            attributes: { what: 'identity-number', where: 'calendar', to: 'unknown' },
          },
        ],
        withdrawn: [],
        ignored: 0,
      },
    ]);
  });

  it.each<[string, Fields, object[]]>([
    ['an identity number', { subject: `Cpr ${CPR}` }, [inCalendar('identity-number')]],
    ['health', { subject: 'Møde om borger Testesen, der har diabetes' }, [inCalendar('health')]],
    ['details', { subject: 'Samtale med borger om hendes kontanthjælp' }, [inCalendar('citizen-details')]],
    ['nothing', { subject: 'Personalemøde' }, []],
    ['no subject', { subject: null }, []],
    ['a number in the subject by somebody else', { subject: CPR, isOrganizer: false }, []],
    ['a number, cancelled', { subject: CPR, isCancelled: true }, []],
    [
      'a number, marked as private',
      { subject: `Cpr ${CPR}`, sensitivity: 'private' },
      [inCalendar('identity-number')],
    ],
    [
      'health, marked as private',
      { subject: 'Møde om borger Testesen, der har diabetes', sensitivity: 'private' },
      [],
    ],
    ['Zoom', zoom, [meeting('zoom')]],
    ['Zoom by somebody else', { ...zoom, isOrganizer: false }, [meeting('zoom')]],
    ['Zoom, declined', { ...zoom, responseStatus: { response: 'declined' } }, []],
    ['Zoom, marked as private', { ...zoom, sensitivity: 'private' }, []],
    ['Zoom of our own', { body: { content: 'https://kommune.zoom.us/j/1' } }, []],
    [
      'Webex as the place',
      { location: { displayName: 'https://proeve.webex.com/meet/a' } },
      [meeting('webex')],
    ],
    [
      'Google as the place',
      { location: { displayName: 'x', locationUri: 'https://meet.google.com/abc' } },
      [meeting('google-meet')],
    ],
    [
      'FaceTime to join',
      { onlineMeeting: { joinUrl: 'https://facetime.apple.com/join#v=1' } },
      [meeting('facetime')],
    ],
    ['Skype as the provider', { onlineMeetingProvider: 'skypeForBusiness' }, [meeting('skype')]],
    [
      'Teams',
      {
        onlineMeeting: { joinUrl: 'https://teams.microsoft.com/l/meetup-join/19' },
        onlineMeetingProvider: 'teamsForBusiness',
      },
      [],
    ],
    ['both', { ...zoom, subject: `Cpr ${CPR}` }, [inCalendar('identity-number'), meeting('zoom')]],
  ])('is looked at for data and services: %s', async (_what, over, signals) => {
    expect(await seen(over)).toEqual(signals);
  });

  it('of a series is one signal with the others', async () => {
    entry('a', { subject: CPR, seriesMasterId: 'master' });
    entry('b', { subject: CPR, seriesMasterId: 'master' });
    entry('master', { subject: CPR });
    for (const id of ['a', 'b', 'master']) await look()(job(id));
    const ids = taken.flatMap(({ signals }) => signals.map((signal) => signal.id));
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  it('that is deleted takes back the signal that it was', async () => {
    entry('AAMk=', { subject: CPR, ...zoom });
    await look()(job('AAMk='));
    const parts = {
      tenant: TENANT,
      keys: KEYS,
      follows: ['calendar' as const],
      certificates: [],
      areGenuine: async () => false,
      jobs,
      log,
    };
    const take = async (intake: Intake) => taken.push(intake);
    const receive = createGraphWebhook({ ...parts, take, now: () => NOW, today: () => '2026-03-31' });
    const body = new TextEncoder().encode(
      JSON.stringify({ value: [changed('AAMk=', { changeType: 'deleted' })] }),
    );
    await receive({ query: new URLSearchParams(), body });
    const ids = taken[0]?.signals.map((signal) => signal.id) ?? [];
    expect(ids).toHaveLength(2);
    expect([...(taken[1]?.withdrawn ?? [])].sort()).toEqual([...ids].sort());
  });

  it('that is gone, or of somebody who is, is left alone', async () => {
    await look()(job('weg'));
    expect(stub.asked).toHaveLength(1);
    await look()({ ...job('weg'), subscription: 'unknown' });
    expect(stub.asked).toHaveLength(1);
    expect(taken).toEqual([]);
  });

  it('is tried again as long as a reminder would come in time', async () => {
    entry('a', { subject: CPR });
    stub.trouble({ status: 503 }, { status: 403, code: 'ErrorAccessDenied' });
    await expect(look()(job('a'))).rejects.toMatchObject({ code: 'GRAPH_LATER' });
    await expect(look()(job('a'))).rejects.toMatchObject({ code: 'GRAPH_REFUSED' });
    await look()(job('a', NOW - DAY));
    expect(taken).toHaveLength(1);
    await look()(job('a', NOW - DAY - 1));
    expect(taken).toHaveLength(1);
    expect(lines.join('')).toContain('given up');
  });

  it('is tried again when the store is gone', async () => {
    entry('a', { subject: CPR });
    const take = async () => {
      throw new Error('gone');
    };
    await expect(look({ take })(job('a'))).rejects.toThrow('gone');
  });

  it('leaves no word of it in the log, in errors or in signals', async () => {
    entry('a', { subject: `${CPR} ${CANARY}`, ...zoom });
    await look()(job('a'));
    stub.trouble({ status: 400, code: `x ${CANARY}` });
    const error = await look()(job('a')).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'GRAPH_REFUSED' });
    expect(taken).toHaveLength(1);
    expect(JSON.stringify([taken, lines, String(error)])).not.toMatch(
      /KANARIE|070761|kommune\.example|a-token/,
    );
  });
});

describe('entries that no notification told of', () => {
  it('are looked at by the page, from a day back on', async () => {
    for (const id of ['a', 'b', 'c']) entry(id);
    entry('old', { lastModifiedDateTime: '2026-03-30T07:59:59Z' });
    await listMissed({ graph: graph(), jobs, log }, annas, NOW);
    expect(sent.map(({ data }) => data)).toEqual(['a', 'b', 'c'].map((id) => job(id)));
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
    expect(stub.asked).toHaveLength(2);
    expect(decodeURIComponent(String(stub.asked[0]))).toContain('ge 2026-03-30T08:00:00.000Z');
  });

  it('are not asked for elsewhere', async () => {
    for (const id of ['a', 'b', 'c']) entry(id);
    for (const address of [
      'http://127.0.0.1:1/v1.0/x',
      'https://evil.test/v1.0/',
      `${stub.root}/beta/x`,
      'x',
    ]) {
      stub.nextPage(address);
      await expect(listMissed({ graph: graph(), jobs, log }, annas, NOW)).rejects.toMatchObject({
        code: 'GRAPH_ADDRESS',
      });
    }
  });

  it('are not asked for without end', async () => {
    for (const id of ['a', 'b', 'c']) entry(id);
    const filter = encodeURIComponent('lastModifiedDateTime ge 2026-03-30T08:00:00.000Z');
    stub.nextPage(`${stub.root}/v1.0/users/${ANNA}/events?$filter=${filter}`);
    await listMissed({ graph: graph(), jobs, log }, annas, NOW);
    expect(stub.asked).toHaveLength(10);
    expect(lines.join('')).toContain('not all listed');
  });

  it('cannot be listed where they are messages', async () => {
    await listMissed({ graph: graph(), jobs, log }, { ...annas, kind: 'chats', objectId: undefined }, NOW);
    expect(stub.asked).toEqual([]);
    expect(lines.join('')).toContain('cannot be listed');
  });
});

describe('the directory', () => {
  const ask = (name: string, tenant = TENANT) => createDirectory(graph(), TENANT).objectId(tenant, name);

  it('knows the people of our tenant', async () => {
    stub.users.set('anna.proeve@kommune.example', ANNA.toUpperCase());
    expect(await ask('anna.proeve@kommune.example')).toBe(ANNA);
    expect(await ask('anna.proeve@kommune.example', TENANT.toUpperCase())).toBe(ANNA);
    expect(await ask('nobody@kommune.example')).toBeUndefined();
    expect(stub.asked[0]).toBe('GET /v1.0/users/anna.proeve%40kommune.example?$select=id');
  });

  it('asks nobody about another tenant', async () => {
    expect(await ask('anna.proeve@kommune.example', OTHER)).toBeUndefined();
    expect(stub.asked).toEqual([]);
  });

  it.each(['../groups', 'a/b', 'a?$expand=x', 'a#EXT#@x.example'])(
    'asks for a name, whatever is in it: %s',
    async (name) => {
      stub.users.set(name, OTHER);
      expect(await ask(name)).toBe(OTHER);
    },
  );

  it('says so when it cannot answer, and remembers for an hour what it answered', async () => {
    stub.trouble({ status: 503 }, { status: 403, code: 'Authorization_RequestDenied' });
    const directory = rememberAnswers(createDirectory(graph(), TENANT), () => now);
    await expect(directory.objectId(TENANT, 'a')).rejects.toMatchObject({ code: 'GRAPH_LATER' });
    await expect(directory.objectId(TENANT, 'a')).rejects.toMatchObject({ code: 'GRAPH_REFUSED' });
    expect(await directory.objectId(TENANT, 'a')).toBeUndefined();
    stub.users.set('a', ANNA);
    now += HOUR - 1;
    expect(await directory.objectId(TENANT, 'A')).toBeUndefined();
    now += 1;
    expect(await directory.objectId(TENANT, 'a')).toBe(ANNA);
    expect(stub.asked).toHaveLength(4);
  });
});

describe('Microsoft Graph', () => {
  const ask = (over: Partial<GraphParts> = {}) => createDirectory(graph(over), TENANT).objectId(TENANT, 'a');
  const codeOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'nothing thrown',
      (error) => `${error.code} ${error.message}`,
    );

  it('is left alone until the time that it names', async () => {
    const one = createDirectory(graph(), TENANT);
    stub.trouble({ status: 429, headers: { 'Retry-After': '7' } });
    expect(await codeOf(one.objectId(TENANT, 'a'))).toContain('in 7 s');
    now += 6_999;
    expect(await codeOf(one.objectId(TENANT, 'a'))).toContain('in 1 s');
    expect(stub.asked).toHaveLength(1);
    now += 1;
    expect(await one.objectId(TENANT, 'a')).toBeUndefined();
  });

  it.each([
    ['hangs up' as const, 'UNREACHABLE'],
    [{ status: 500, code: 'InternalServerError' }, 'InternalServerError'],
  ])('that fails is asked later: %j', async (trouble, code) => {
    stub.trouble(trouble);
    expect(await codeOf(ask())).toContain(`GRAPH_LATER Microsoft Graph gives no answer now (${code})`);
  });

  it('that sends us elsewhere is not followed there', async () => {
    stub.users.set('b', ANNA);
    stub.trouble({ status: 302, headers: { Location: `${stub.root}/v1.0/users/b` } });
    expect(await codeOf(ask())).toContain('(UNREACHABLE)');
    expect(stub.asked).toHaveLength(1);
  });

  it('that does not answer is given up, and what is too long is not read', async () => {
    stub.trouble('never', { sends: JSON.stringify({ id: CANARY.repeat(500) }) }, { sends: CANARY });
    expect(await codeOf(ask({ limit: 50 }))).toContain('TIMEOUT');
    expect(await codeOf(ask({ mostBytes: 1_000 }))).toContain('GRAPH_TOO_LARGE');
    const unreadable = await codeOf(ask());
    expect(unreadable).toContain('GRAPH_UNREADABLE');
    expect(unreadable).not.toContain(CANARY);
  });

  it.each([
    'http://graph.microsoft.com',
    'https://graph.microsoft.com/v1.0',
    'graph.microsoft.com',
    'https://a:b@graph.microsoft.com',
    '',
  ])('is not at %j', (root) => {
    expect(() => graph({ root })).toThrow(expect.objectContaining({ code: 'GRAPH_ROOT' }));
  });

  it('is at its address', () => {
    expect(() => graph({ root: 'https://graph.microsoft.com' })).not.toThrow();
  });
});
