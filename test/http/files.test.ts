import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { siteFile } from '../../src/site/file.ts';
import { type Running, raw, start } from './support.ts';

const page = siteFile('<!doctype html><p>Må jeg?</p>'.repeat(20), 'html', false);
const script = siteFile('console.log("hej")', 'js', true);
let running: Running;

beforeAll(async () => {
  const files = new Map([
    ['/tab', page],
    ['/tab/files/main-abc.js', script],
  ]);
  running = await start({ files });
});
afterAll(() => running.server.stop(0.05));

/** As it comes over the wire: `fetch` unpacks. */
async function asSent(accept: string) {
  const socket = raw(running.port);
  socket.write(`GET /tab HTTP/1.1\r\nHost: bot\r\nConnection: close\r\nAccept-Encoding: ${accept}\r\n\r\n`);
  return (await socket.ended).split('\r\n\r\n')[0];
}

describe('the files of the tab', () => {
  it('come with their type, and a page is asked for again each time', async () => {
    const response = await fetch(`${running.url}/tab?guide=sms`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toBe(page.bodies.identity.toString());
  });

  it('with a hash in their name are kept for ever', async () => {
    const response = await fetch(`${running.url}/tab/files/main-abc.js`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('are not sent again to who has them', async () => {
    const first = await fetch(`${running.url}/tab`);
    const headers = { 'If-None-Match': `"other", ${first.headers.get('etag')}` };
    const again = await fetch(`${running.url}/tab`, { headers });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await fetch(`${running.url}/tab`, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
  });

  it.each([
    ['br', 'gzip, deflate, br'],
    ['br', 'BR;q=1.0, gzip;q=0.8'],
    ['gzip', 'gzip'],
    ['gzip', 'br;q=0, gzip'],
    [undefined, 'identity'],
    [undefined, ''],
  ])('are compressed as %s for a client that takes "%s"', async (encoding, accept) => {
    const head = await asSent(accept);
    expect(/^content-encoding: (.*)$/imu.exec(head ?? '')?.[1]).toBe(encoding);
    expect(head).toContain('Vary: Accept-Encoding');
  });

  it('hold the same, however they are compressed', () => {
    expect(gunzipSync(page.bodies.gzip)).toEqual(page.bodies.identity);
    expect(brotliDecompressSync(page.bodies.br)).toEqual(page.bodies.identity);
    expect(page.bodies.br.length).toBeLessThan(page.bodies.identity.length);
  });

  it('may be shown by Teams and by nobody else, and load nothing from elsewhere', async () => {
    const response = await fetch(`${running.url}/tab`);
    const policy = new Map(
      (response.headers.get('content-security-policy') ?? '').split('; ').map((rule) => {
        const [name = '', ...sources] = rule.split(' ');
        return [name, sources];
      }),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('style-src')).toEqual(["'self'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual([
      "'self'",
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://*.cloud.microsoft',
      'https://*.microsoft365.com',
      'https://*.office.com',
      'https://outlook.office.com',
      'https://outlook.office365.com',
    ]);
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each(['/tab/files/main-old.js', '/tab/settings', '/tab/files/', '/tab/files/..%2Ftab', '/tab/'])(
    'are not guessed: %s is answered with 404',
    async (path) => {
      const response = await fetch(running.url + path);
      expect([response.status, await response.json()]).toEqual([
        404,
        { error: { code: 'NOT_FOUND', message: 'There is nothing at this address.' } },
      ]);
    },
  );

  it('are no place to write to', async () => {
    expect((await fetch(`${running.url}/tab`, { method: 'POST' })).status).toBe(405);
  });

  it('leave only their route in the log', () => {
    expect(JSON.stringify(running.lines)).not.toContain('guide=sms');
    expect(running.lines).toContainEqual(expect.objectContaining({ route: 'GET /tab', status: 200 }));
  });
});
