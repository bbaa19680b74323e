import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Dispatcher } from 'undici';
import { type Connector, connectorAgent, createConnector } from '../../src/teams/connector.ts';
import { selfSigned } from '../support/certificates.ts';

/** What the connector of the test was asked, and what it answers next. */
interface Asked {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}
type Answer = { status: number; retryAfter?: string; body?: string } | 'close' | 'never';

const PATIENCE = 60_000;
const OK: Answer = { status: 200, body: '{"id":"sent-1"}' };

let server: Server;
let agent: Dispatcher;
let asked: Asked[];
let answers: Answer[];
let base: string;

beforeEach(async () => {
  asked = [];
  answers = [];
  agent = connectorAgent();
  server = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    asked.push({ method: req.method, url: req.url, headers: req.headers, body });
    const answer = answers.shift() ?? OK;
    if (answer === 'never') return;
    if (answer === 'close') {
      res.destroy();
      return;
    }
    const again = answer.retryAfter === undefined ? {} : { 'Retry-After': answer.retryAfter };
    res.writeHead(answer.status, { 'Content-Type': 'application/json', ...again });
    res.end(answer.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await agent.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function connectorFor({ path = '', token, retries = true }: Made = {}): Connector {
  return createConnector(`${base}${path}`, { agent, sign: async () => token }, retries);
}

interface Made {
  path?: string;
  token?: string;
  retries?: boolean;
}

describe('a request to Teams', () => {
  it.each<[string, string]>([
    ['', ''],
    ['/', ''],
    ['/emea', '/emea'],
    ['/emea/', '/emea'],
  ])('to the service URL with the path "%s" goes below "%s"', async (path, below) => {
    await connectorFor({ path }).send('a:anna', Buffer.from('{}'), PATIENCE);
    expect(asked[0]?.url).toBe(`${below}/v3/conversations/a%3Aanna/activities`);
  });

  it('goes where the connector takes each kind, with what it is given', async () => {
    const connector = connectorFor();
    await connector.reply('19:x@thread.v2', 'f:1/2', Buffer.from('{"a":"å✅"}'), PATIENCE);
    await connector.send('a:anna', Buffer.from('{"b":1}'), PATIENCE);
    await connector.update('a:anna', '1774944000000', Buffer.from('{"c":1}'), PATIENCE);
    expect(await connector.create(Buffer.from('{"d":1}'), PATIENCE)).toBe('sent-1');
    expect(asked.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
      'POST /v3/conversations/19%3Ax%40thread.v2/activities/f%3A1%2F2 {"a":"å✅"}',
      'POST /v3/conversations/a%3Aanna/activities {"b":1}',
      'PUT /v3/conversations/a%3Aanna/activities/1774944000000 {"c":1}',
      'POST /v3/conversations {"d":1}',
    ]);
  });

  it('cannot leave the conversations by an id', async () => {
    await connectorFor().send('../../v3/attachments?x=1#', Buffer.from('{}'), PATIENCE);
    expect(asked[0]?.url).toBe('/v3/conversations/..%2F..%2Fv3%2Fattachments%3Fx%3D1%23/activities');
  });

  it('is signed where the bot has an identity, and is JSON', async () => {
    await connectorFor({ token: 'Bearer abc' }).send('a:anna', Buffer.from('{}'), PATIENCE);
    await connectorFor().send('a:anna', Buffer.from('{}'), PATIENCE);
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer abc',
      'content-type': 'application/json',
      'content-length': '2',
    });
    expect(asked[1]?.headers.authorization).toBeUndefined();
  });

  it('keeps its connection for the next one', async () => {
    const connections = new Set<unknown>();
    server.on('connection', (socket) => connections.add(socket));
    const connector = connectorFor();
    for (let at = 0; at < 20; at += 1) await connector.send('a:anna', Buffer.from('{}'), PATIENCE);
    // A second one where an answer was read before its connection was free again.
    expect(connections.size).toBeLessThanOrEqual(2);
  });

  it('that makes a chat and is not told which is an error with the next step', async () => {
    answers = [{ status: 201, body: 'oh' }];
    await expect(connectorFor().create(Buffer.from('{}'), PATIENCE)).rejects.toMatchObject({
      code: 'TEAMS_UNREADABLE',
    });
  });
});

describe('the way through a proxy', () => {
  const asked: (string | undefined)[] = [];
  const proxy = createServer();
  proxy.on('connect', (req, socket) => {
    asked.push(req.url);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });

  beforeEach(() => new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve)));
  afterEach(() => {
    delete process.env.HTTPS_PROXY;
    return new Promise((resolve) => proxy.close(resolve));
  });

  it('is taken where the environment names one', async () => {
    process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const through = connectorAgent();
    const connector = createConnector(
      'https://teams.example/emea/',
      { agent: through, sign: async () => undefined },
      false,
    );
    await expect(connector.send('a:anna', Buffer.from('{}'), PATIENCE)).rejects.toThrow();
    expect(asked).toEqual(['teams.example:443']);
    await through.destroy();
  });
});

it('a server that cannot prove who it is gets nothing', async () => {
  const received: string[] = [];
  const { certificate, privateKey } = selfSigned();
  const impostor = createTlsServer({ cert: certificate, key: privateKey }, (req, res) => {
    received.push(req.url ?? '');
    res.end('{}');
  });
  await new Promise<void>((resolve) => impostor.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(impostor.address() as AddressInfo).port}/emea/`;
  const parts = { agent, sign: async () => 'Bearer abc' };
  const sent = createConnector(url, parts, true).send('a:anna', Buffer.from('{}'), PATIENCE);
  await expect(sent).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  expect(received).toEqual([]);
  await new Promise((resolve) => impostor.close(resolve));
});

describe('an answer of Teams', () => {
  it('that is larger than any is read no further', async () => {
    answers = [{ status: 200, body: 'x'.repeat(100_000) }];
    const sent = connectorFor({ retries: false }).send('a:anna', Buffer.from('{}'), PATIENCE);
    await expect(sent).rejects.toMatchObject({ name: 'ResponseExceededMaxSizeError' });
  });
});

describe('a refusal of Teams', () => {
  it('says the status, the name and the wait, and nothing else of what Teams wrote', async () => {
    const body = '{"error":{"code":"BotNotInConversationRoster","message":"29:anna is gone"}}';
    answers = [{ status: 403, retryAfter: '7', body }];
    const refusal = await connectorFor()
      .send('a:anna', Buffer.from('{}'), PATIENCE)
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'TEAMS_REFUSED',
      statusCode: 403,
      named: 'BotNotInConversationRoster',
      retryAfter: 7000,
    });
    expect(String(refusal)).not.toContain('anna');
  });

  it.each([
    ['no body', '', undefined, undefined],
    ['a page', '<html>', 'Wed, 21 Oct 2026 07:28:00 GMT', undefined],
    ['a negative wait', '{}', '-1', undefined],
    ['a wait of a day', '{}', '86400', 3_600_000],
  ])('with %s is a refusal all the same', async (_name, body, retryAfter, wait) => {
    answers = [{ status: 404, body, ...(retryAfter !== undefined && { retryAfter }) }];
    const refused = connectorFor().send('a:anna', Buffer.from('{}'), PATIENCE);
    await expect(refused).rejects.toMatchObject({ statusCode: 404, named: '', retryAfter: wait });
  });
});

describe('a request that is to come again', () => {
  it.each([429, 500, 502, 503, 504])('after %s does, when Teams says so', async (status) => {
    answers = [{ status, retryAfter: '0' }];
    await connectorFor().send('a:anna', Buffer.from('{}'), PATIENCE);
    expect(asked).toHaveLength(2);
  });

  it('does where Teams closed the connection instead of answering', async () => {
    answers = [OK, 'close'];
    const connector = connectorFor();
    await connector.send('a:anna', Buffer.from('{}'), PATIENCE);
    await connector.send('a:anna', Buffer.from('{"again":true}'), PATIENCE);
    expect(asked.map(({ body }) => body)).toEqual(['{}', '{"again":true}', '{"again":true}']);
  });

  it('comes three times more and not oftener', async () => {
    answers = Array.from({ length: 9 }, () => ({ status: 429, retryAfter: '0' }));
    await expect(connectorFor().send('a:anna', Buffer.from('{}'), PATIENCE)).rejects.toMatchObject({
      statusCode: 429,
    });
    expect(asked).toHaveLength(4);
  });

  it.each([400, 401, 403, 404, 412, 413])('does not after %s', async (status) => {
    answers = [{ status, retryAfter: '0' }];
    await expect(connectorFor().send('a:anna', Buffer.from('{}'), PATIENCE)).rejects.toMatchObject({
      statusCode: status,
    });
    expect(asked).toHaveLength(1);
  });

  it('waits no longer than the patience lasts', async () => {
    answers = [{ status: 429, retryAfter: '3600' }];
    await expect(connectorFor().send('a:anna', Buffer.from('{}'), 30)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(asked).toHaveLength(1);
  });

  it('does not where each is to be made once', async () => {
    answers = [{ status: 429, retryAfter: '0' }];
    const once = connectorFor({ retries: false }).send('a:anna', Buffer.from('{}'), PATIENCE);
    await expect(once).rejects.toMatchObject({ statusCode: 429, retryAfter: 0 });
    expect(asked).toHaveLength(1);
  });
});

describe('a request without an answer', () => {
  it('is given up on when the patience is over before there is a connection, and is not made afterwards', async () => {
    let begin: Dispatcher.DispatchHandler['onRequestStart'];
    const dispatch: Dispatcher['dispatch'] = (_options: unknown, handler: Dispatcher.DispatchHandler) => {
      begin = handler.onRequestStart;
      return true;
    };
    const unconnected = { dispatch } as Dispatcher;
    const connector = createConnector(base, { agent: unconnected, sign: async () => undefined }, true);
    await expect(connector.send('a:anna', Buffer.from('{}'), 20)).rejects.toMatchObject({
      name: 'AbortError',
    });
    const reasons: string[] = [];
    const controller = { abort: (reason: Error) => reasons.push(reason.name) };
    begin?.(controller as unknown as Dispatcher.DispatchController, undefined);
    expect(reasons).toEqual(['AbortError']);
  });

  it('is given up on when the patience is over', async () => {
    answers = ['never'];
    await expect(connectorFor().send('a:anna', Buffer.from('{}'), 30)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('is given up on where it cannot be signed in time', async () => {
    const unsigned = createConnector(base, { agent, sign: () => new Promise(() => {}) }, true);
    const sent = unsigned.send('a:anna', Buffer.from('{}'), 30);
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toEqual([]);
  });

  it('says why it cannot be signed', async () => {
    const unsigned = createConnector(
      base,
      { agent, sign: async () => Promise.reject(new Error('no token')) },
      true,
    );
    await expect(unsigned.send('a:anna', Buffer.from('{}'), PATIENCE)).rejects.toThrow('no token');
  });

  it('says that it was never sent where nobody listens', async () => {
    const nowhere = createConnector('http://127.0.0.1:1/', { agent, sign: async () => undefined }, false);
    await expect(nowhere.send('a:anna', Buffer.from('{}'), PATIENCE)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});
