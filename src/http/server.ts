import { once } from 'node:events';
import type { Server as NodeServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import restify from 'restify';
import type { Log } from '../log.ts';
import { listenError } from './listen.ts';
import { asksForPage, missingPageAnswer } from './pages.ts';
import { internalFault, Refusal, refusalAnswer, unknownRoute } from './refusal.ts';
import { mountRoutes, type Routes } from './routes.ts';
import { SECURITY } from './security.ts';
import { createTraffic, type Stopped, type Traffic } from './traffic.ts';

type Req = restify.Request;
type Res = restify.Response;

export interface ServerParts extends Routes {
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
  /** How long the head of a request may take to arrive: 10 seconds unless set. */
  headSeconds?: number;
}

export interface HttpServer {
  /** Throws `PORT_TAKEN`, `PORT_FORBIDDEN`, `HOST_UNKNOWN` or `LISTEN_FAILED`, with the next step. */
  listen(at: { host: string; port: number }): Promise<{ address: string; port: number }>;
  /** Lets requests in flight finish, for `seconds` at most; then the rest is cut off, and the log says so. */
  stop(seconds: number): Promise<Stopped>;
  /** Requests whose answer is not sent yet, or whose handler still works. */
  inFlight(): number;
}

/** How long the whole of a request may take, in milliseconds. */
const REQUEST = 30_000;
/** Longer than the 60 s after which common proxies drop an idle connection, so that they close it first. */
const IDLE = 75_000;

/**
 * The longest head of a request, in bytes, and the longest part of an address. Node, which reads the limit from the
 * server for each connection although its types do not say so, would end the connection at 16 KiB
 * without a word, and the router takes 100 characters: a receipt is long, and one that is too long gets an answer.
 */
const LONGEST_HEAD = 128 * 1024;
const LONG_ADDRESSES = { maxParamLength: LONGEST_HEAD };

const PROBES = ['/healthz', '/readyz'];

/** The bot's HTTP server: messages, health and readiness. It does not listen yet. */
export function createServer(parts: ServerParts): HttpServer {
  const server = restify.createServer({ name: '', log: silentLog(), ...LONG_ADDRESSES });
  const head = (parts.headSeconds ?? 10) * 1000;
  const node = server.server as NodeServer & { maxHeaderSize: number; connectionsCheckingInterval: number };
  node.maxHeaderSize = LONGEST_HEAD;
  node.headersTimeout = head;
  // Every 30 seconds otherwise: a head could take four times as long as it may.
  node.connectionsCheckingInterval = head / 2;
  node.requestTimeout = REQUEST;
  node.keepAliveTimeout = IDLE;
  // restify listens for upgrades and leaves them open without an answer; like this they are plain requests.
  node.removeAllListeners('upgrade');

  const traffic = createTraffic(node, parts.log);
  receive(server, traffic, parts);
  answerErrors(server, parts);
  mountRoutes(server, parts, traffic.isStopping);
  return {
    listen: (at) => listen(server, parts.log, at),
    stop: traffic.stop,
    inFlight: traffic.inFlight,
  };
}

/** restify would write its own lines, some with the values of a request, and an empty one for each answer. */
function silentLog(): NonNullable<restify.ServerOptions['log']> {
  // The types are those of restify 8 and want bunyan; restify 12 itself works with pino.
  return pino({ enabled: false }) as unknown as NonNullable<restify.ServerOptions['log']>;
}

/** What happens before restify looks at a request. */
function receive(server: restify.Server, traffic: Traffic, parts: ServerParts): void {
  const started = new WeakMap<restify.Request, number>();
  // The types of restify 8 do not know `first`; a handler that returns false has answered the request.
  const early = server as restify.Server & { first(handler: (req: Req, res: Res) => boolean): void };
  early.first((req, res) => {
    for (const [name, value] of Object.entries(SECURITY)) res.setHeader(name, value);
    if (!hasUrl(req)) {
      refuseMalformed(res);
      parts.log.info('request', { route: 'malformed', status: res.statusCode });
      return false;
    }
    started.set(req, parts.clock());
    traffic.enter(res);
    return true;
  });
  server.on('after', (req: Req, res: Res) => {
    const since = started.get(req) ?? parts.clock();
    logRequest(parts.log, req, res.statusCode, parts.clock() - since);
    traffic.leave(res);
  });
}

/** restify builds a URL like this one inside a callback of its own: a bad one would end the process. */
function hasUrl(req: Req): boolean {
  const url = req.url ?? '';
  const base = `http://${req.headers.host ?? 'localhost'}`;
  return url.startsWith('/') ? URL.canParse(`${base}${url}`) : URL.canParse(url, base);
}

function refuseMalformed(res: Res): void {
  const refusal = new Refusal(400, 'MALFORMED', 'The address or the Host header is malformed.', true);
  const { body, headers } = refusalAnswer(refusal);
  res.writeHead(refusal.status, headers); // restify's version of it returns nothing.
  res.end(body);
}

/** One line a request. A probe that went well comes every few seconds and is for debugging only. */
function logRequest(log: Log, req: Req, status: number, ms: number): void {
  const quiet = status === 200 && PROBES.includes(String(matched(req)?.path));
  const fields = { route: routeOf(req), status, ms: Math.round(ms * 10) / 10 };
  if (quiet) log.debug('request', fields);
  else log.info('request', fields);
}

/**
 * Every error of a route, and a request without one, ends here and is answered as `{ "error": … }`; what is not
 * there, to a browser as a page.
 * The listener's fourth argument stays unused: it makes restify answer once more where the handler did so
 * without `res.send`, and that ends the process.
 */
function answerErrors(server: restify.Server, { log, missingPage }: ServerParts): void {
  server.on('restifyError', (req: Req, res: Res, error: unknown) => {
    const refusal = toRefusal(req, res, error);
    if (refusal.status === 500) log.error('request failed', { route: routeOf(req), error });
    if (!res.headersSent) {
      const page = refusal.code === 'NOT_FOUND' && asksForPage(req) ? missingPage : undefined;
      const { body, headers } = page
        ? missingPageAnswer(page(req.headers['accept-language'] ?? ''))
        : refusalAnswer(refusal);
      res.sendRaw(refusal.status, body, headers);
    } else if (!res.writableEnded) {
      res.destroy(); // Half an answer must not look like a whole one.
    }
  });
}

function toRefusal(req: Req, res: Res, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  // Without a route the error is the router's own; with another method in reach it has set Allow.
  if (matched(req) === undefined) return unknownRoute(req.method ?? '', res.getHeader('Allow')?.toString());
  return internalFault();
}

/** Method and route, never the address as it came: that could hold anything. */
function routeOf(req: Req): string {
  return `${req.method} ${matched(req)?.path ?? 'unknown'}`;
}

/** The types promise a route for every request; one that was refused before has none. */
function matched(req: Req): restify.Route | undefined {
  return req.getRoute();
}

async function listen(server: restify.Server, log: Log, at: { host: string; port: number }) {
  const node = server.server as NodeServer;
  try {
    node.listen(at.port, at.host);
    // On the restify server: it passes errors on, and would throw if nobody listened there.
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error as Error, at.host, at.port);
  }
  server.on('error', (error: Error) => log.error('listener failed', { error }));
  const { address, port } = node.address() as AddressInfo;
  log.info('listening', { address, port });
  return { address, port };
}
