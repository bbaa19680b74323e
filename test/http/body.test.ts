import { afterEach, describe, expect, it } from '@jest/globals';
import type { ServerParts } from '../../src/http/server.ts';
import { post, type Running, raw, start } from './support.ts';

let running: Running | undefined;

async function started(parts?: Partial<ServerParts>): Promise<Running> {
  running = await start(parts);
  return running;
}

async function refusal(response: Response): Promise<unknown> {
  expect(response.headers.get('content-type')).toBe('application/json');
  return [response.status, await response.json()];
}

afterEach(async () => {
  await running?.server.stop(0.05);
  running = undefined;
});

describe('the size and the pace of a request', () => {
  const limit = 512 * 1024;
  const activity = (bytes: number) => {
    const [before, after] = ['{"type":"message","text":"', '"}'];
    return before + 'a'.repeat(bytes - before.length - after.length) + after;
  };
  const chunked = (text: string): RequestInit =>
    ({ body: new Blob([text]).stream(), duplex: 'half' }) as RequestInit;

  it('takes a body of exactly 512 KiB', async () => {
    const { url } = await started();
    expect((await post(url, { body: activity(limit) })).status).toBe(200);
  });

  it.each([
    ['that gives its length', (text: string): RequestInit => ({ body: text })],
    ['that does not give its length', chunked],
  ])('refuses a body %s and is one byte larger with 413', async (_name, init) => {
    const { url } = await started();
    expect(await refusal(await post(url, init(activity(limit + 1))))).toEqual([
      413,
      { error: { code: 'BODY_TOO_LARGE', message: 'The body is larger than 512 KiB.' } },
    ]);
  });

  it('counts bytes, not characters', async () => {
    const { url } = await started({ bodyLimit: 1024 });
    const text = `{"type":"message","text":"${'å'.repeat(600)}"}`;
    expect((await post(url, chunked(text))).status).toBe(413);
  });

  it('answers a caller who is still sending a large body', async () => {
    const { url } = await started();
    expect((await post(url, { body: activity(8 * limit) })).status).toBe(413);
    expect((await post(url, chunked(activity(8 * limit)))).status).toBe(413);
  });

  it('ends a body that does not arrive with 408 and closes the connection', async () => {
    const { port } = await started({ bodySeconds: 0.02 });
    const socket = raw(port);
    socket.write('POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\n');
    socket.write('Content-Length: 100\r\n\r\n{"type":');
    const answer = await socket.ended;
    expect(answer).toContain('HTTP/1.1 408 Request Timeout');
    expect(answer).toContain('{"error":{"code":"BODY_TOO_SLOW"');
  });

  it('ends a head that does not arrive with 408 and closes the connection', async () => {
    const { port } = await started({ headSeconds: 0.02 });
    const socket = raw(port);
    socket.write('POST /api/messages HTTP/1.1\r\nHost: bot\r\nX-');
    expect(await socket.ended).toContain('HTTP/1.1 408 Request Timeout');
  });

  it('gives up quietly when the caller goes away in the middle of a body', async () => {
    const { port, server, lines } = await started();
    const socket = raw(port);
    socket.write('POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\n');
    socket.write('Content-Length: 100\r\n\r\n{"type":');
    while (server.inFlight() === 0) await new Promise(setImmediate);
    socket.end();
    while (server.inFlight() > 0) await new Promise(setImmediate);
    expect(lines.at(-1)).toMatchObject({ event: 'request', route: 'POST /api/messages', status: 444 });
    expect(lines.filter((line) => line.level === 'error')).toEqual([]);
  });
});
