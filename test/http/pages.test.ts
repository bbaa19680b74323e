import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { siteFile } from '../../src/site/file.ts';
import { type Running, start } from './support.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const NOT_FOUND = { error: { code: 'NOT_FOUND', message: 'There is nothing at this address.' } };

let running: Running;
beforeAll(async () => {
  running = await start({
    files: new Map([['/tab', siteFile('<!doctype html><p>Må jeg?</p>', 'html', false)]]),
    missingPage: (accepted) => `<!doctype html><p>Ingen side: ${accepted}</p>`,
  });
});
afterAll(() => running.server.stop(0.05));

const open = (path: string, accept: string, init: RequestInit = {}) =>
  fetch(running.url + path, {
    redirect: 'manual',
    headers: { Accept: accept, 'Accept-Language': 'nb-NO' },
    ...init,
  });
const securityOf = ({ headers }: Response) =>
  ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'permissions-policy'].map((name) =>
    headers.get(name),
  );

describe('a browser', () => {
  it.each([
    ['/', '/tab'],
    ['/tab/', '/tab'],
    ['/tab/?guide=sms&pinned', '/tab?guide=sms&pinned'],
    ['//example.org/', undefined],
  ])('is led from %s to %s', async (path, to) => {
    const response = await open(path, BROWSER);
    expect(response.headers.get('location') ?? undefined).toBe(to);
    expect(response.status).toBe(to === undefined ? 404 : 302);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['/tabs', '/tab/files/main-old.js', '/receipt/', '/%E0%A4%A'])(
    'gets a page for %s, with status 404 and guarded as the tab is',
    async (path) => {
      const response = await open(path, BROWSER);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toBe('<!doctype html><p>Ingen side: nb-NO</p>');
      expect(securityOf(response)).toEqual(securityOf(await open('/tab', BROWSER)));
      expect(securityOf(response)).not.toContain(null);
    },
  );
});

describe('a machine', () => {
  it.each(['*/*', 'application/json', ''])('gets JSON for what is not there: "%s"', async (accept) => {
    for (const path of ['/', '/tab/', '/tabs']) {
      const response = await open(path, accept);
      expect([response.status, await response.json()]).toEqual([404, NOT_FOUND]);
    }
  });

  it('is told of another method and of a fault in JSON, whatever it takes', async () => {
    const posted = await open('/tab', BROWSER, { method: 'POST' });
    expect([posted.status, posted.headers.get('content-type')]).toEqual([405, 'application/json']);
  });
});
