import { afterEach, describe, expect, it } from '@jest/globals';
import { CodedError } from '../../src/errors.ts';
import type { Receive } from '../../src/http/sources.ts';
import { type Running, start } from './support.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.server.stop(0.05);
  running = undefined;
});

async function post(receive: Receive, init: RequestInit = {}, query = ''): Promise<Response> {
  running = await start({ sources: new Map([['/api/reports', receive]]) });
  return fetch(`${running.url}/api/reports${query}`, { method: 'POST', body: '{}', ...init });
}

describe('a report of another system', () => {
  it('reaches its source as it came, byte for byte', async () => {
    let got: Parameters<Receive>[0] | undefined;
    const receive: Receive = async (delivered) => {
      got = delivered;
      return { status: 202, body: { taken: 1 } };
    };
    const body = '{ "å" : 1 }\n';
    const response = await post(receive, { body, headers: { 'X-Mark': 'm' } }, '?validationToken=a%20b');
    expect([response.status, await response.json()]).toEqual([202, { taken: 1 }]);
    expect(Buffer.from(got?.body ?? []).toString()).toBe(body);
    expect(got?.headers['x-mark']).toBe('m');
    expect(got?.query.get('validationToken')).toBe('a b');
  });

  it('can be answered with a text, which is no page in any browser', async () => {
    const response = await post(async () => ({ status: 200, text: '<script>alert(1)</script>' }));
    expect(await response.text()).toBe('<script>alert(1)</script>');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('can be answered without a word', async () => {
    const response = await post(async () => ({ status: 200 }));
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('that cannot be kept is answered with 503, so that it comes again, and the log says why', async () => {
    const response = await post(async () => {
      throw new CodedError('DATABASE_UNREACHABLE', 'The database does not answer. Start it.');
    });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ error: { code: 'NOT_TAKEN_IN' } });
    expect(running?.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        error: expect.objectContaining({ code: 'DATABASE_UNREACHABLE' }),
      }),
    );
  });

  it('that shows a fault of ours is answered with 500', async () => {
    const response = await post(async () => {
      throw new TypeError('x is not a function');
    });
    expect(response.status).toBe(500);
  });

  it('of ten megabytes is refused with 413 and read by nobody', async () => {
    const response = await post(
      async () => {
        throw new Error('This must not be reached');
      },
      { body: 'a'.repeat(10 * 1024 * 1024) },
    );
    expect(response.status).toBe(413);
  });

  it('is not taken by GET', async () => {
    running = await start({ sources: new Map([['/api/reports', async () => ({ status: 200 })]]) });
    expect((await fetch(`${running.url}/api/reports`)).status).toBe(405);
  });
});
