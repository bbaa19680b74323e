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

describe('POST /api/messages', () => {
  it('hands the parsed activity to the messages handler', async () => {
    const bodies: unknown[] = [];
    const { url } = await started({
      messages: async (req, res) => {
        bodies.push(req.body);
        res.send(200, { answered: true });
      },
    });
    const response = await post(url, {
      body: '{"type":"message","text":"Må jeg?"}',
      headers: { 'Content-Type': 'Application/JSON; charset=utf-8' },
    });
    expect([response.status, await response.json()]).toEqual([200, { answered: true }]);
    expect(bodies).toEqual([{ type: 'message', text: 'Må jeg?' }]);
  });

  it.each([
    ['nothing', ''],
    ['half an object', '{"type":'],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ])('refuses %s as a body with 400', async (_name, body) => {
    const { url } = await started();
    expect(await refusal(await post(url, { body }))).toEqual([
      400,
      { error: { code: 'NOT_JSON', message: 'The body is not JSON in UTF-8.' } },
    ]);
  });

  it.each([
    ['text', { 'Content-Type': 'text/plain' }],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ])('refuses %s with 415', async (_name, headers) => {
    const { url } = await started();
    const [status, body] = (await refusal(await post(url, { headers }))) as [number, { error: object }];
    expect([status, body.error]).toEqual([
      415,
      { code: 'NOT_JSON_TYPE', message: 'Send the body with the content type application/json.' },
    ]);
  });

  it('refuses a compressed body with 415, and survives one that is not what it claims', async () => {
    const { url } = await started();
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
    const response = await post(url, { headers, body: 'not gzip at all' });
    expect(await refusal(response)).toEqual([
      415,
      { error: expect.objectContaining({ code: 'COMPRESSED' }) },
    ]);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('answers a handler that throws with 500 and tells nothing of the reason', async () => {
    const { url, lines } = await started({
      messages: async () => {
        throw new TypeError('Cannot read the words of Signe Testesen');
      },
    });
    const response = await post(url);
    expect(await refusal(response)).toEqual([
      500,
      { error: { code: 'INTERNAL', message: 'Something went wrong here. Please try again in a moment.' } },
    ]);
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        event: 'request failed',
        route: 'POST /api/messages',
        error: expect.objectContaining({ name: 'TypeError' }),
      }),
    );
    expect(JSON.stringify(lines)).not.toContain('Testesen');
  });

  it('answers a handler that ends without an answer with 500', async () => {
    const { url, lines } = await started({ messages: async () => {} });
    expect((await post(url)).status).toBe(500);
    expect(JSON.stringify(lines)).toContain('NO_ANSWER');
  });

  it('lives on when the handler throws after its answer', async () => {
    const { url, lines } = await started({
      messages: async (_req, res) => {
        res.status(202);
        res.end();
        throw new Error('too late');
      },
    });
    expect((await post(url)).status).toBe(202);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(lines).toContainEqual(expect.objectContaining({ event: 'request failed' }));
  });

  it('breaks off half an answer when the handler throws in the middle', async () => {
    const { url } = await started({
      messages: async (_req, res) => {
        res.writeHead(200, { 'Content-Length': '100' });
        res.write('half');
        throw new Error('no more');
      },
    });
    await expect(post(url).then((response) => response.text())).rejects.toThrow();
  });
});

describe('health and readiness', () => {
  it('is healthy as long as it answers', async () => {
    const { url } = await started();
    const response = await fetch(`${url}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    [true, 200, 'ready'],
    [false, 503, 'not ready'],
  ])('says with its checks whether it is ready (%s: %d)', async (ready, status, word) => {
    const { url } = await started({ ready: async () => ({ ready, checks: { store: 'open' } }) });
    const response = await fetch(`${url}/readyz`);
    expect([response.status, await response.json()]).toEqual([
      status,
      { status: word, checks: { store: 'open' } },
    ]);
  });

  it('is not ready when a check throws', async () => {
    const { url } = await started({ ready: () => Promise.reject(new Error('the disk is gone')) });
    expect((await fetch(`${url}/readyz`)).status).toBe(500);
  });
});

describe('requests that lead nowhere', () => {
  it.each(['/', '/api/message', '//healthz', '/%E0%A4%A', '/healthz/'])(
    'answers GET %s with 404',
    async (path) => {
      const { url } = await started();
      expect(await refusal(await fetch(url + path))).toEqual([
        404,
        { error: { code: 'NOT_FOUND', message: 'There is nothing at this address.' } },
      ]);
    },
  );

  it('answers another method with 405 and names the right one', async () => {
    const { url } = await started();
    const response = await fetch(`${url}/api/messages`);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await refusal(response)).toEqual([
      405,
      { error: { code: 'METHOD_NOT_ALLOWED', message: 'This address does not take GET. It takes POST.' } },
    ]);
    expect((await fetch(`${url}/healthz`, { method: 'DELETE' })).status).toBe(405);
  });

  it.each(['a b', '[', 'bot:port'])('answers the Host header "%s" with 400 and lives on', async (host) => {
    const { url, port } = await started();
    const socket = raw(port);
    socket.write(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    const answer = await socket.ended;
    expect(answer).toContain('HTTP/1.1 400 Bad Request');
    expect(answer).toContain('{"error":{"code":"MALFORMED"');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('answers an address that is no URL with 400', async () => {
    const { port } = await started();
    const socket = raw(port);
    socket.write('GET http://[ HTTP/1.1\r\nHost: bot\r\n\r\n');
    expect(await socket.ended).toContain('HTTP/1.1 400 Bad Request');
  });

  it('answers a request for a websocket like any other', async () => {
    const { port } = await started();
    const socket = raw(port);
    socket.write(
      'GET /nothing HTTP/1.1\r\nHost: bot\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
    );
    expect(await socket.ended).toContain('HTTP/1.1 404 Not Found');
  });

  it('does not say what software answers', async () => {
    const { url } = await started();
    expect((await fetch(url)).headers.get('server')).toBeNull();
  });
});

describe('the access log', () => {
  it('has one line a request: route, status and milliseconds, and no address as it came', async () => {
    let now = 1000;
    const { url, lines, server } = await started({
      clock: () => now,
      messages: async (_req, res) => {
        now += 12.34;
        res.send(200);
      },
    });
    lines.length = 0;
    await post(url);
    await fetch(`${url}/signe.testesen@example.org?q=hemmeligt`);
    await fetch(`${url}/healthz`);
    while (server.inFlight() > 0) await new Promise(setImmediate);
    const time = expect.any(String);
    expect(lines).toEqual([
      { level: 'info', time, event: 'request', route: 'POST /api/messages', status: 200, ms: 12.3 },
      { level: 'info', time, event: 'request', route: 'GET unknown', status: 404, ms: 0 },
      { level: 'debug', time, event: 'request', route: 'GET /healthz', status: 200, ms: 0 },
    ]);
  });
});
