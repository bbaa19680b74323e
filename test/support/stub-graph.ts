/** Microsoft Graph as far as we use it: people, calendars and subscriptions; or it misbehaves as told. */
import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Instead of the right answer: a status, with an error code and headers; or a text, no answer, or half of one. */
export type Trouble =
  | { status: number; code?: string; headers?: Record<string, string> }
  | { sends: string }
  | 'never'
  | 'hangs up';

/** A subscription as it was asked for. */
export type Subscribed = Record<string, unknown> & {
  id: string;
  resource: string;
  clientState: string;
  expirationDateTime: string;
};

export interface StubGraph {
  root: string;
  /** Object ids by sign-in name. */
  users: Map<string, string>;
  /** Entries by `object id/entry id`. */
  entries: Map<string, Record<string, unknown>>;
  subscriptions: Map<string, Subscribed>;
  /** Method, path and query of every request, in order; and its Authorization and Prefer. */
  asked: string[];
  headers: Record<string, string | string[] | undefined>[];
  /** What becomes of the next requests, one for each. */
  trouble: (...next: (Trouble | undefined)[]) => void;
  /** Object ids whose calendar cannot be subscribed to. */
  withoutMailbox: Set<string>;
  /** What answers at the addresses of a subscription, before it is made. */
  answersValidation: (answer: (address: string, token: string) => Promise<unknown>) => void;
  /** Where the next page of a list is said to be; undefined: where it really is. */
  nextPage: (address: string | undefined) => void;
  stop: () => Promise<void>;
}

const MINUTE = 60_000;
const PAGE = 2;
const TOKEN = 'Validation: Testing client application reachability for subscription Request-Id: ';

/** Starts it on a free port of 127.0.0.1. `now`: its clock. */
export async function startGraph(now: () => number): Promise<StubGraph> {
  const users = new Map<string, string>();
  const entries = new Map<string, Record<string, unknown>>();
  const subscriptions = new Map<string, Subscribed>();
  const withoutMailbox = new Set<string>();
  const asked: string[] = [];
  const headers: StubGraph['headers'] = [];
  let troubles: (Trouble | undefined)[] = [];
  let next: string | undefined;
  let validate: Parameters<StubGraph['answersValidation']>[0] = async (_address, token) => token;

  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    asked.push(`${req.method} ${req.url}`);
    headers.push(req.headers);
    const trouble = troubles.shift();
    if (trouble !== undefined) return misbehave(res, trouble);
    if (!req.headers.authorization?.startsWith('Bearer '))
      return fail(res, 401, 'InvalidAuthenticationToken');
    const url = new URL(req.url ?? '', root);
    const [, version, what, id = '', list, entry] = url.pathname.split('/').map(decodeURIComponent);
    if (version !== 'v1.0') return fail(res, 404, 'UnknownVersion');
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : undefined;
    if (what === 'subscriptions') return subscription(res, req.method ?? '', id, body);
    if (list === undefined) return give(res, users.has(id) ? { id: users.get(id) } : undefined);
    if (entry !== undefined) return give(res, entries.get(`${id}/${entry}`));
    return listEntries(res, url, id);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const listEntries = (res: ServerResponse, url: URL, owner: string) => {
    const from = /^lastModifiedDateTime ge (\S+)$/u.exec(url.searchParams.get('$filter') ?? '')?.[1];
    if (from === undefined) return fail(res, 400, 'BadRequest');
    const all = [...entries]
      .filter(([key, one]) => key.startsWith(`${owner}/`) && String(one.lastModifiedDateTime) >= from)
      .map(([key]) => ({ id: key.split('/')[1], '@odata.etag': `W/"${key}"` }));
    const skip = Number(url.searchParams.get('$skip') ?? 0);
    url.searchParams.set('$skip', String(skip + PAGE));
    const more = all.length > skip + PAGE && { '@odata.nextLink': next ?? url.href };
    return send(res, 200, { value: all.slice(skip, skip + PAGE), ...more });
  };

  const subscription = async (res: ServerResponse, method: string, id: string, body: Subscribed) => {
    if (method === 'POST') return subscribe(res, body);
    const known = subscriptions.get(id);
    if (!known) return fail(res, 404, 'ResourceNotFound');
    if (method === 'DELETE') {
      subscriptions.delete(id);
      return send(res, 204);
    }
    if (isTooLong(body, known.resource, now())) return fail(res, 400, 'ExtensionError');
    subscriptions.set(id, { ...known, ...body });
    return send(res, 200, subscriptions.get(id));
  };
  const subscribe = async (res: ServerResponse, body: Subscribed) => {
    const { notificationUrl, lifecycleNotificationUrl, resource, clientState } = body;
    const isRich = body.includeResourceData === true;
    const isComplete =
      lifecycleNotificationUrl && (!isRich || (body.encryptionCertificate && body.encryptionCertificateId));
    if (!isComplete || isTooLong(body, resource, now()) || clientState.length > 128) {
      return fail(res, 400, 'InvalidRequest');
    }
    if ([...withoutMailbox].some((owner) => resource.includes(owner)))
      return fail(res, 403, 'ErrorAccessDenied');
    for (const address of [notificationUrl, lifecycleNotificationUrl]) {
      const token = `${TOKEN}${randomUUID()}`;
      if ((await validate(String(address), token)) !== token) return fail(res, 400, 'ValidationError');
    }
    const made = { ...body, id: randomUUID() };
    subscriptions.set(made.id, made);
    return send(res, 201, made);
  };

  return {
    root,
    users,
    entries,
    subscriptions,
    asked,
    headers,
    withoutMailbox,
    trouble: (...list) => {
      troubles = list;
    },
    answersValidation: (answer) => {
      validate = answer;
    },
    nextPage: (address) => {
      next = address;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isTooLong({ expirationDateTime }: Subscribed, resource: string, now: number): boolean {
  const minutes = resource.endsWith('/events') ? 4_230 : 4_320;
  return !(Date.parse(expirationDateTime) - now <= minutes * MINUTE);
}

function give(res: ServerResponse, body: object | undefined): void {
  if (body) send(res, 200, body);
  else fail(res, 404, 'ResourceNotFound');
}

function send(res: ServerResponse, status: number, body?: unknown): void {
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  res.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
}

function fail(res: ServerResponse, status: number, code: string | undefined, headers = {}): void {
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  res.end(code === undefined ? '<html>' : JSON.stringify({ error: { code, message: `KANARIE of ${code}` } }));
}

function misbehave(res: ServerResponse, trouble: Trouble): void {
  if (trouble === 'never') return;
  if (trouble === 'hangs up') {
    res.destroy();
    return;
  }
  if ('sends' in trouble) send(res, 200, trouble.sends);
  else fail(res, trouble.status, trouble.code, trouble.headers);
}
