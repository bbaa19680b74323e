/** The Bot Connector for thousands of reminders: counts them, holds or refuses them as it is told, and keeps nothing else. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ManyConnectorOptions {
  /** After so many messages it refuses every request for a while, as 429, again and again. */
  stormEvery?: number;
}

/** How long a storm of refusals lasts, from the first one on, and for how long whoever is refused is to wait. */
const STORM_MS = 900;
const RETRY_AFTER_SECONDS = 1;

export interface ManyConnector {
  url: string;
  /** How often each reminder arrived, by its id. */
  arrived: ReadonlyMap<string, number>;
  /** How many messages arrived more than once, each time counted. */
  repeats: () => number;
  /** How many requests each storm refused. */
  refused: readonly number[];
  /** How many of the refused came again before the time that they were asked to wait for. */
  tooSoon: () => number;
  /** From now on what arrives is answered only by `answer`; or at once again. */
  hold: (on: boolean) => void;
  /** How many arrived, wait for their answer, and are still waited for. */
  held: () => number;
  /** Answers what is held. */
  answer: () => void;
  /** When the first and the last message arrived, in milliseconds from any moment on. */
  times: { first: number; last: number };
  stop: () => Promise<void>;
}

/** In the data of the card's buttons stands which reminder it is. */
const REMINDER = /"do":"reminder"[^{}]*?"id":"(?<id>[0-9a-f-]{36})"/u;

export async function startManyConnector(options: ManyConnectorOptions = {}): Promise<ManyConnector> {
  const { stormEvery } = options;
  const arrived = new Map<string, number>();
  const times = { first: Number.NaN, last: Number.NaN };
  const refused: number[] = [];
  let tooSoon = 0;
  /** Before that moment the refused are not to come again. */
  const notBefore = new Map<string, number>();
  let holding = false;
  const held = new Set<() => void>();
  /** Of the storm that comes or is: when it began, and after how many messages the next one comes. */
  let stormBegan: number | undefined;
  let nextStorm = stormEvery ?? Number.POSITIVE_INFINITY;

  /** Resolves when the answer may be given, and never where nobody waits for it any more. */
  const answered = (res: ServerResponse) =>
    new Promise<void>((resolve) => {
      held.add(resolve);
      res.once('close', () => held.delete(resolve));
    });

  const take = async (body: string, res: ServerResponse) => {
    const now = performance.now();
    const id = REMINDER.exec(body)?.groups?.id ?? 'none';
    if (now < (notBefore.get(id) ?? 0)) tooSoon += 1;
    if (arrived.size >= nextStorm && stormBegan === undefined) {
      stormBegan = now;
      refused.push(0);
    }
    if (stormBegan !== undefined && now > stormBegan + STORM_MS) {
      stormBegan = undefined;
      nextStorm += stormEvery ?? 0;
    }
    if (stormBegan !== undefined) {
      refused.push((refused.pop() ?? 0) + 1);
      notBefore.set(id, now + RETRY_AFTER_SECONDS * 1000);
      res.writeHead(429, { 'Content-Type': 'application/json', 'Retry-After': String(RETRY_AFTER_SECONDS) });
      res.end('{"error":{"code":"TooManyRequests","message":"Too many requests"}}');
      return;
    }
    arrived.set(id, (arrived.get(id) ?? 0) + 1);
    if (Number.isNaN(times.first)) times.first = now;
    times.last = now;
    if (holding) await answered(res);
    res.writeHead(201, { 'Content-Type': 'application/json' });
    res.end('{"id":"1"}');
  };

  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => void take(Buffer.concat(chunks).toString('utf8'), res));
  });
  // As with Teams, a connection that rests for some seconds is still there when it is used again.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    times,
    repeats: () => [...arrived.values()].reduce((sum, count) => sum + count - 1, 0),
    refused,
    tooSoon: () => tooSoon,
    hold: (on) => {
      holding = on;
    },
    held: () => held.size,
    answer: () => {
      for (const resolve of held) resolve();
      held.clear();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
