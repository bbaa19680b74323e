import { beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../../src/log.ts';
import type { Enqueue } from '../../../src/signals/audit/content.ts';
import { createAuditWebhook } from '../../../src/signals/audit/webhook.ts';
import { CANARY, TENANT } from './events-of.ts';

const AUTH = 'et-hemmeligt-navn-til-webhooken';
const root = 'https://manage.office.com';

let stored: Parameters<Enqueue>[0][number][] = [];
let failing: Error | undefined;
let lines: string[] = [];
beforeEach(() => {
  stored = [];
  failing = undefined;
  lines = [];
});

const receive = createAuditWebhook({
  feed: { root, tenant: TENANT },
  authId: AUTH,
  enqueue: async (jobs) => {
    if (failing) throw failing;
    stored.push(...jobs);
  },
  log: createLog({ level: 'debug', stream: { write: (line) => lines.push(line) } }),
});

const id = (number: number) => `492638008028$492638008028$${number}$04`;
function entry(number: number, over: Record<string, unknown> = {}) {
  return {
    tenantId: TENANT,
    clientId: 'ffffffff-0000-4000-8000-000000000001',
    contentType: 'Audit.SharePoint',
    contentId: id(number),
    contentUri: `${root}/api/v1.0/${TENANT}/activity/feed/audit/${id(number)}`,
    contentCreated: '2026-03-31T07:35:00.000Z',
    contentExpiration: '2026-04-07T07:35:00.000Z',
    ...over,
  };
}
const post = async (body: unknown, headers: Record<string, string | string[]> = { 'webhook-authid': AUTH }) =>
  (await receive(headers, body)).status;

describe('the test message of a subscription', () => {
  const validate = (code: string, inBody: unknown, auth = AUTH) =>
    receive({ 'webhook-authid': auth, 'webhook-validationcode': code }, { validationCode: inBody });

  it('is answered when header and body agree', async () => {
    expect(await validate('b3cc', 'b3cc')).toEqual({ status: 200 });
    expect((await validate('b3cc', 'other')).status).toBe(400);
    expect((await validate('b3cc', undefined)).status).toBe(400);
    expect((await validate('', '')).status).toBe(400);
    expect((await validate('b3cc', 'b3cc', 'other')).status).toBe(401);
  });

  it('is never said back, whatever stands in it', async () => {
    const html = `<script>alert("${CANARY}")</script>`;
    expect(await validate(html, html)).toEqual({ status: 200 });
    expect(JSON.stringify([await validate(html, 'x'), lines])).not.toMatch(/script|KANARIE/);
  });
});

describe('a notification', () => {
  it('is answered when its jobs are stored: a digest and an address, once for each blob', async () => {
    expect(await post([entry(1), entry(2), entry(1)])).toBe(200);
    const [first] = stored;
    expect(first).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{64}$/),
      data: { content: first?.key, uri: entry(1).contentUri },
    });
    expect(stored).toHaveLength(2);
    await post([entry(1)]);
    expect(stored[2]).toEqual(first);
  });

  it('of thousands of blobs is stored in one go', async () => {
    expect(await post(Array.from({ length: 5_000 }, (_, number) => entry(number)))).toBe(200);
    expect(stored).toHaveLength(5_000);
  });

  it('of types that are not followed is answered, and leads to nothing', async () => {
    expect(await post([entry(1, { contentType: 'Audit.AzureActiveDirectory' })])).toBe(200);
    expect(stored).toEqual([]);
  });

  it.each([
    [{}],
    [{ 'webhook-authid': '' }],
    [{ 'webhook-authid': `${AUTH}x` }],
    [{ 'webhook-authid': [AUTH, AUTH] }],
  ])('by somebody else is refused: %j', async (headers) => {
    expect(await post([entry(1)], headers as Record<string, string>)).toBe(401);
    expect(stored).toEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['an object', entry(1)],
    ['an empty list', []],
    ['a list of texts', ['x']],
    ['an entry without an address', [entry(1), entry(2, { contentUri: undefined })]],
    ['an entry without an id', [entry(1, { contentId: '' })]],
    ['an entry without a tenant', [entry(1, { tenantId: undefined })]],
    ['an address of ten megabytes', [entry(1, { contentUri: `${root}/${'a'.repeat(10_000_000)}` })]],
  ])('of another shape is refused whole: %s', async (_what, body) => {
    expect(await post(body)).toBe(400);
    expect(stored).toEqual([]);
  });

  const other = '99999999-0000-4000-8000-000000000009';
  it.each([
    ['another host', `https://evil.test/api/v1.0/${TENANT}/activity/feed/audit/1`],
    ['our host as the name', `https://manage.office.com@evil.test/api/v1.0/${TENANT}/activity/feed/audit/1`],
    ['our host in front', `https://manage.office.com.evil.test/api/v1.0/${TENANT}/activity/feed/audit/1`],
    ['another port', `https://manage.office.com:8443/api/v1.0/${TENANT}/activity/feed/audit/1`],
    ['no encryption', `http://manage.office.com/api/v1.0/${TENANT}/activity/feed/audit/1`],
    ['a name and a password', `https://a:b@manage.office.com/api/v1.0/${TENANT}/activity/feed/audit/1`],
    ['a file', 'file:///etc/passwd'],
    ['the metadata of a cloud', 'http://169.254.169.254/metadata/identity'],
    ['another tenant', `${root}/api/v1.0/${other}/activity/feed/audit/${TENANT}`],
    [
      'steps up to another tenant',
      `${root}/api/v1.0/${TENANT}/activity/feed/../../../${other}/activity/feed/audit/1`,
    ],
    ['hidden steps up', `${root}/api/v1.0/${TENANT}/activity/feed/%2e%2e/%2e%2e/x`],
    ['a hidden slash', `${root}/api/v1.0/${TENANT}/activity/feed/..%2f..%2fx`],
    ['nothing of the feed', `${root}/api/v1.0/${TENANT}/activity/feed/`],
    ['no address', 'not an address'],
  ])('that leads elsewhere is refused whole: %s', async (_where, contentUri) => {
    expect(await post([entry(1), entry(2, { contentUri })])).toBe(403);
    expect(stored).toEqual([]);
  });

  it('of an unknown tenant is refused whole', async () => {
    expect(await post([entry(1), entry(2, { tenantId: other })])).toBe(403);
    expect(stored).toEqual([]);
  });

  it('is asked for again when it cannot be stored, and the log says why without a word of it', async () => {
    failing = new Error(CANARY);
    expect(await post([entry(1)])).toBe(503);
    expect(lines.join('')).toContain('audit content not stored');
    expect(lines.join('')).not.toMatch(/KANARIE|492638008028/);
  });
});
