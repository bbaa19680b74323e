import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../../src/log.ts';
import type { Intake } from '../../../src/remind/signal.ts';
import { type ApiParts, createManagementApi } from '../../../src/signals/audit/client.ts';
import type { ContentJob, Enqueue } from '../../../src/signals/audit/content.ts';
import { createContentJob } from '../../../src/signals/audit/job.ts';
import { relist } from '../../../src/signals/audit/relist.ts';
import { subscribe } from '../../../src/signals/audit/subscribe.ts';
import { createAuditWebhook } from '../../../src/signals/audit/webhook.ts';
import { type Blob, type StubManagementApi, startManagementApi } from '../../support/stub-management-api.ts';
import { anonymousLink, CPR, dlpFile, parts, TENANT } from './events-of.ts';

const NOW = Date.parse('2026-03-31T08:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PUBLISHER = '12121212-0000-4000-8000-000000000001';
const AUTH = 'et-hemmeligt-navn-til-webhooken';

let stub: StubManagementApi;
beforeAll(async () => {
  stub = await startManagementApi(TENANT, () => NOW);
});
afterAll(() => stub.stop());

let queue: Map<string, ContentJob>;
let taken: Intake[];
let scopes: string[];
beforeEach(() => {
  stub.blobs.length = 0;
  stub.subscriptions.length = 0;
  stub.asked.length = 0;
  stub.trouble();
  stub.nextPage(undefined);
  stub.answersTest(async () => ({ status: 200 }));
  queue = new Map();
  taken = [];
  lines = [];
  scopes = [];
});

let lines: string[] = [];
const log = createLog({ level: 'debug', stream: { write: (line) => lines.push(line) } });
const feed = () => ({ root: stub.root, tenant: TENANT });
const enqueue: Enqueue = async (jobs) => {
  for (const { key, data } of jobs) queue.set(key, data);
};
function api(over: Partial<ApiParts> = {}) {
  const token = async (scope: string) => {
    scopes.push(scope);
    return 'a-token';
  };
  return createManagementApi({ feed: feed(), publisher: PUBLISHER, token, ...over });
}

let blobNumber = 0;
function blob(type: string, ago: number, events: unknown = []): Blob {
  blobNumber += 1;
  const added = { type, id: `4926$4926$${blobNumber}$04`, created: NOW - ago, events };
  stub.blobs.push(added);
  return added;
}
const uriOf = (one: Blob) => String(stub.entryOf(one).contentUri);

/** Works off the queue, and takes in what the blobs come to. */
async function work(): Promise<void> {
  const take = async (intake: Intake) => {
    taken.push(intake);
  };
  const run = createContentJob({ api: api(), events: parts(), take, log });
  for (const data of queue.values()) await run(data);
  queue.clear();
}
const signals = () => taken.flatMap((intake) => intake.signals);
const codeOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing thrown',
    (error) => error.code,
  );

describe('content', () => {
  it('is fetched with a token for the API and the id of whoever runs the program', async () => {
    const one = blob('Audit.SharePoint', HOUR, [{ Id: 'x' }]);
    expect(await api().content(uriOf(one))).toEqual({ kind: 'ok', value: [{ Id: 'x' }] });
    expect(scopes).toEqual(['https://manage.office.com/.default']);
    expect(stub.headers().authorization).toBe('Bearer a-token');
    expect(stub.asked).toEqual([
      `GET /api/v1.0/${TENANT}/activity/feed/audit/${one.id}?PublisherIdentifier=${PUBLISHER}`,
    ]);
  });

  it('that has expired or never was is gone', async () => {
    const old = blob('Audit.SharePoint', 8 * DAY);
    expect(await api().content(uriOf(old))).toEqual({ kind: 'gone', code: 'AF20051' });
    expect(await api().content(`${uriOf(old)}x`)).toEqual({ kind: 'gone', code: 'AF20050' });
  });

  it.each([
    [{ status: 429, code: 'AF429', headers: { 'Retry-After': '7' } }, 7_000, 'AF429'],
    [{ status: 429 }, 60_000, 'HTTP_429'],
    [{ status: 403, code: 'AF429' }, 60_000, 'AF429'],
    [{ status: 429, headers: { 'Retry-After': '999999' } }, HOUR, 'HTTP_429'],
    [
      {
        status: 503,
        headers: { Date: 'Tue, 31 Mar 2026 08:00:00 GMT', 'Retry-After': 'Tue, 31 Mar 2026 08:02:00 GMT' },
      },
      120_000,
      'HTTP_503',
    ],
    [{ status: 500, code: 'AF50000' }, 30_000, 'AF50000'],
    ['hangs up' as const, 30_000, 'UNREACHABLE'],
  ])('that the service does not give now is for later: %j', async (trouble, wait, code) => {
    stub.trouble(trouble);
    expect(await api().content(uriOf(blob('DLP.All', HOUR)))).toEqual({ kind: 'later', wait, code });
  });

  it('is for later when the service does not answer in time', async () => {
    stub.trouble('never');
    const answer = await api({ limit: 50 }).content(uriOf(blob('DLP.All', HOUR)));
    expect(answer).toEqual({ kind: 'later', wait: 30_000, code: 'TIMEOUT' });
  });

  it.each([
    [{ status: 401, code: 'AF10001' }, 'AUDIT_REFUSED'],
    [{ status: 400, code: 'AF20023' }, 'AUDIT_REFUSED'],
    [{ sends: 'not JSON KANARIE' }, 'AUDIT_UNREADABLE'],
    [{ sends: '{"value":"KANARIE"}' }, 'AUDIT_UNREADABLE'],
  ])('that is refused or unreadable is an error that repeats nothing: %j', async (trouble, code) => {
    stub.trouble(trouble);
    const answer = await api()
      .content(uriOf(blob('DLP.All', HOUR)))
      .catch((error: unknown) => error);
    expect(answer).toMatchObject({ code });
    expect(String(answer)).not.toMatch(/KANARIE|a-token/);
  });

  it('is not followed to where a redirect leads', async () => {
    const one = blob('DLP.All', HOUR);
    stub.trouble({ status: 302, headers: { Location: uriOf(one) } });
    expect(await api().content(`${uriOf(one)}x`)).toEqual({
      kind: 'later',
      wait: 30_000,
      code: 'UNREACHABLE',
    });
    expect(stub.asked).toHaveLength(1);
  });

  it('that is too large is not read to its end', async () => {
    stub.trouble({ sends: JSON.stringify(['x'.repeat(5_000)]) });
    expect(await codeOf(api({ mostBytes: 1_000 }).content(uriOf(blob('DLP.All', HOUR))))).toBe(
      'AUDIT_TOO_LARGE',
    );
  });

  it('elsewhere is not asked for, and no token is made for it', async () => {
    expect(await codeOf(api().content('https://evil.test/x'))).toBe('AUDIT_ADDRESS');
    expect(scopes).toEqual([]);
  });
});

describe('the job that reads a blob', () => {
  const job = (one: Blob) => ({ content: 'a'.repeat(64), uri: uriOf(one) });
  const run = (data: unknown, take: (intake: Intake) => Promise<void> = async () => {}) =>
    createContentJob({ api: api(), events: parts(), take, log })(data);

  it('gives on what the events come to', async () => {
    const one = blob('Audit.SharePoint', HOUR, anonymousLink());
    await run(job(one), async (intake) => {
      taken.push(intake);
    });
    expect(taken).toMatchObject([{ signals: [{ kind: 'file-sharing' }], withdrawn: [], ignored: 3 }]);
    expect(lines.join('')).toContain('audit content read');
    expect(lines.join('') + JSON.stringify(taken)).not.toMatch(/KANARIE|@|4926/);
  });

  it('is over when the blob is gone, and is tried again when it comes later or cannot be taken in', async () => {
    await run(job(blob('Audit.SharePoint', 8 * DAY)));
    const one = blob('Audit.SharePoint', HOUR, []);
    stub.trouble({ status: 429, code: 'AF429' });
    expect(await codeOf(run(job(one)))).toBe('AUDIT_LATER');
    expect(
      await codeOf(run(job(one), () => Promise.reject(Object.assign(new Error('x'), { code: 'DOWN' })))),
    ).toBe('DOWN');
  });
});

describe('a notification', () => {
  it('leads to the signals of its blobs, once, when it comes twice', async () => {
    const receive = createAuditWebhook({ feed: feed(), authId: AUTH, enqueue, log });
    const [list, created, ...groups] = anonymousLink();
    const notified = [
      blob('Audit.SharePoint', HOUR, [...groups, list]),
      blob('Audit.SharePoint', HOUR, [created]),
    ];
    const body = notified.map((one) => ({ ...stub.entryOf(one), tenantId: TENANT, clientId: PUBLISHER }));
    for (const _time of [1, 2]) {
      expect(await receive({ 'webhook-authid': AUTH }, body)).toEqual({ status: 200 });
      await work();
    }
    expect(signals()).toHaveLength(4);
    expect(new Set(signals().map(({ id }) => id)).size).toBe(1);
  });
});

describe('listing again after a gap', () => {
  const again = (since: number | undefined) => relist({ api: api(), feed: feed(), enqueue }, since, NOW);

  it('finds what no notification told of, page by page and of every type, with the ids that it had before', async () => {
    const link = anonymousLink();
    for (let number = 0; number < 5; number += 1) blob('Audit.SharePoint', number * HOUR + 1_000, link);
    blob('DLP.All', 3 * HOUR, [dlpFile([CPR])]);
    blob('Audit.Exchange', 30 * HOUR, []);
    expect(await again(NOW - 5 * HOUR)).toEqual({ kind: 'done', until: NOW });
    expect(queue.size).toBe(6);
    await work();
    expect(new Set(signals().map(({ id }) => id)).size).toBe(2);
  });

  it('goes back seven days at most, in windows of a day that leave nothing out', async () => {
    const kept = Array.from({ length: 167 }, (_, hour) => blob('Audit.Exchange', hour * HOUR + 1));
    blob('Audit.Exchange', 169 * HOUR);
    expect(await again(NOW - 30 * DAY)).toEqual({ kind: 'done', until: NOW });
    expect([...queue.values()].map(({ uri }) => uri).sort()).toEqual(kept.map(uriOf).sort());
    expect(stub.asked.filter((path) => path.includes('Audit.Exchange')).length).toBeGreaterThanOrEqual(7);
  });

  it('begins with a day where nothing was ever seen, and looks an hour further back than was seen', async () => {
    await again(undefined);
    expect(decodeURIComponent(String(stub.asked[0]))).toContain(
      'startTime=2026-03-30T07:00:00&endTime=2026-03-31T07:00:00',
    );
    stub.asked.length = 0;
    await again(NOW - 2 * HOUR);
    expect(decodeURIComponent(String(stub.asked[0]))).toContain(
      'startTime=2026-03-31T05:00:00&endTime=2026-03-31T08:00:00',
    );
  });

  it('stops when there is too much, and keeps what it found', async () => {
    for (let number = 0; number < 3; number += 1) blob('Audit.Exchange', HOUR);
    stub.trouble(undefined, { status: 429, code: 'AF429' });
    expect(await again(NOW - 2 * HOUR)).toEqual({ kind: 'later', wait: 60_000, code: 'AF429' });
    expect(queue.size).toBe(2);
  });

  it('follows no page elsewhere, and none in a circle', async () => {
    for (let number = 0; number < 3; number += 1) blob('Audit.Exchange', HOUR);
    stub.nextPage('https://evil.test/next');
    expect(await codeOf(again(NOW - 2 * HOUR))).toBe('AUDIT_ADDRESS');
    stub.nextPage(
      `${stub.root}/api/v1/${'99999999-0000-4000-8000-000000000009'}/activity/feed/subscriptions/content`,
    );
    expect(await codeOf(again(NOW - 2 * HOUR))).toBe('AUDIT_ADDRESS');
    const period = 'contentType=Audit.Exchange&startTime=2026-03-31T05:00:00&endTime=2026-03-31T08:00:00';
    stub.nextPage(`${stub.root}/api/v1.0/${TENANT}/activity/feed/subscriptions/content?${period}`);
    expect(await codeOf(again(NOW - 2 * HOUR))).toBe('AUDIT_UNREADABLE');
  });

  it('says so when the feed is not there', async () => {
    stub.trouble({ status: 404 });
    expect(await codeOf(again(NOW))).toBe('AUDIT_REFUSED');
  });
});

describe('starting subscriptions', () => {
  const webhook = { address: 'https://maa-jeg.kommune.example/api/audit', authId: AUTH };
  const starts = () => stub.asked.filter((path) => path.startsWith('POST')).length;

  it('starts each content type once, with a webhook that answers the test message', async () => {
    const receive = createAuditWebhook({ feed: feed(), authId: AUTH, enqueue, log });
    stub.answersTest(receive);
    const started = ['Audit.Exchange', 'Audit.SharePoint', 'Audit.General', 'DLP.All'];
    expect(await subscribe(api(), webhook)).toEqual({ kind: 'done', started });
    expect(stub.subscriptions.map(({ webhook: ours }) => ours)).toMatchObject(started.map(() => webhook));
    expect(await subscribe(api(), webhook)).toEqual({ kind: 'done', started: [] });
    expect(starts()).toBe(4);
  });

  it('starts what runs without our webhook, with an old one, or with one that was switched off', async () => {
    await subscribe(api(), webhook);
    const [first, second, third] = stub.subscriptions;
    Object.assign(first ?? {}, { webhook: null });
    Object.assign(second?.webhook ?? {}, { status: 'disabled' });
    Object.assign(third?.webhook ?? {}, { authId: 'an-old-one' });
    expect(await subscribe(api(), webhook)).toMatchObject({ kind: 'done', started: { length: 3 } });
  });

  it('waits a quarter of an hour when the service takes no start now', async () => {
    stub.trouble(undefined, undefined, { status: 429, code: 'AF429', headers: { 'Retry-After': '5' } });
    expect(await subscribe(api(), webhook)).toEqual({ kind: 'later', wait: 900_000, code: 'AF429' });
    expect(await subscribe(api(), webhook)).toMatchObject({ kind: 'done', started: { length: 3 } });
    stub.trouble({ status: 503 });
    expect(await subscribe(api(), webhook)).toEqual({ kind: 'later', wait: 30_000, code: 'HTTP_503' });
  });

  it('says what to do when the webhook is not reached', async () => {
    stub.answersTest(async () => ({ status: 401 }));
    await expect(subscribe(api(), webhook)).rejects.toThrow(/AF20021.*reached from outside/);
  });
});
