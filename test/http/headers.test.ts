import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type restify from 'restify';
import type { Insights } from '../../src/http/insights.ts';
import type { Receipts } from '../../src/http/receipts.ts';
import { mountRoutes, type Routes } from '../../src/http/routes.ts';
import { SECURITY } from '../../src/http/security.ts';
import { createLog } from '../../src/log.ts';
import { siteFile } from '../../src/site/file.ts';
import { type Running, raw, start } from './support.ts';

const html = '<!doctype html><p>Må jeg?</p>';
const receipts: Receipts = {
  page: async () => ({ kind: 'genuine', html }),
  record: async () => ({ receipt: {} }),
  issue: () => ({ link: 'x' }),
};
const page = { status: 200, html };
const kept = { ticket: 'x.y.z', seconds: 60 };
const insights: Insights = {
  open: async () => page,
  signedOut: () => page,
  signIn: {
    way: 'entra',
    begin: async () => ({ location: 'https://login.example/authorize', handshake: kept }),
    finish: async () => ({ session: kept }),
  },
  languageOf: () => 'da',
  isSecure: () => true,
};
/** Everything that a server can have. */
const parts = {
  files: new Map(
    ['/tab', '/tab/settings', '/tab/worker.js', '/tab/files/x', '/receipt/files/x'].map((path) => [
      path,
      siteFile(html, 'html', false),
    ]),
  ),
  missingPage: () => html,
  noticeOf: () => html,
  receipts,
  insights,
  sources: new Map([['/api/reports', async () => ({ status: 202, body: {} })]]),
  calendarOf: () => 'BEGIN:VCALENDAR',
} satisfies Partial<Routes>;

/** Method and path of every route, as the server mounts them. */
function mounted(): [method: string, path: string][] {
  const routes: [string, string][] = [];
  const take = (method: string) => (path: string) => routes.push([method, path]);
  const server = { get: take('GET'), post: take('POST') } as unknown as restify.Server;
  const silent = createLog({ level: 'silent' });
  const turn = { messages: async () => {}, ready: async () => ({ ready: true, checks: {} }), log: silent };
  mountRoutes(server, { ...turn, ...parts }, () => false);
  return routes;
}

let running: Running;
beforeAll(async () => {
  running = await start({ ...parts, bodyLimit: 100 });
});
afterAll(() => running.server.stop(0.05));

const BROWSER = { Accept: 'text/html' };
const ask = (method: string, path: string, init: RequestInit = {}) =>
  fetch(running.url + path.replace(/:\w+/gu, 'x'), {
    method,
    headers: BROWSER,
    redirect: 'manual',
    ...(method === 'POST' ? { body: '{"type":"message"}' } : {}),
    ...init,
  });

/** What is not as it has to be. */
function lacking({ headers, url }: Response): string[] {
  const own = Object.entries(SECURITY).filter(
    ([name, value]) => name !== 'Content-Security-Policy' && headers.get(name) !== value,
  );
  const policy = headers.get('content-security-policy') ?? '';
  // The pages of the insights have forms; what is no page of theirs has none.
  const forms = policy.includes("form-action 'self'") && new URL(url).pathname.startsWith('/insights');
  const rules = [
    ...["default-src 'none'", "base-uri 'none'", 'frame-ancestors '],
    ...(forms ? [] : ["form-action 'none'"]),
  ];
  return [
    ...own.map(([name]) => name),
    ...rules.filter((rule) => !policy.includes(rule)),
    ...(/unsafe|\*(?!\.)|https?:(?!\/\/)/u.test(policy) ? ['a policy without holes'] : []),
  ];
}

describe('every answer is guarded', () => {
  it('of every route, and where it does not take the method', async () => {
    const routes = mounted();
    expect(routes.length).toBeGreaterThanOrEqual(20);
    for (const [method, path] of routes) {
      const type = path.startsWith('/insights') ? 'application/x-www-form-urlencoded' : 'application/json';
      const good = await ask(method, path, { headers: { 'Content-Type': type, ...BROWSER } });
      expect([method, path, good.status < 400, lacking(good)]).toEqual([method, path, true, []]);
      const other = await ask(method === 'GET' ? 'POST' : 'DELETE', path);
      expect([method, path, other.status, lacking(other)]).toEqual([method, path, 405, []]);
    }
  });

  it.each([
    ['there is nothing, for a browser', 404, 'GET', '/nothing', {}],
    ['there is nothing, for a machine', 404, 'GET', '/nothing', { headers: {} }],
    ['the address cannot be read', 404, 'GET', '/%E0%A4%A', {}],
    ['the body is of another type', 415, 'POST', '/api/messages', {}],
    [
      'the body is too large',
      413,
      'POST',
      '/api/messages',
      { headers: { 'Content-Type': 'application/json' }, body: `"${'x'.repeat(200)}"` },
    ],
    [
      'the body is no JSON',
      400,
      'POST',
      '/api/messages',
      { headers: { 'Content-Type': 'application/json' }, body: '{' },
    ],
  ])('where %s', async (_where, status, method, path, init) => {
    const response = await ask(method, path, init);
    expect([response.status, lacking(response)]).toEqual([status, []]);
  });

  it('where something fails on our side', async () => {
    const failing = await start({ messages: () => Promise.reject(new Error('no')) });
    const response = await fetch(`${failing.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"type":"message"}',
    });
    await failing.server.stop(0.05);
    expect([response.status, lacking(response)]).toEqual([500, []]);
  });

  it('where the Host header is malformed', async () => {
    const socket = raw(running.port);
    socket.write('GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n');
    const head = (await socket.ended).split('\r\n\r\n')[0] ?? '';
    expect(head).toContain('HTTP/1.1 400');
    for (const [name, value] of Object.entries(SECURITY)) expect(head).toContain(`${name}: ${value}`);
  });
});
