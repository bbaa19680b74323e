/** The Management Activity API as far as we use it: lists and gives content, starts subscriptions, or misbehaves as told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A blob of events and when it became available, in milliseconds since 1970. */
export interface Blob {
  type: string;
  id: string;
  created: number;
  events: unknown;
}

/** Instead of the right answer: a status, with an error code of the API and headers; or none, or half of one. */
export type Trouble =
  | { status: number; code?: string; headers?: Record<string, string> }
  | { sends: string }
  | 'never'
  | 'hangs up';

interface Started {
  contentType: string;
  status: string;
  webhook: { status: string; address: string; authId: string; expiration: null } | null;
}

export interface StubManagementApi {
  root: string;
  blobs: Blob[];
  subscriptions: Started[];
  /** Method, path and query of every request, in order, and the headers of the last. */
  asked: string[];
  headers: () => IncomingMessage['headers'];
  /** What becomes of the next requests, one for each. */
  trouble: (...next: (Trouble | undefined)[]) => void;
  /** What a webhook says to the test message. Until it is told otherwise, 200. */
  answersTest: (
    answer: (headers: Record<string, string>, body: unknown) => Promise<{ status: number }>,
  ) => void;
  /** The entry of a blob in a list or a notification. */
  entryOf: (blob: Blob) => Record<string, string>;
  /** Where the next page of a list is; undefined: where it really is. */
  nextPage: (address: string | undefined) => void;
  stop: () => Promise<void>;
}

const PAGE = 2;
const DAY = 86_400_000;

/** Starts it for one tenant on a free port of 127.0.0.1. `now`: its clock. */
export async function startManagementApi(tenant: string, now: () => number): Promise<StubManagementApi> {
  const blobs: Blob[] = [];
  const subscriptions: Started[] = [];
  const asked: string[] = [];
  let troubles: (Trouble | undefined)[] = [];
  let last: IncomingMessage['headers'] = {};
  let next: string | undefined;
  let test: Parameters<StubManagementApi['answersTest']>[0] = async () => ({ status: 200 });

  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    asked.push(`${req.method} ${req.url}`);
    last = req.headers;
    const trouble = troubles.shift();
    if (trouble !== undefined) return misbehave(res, trouble);
    const url = new URL(req.url ?? '', root);
    const path = url.pathname.replace(`/api/v1.0/${tenant}/activity/feed/`, '');
    if (!req.headers.authorization?.startsWith('Bearer ')) return fail(res, 401, 'AF10001');
    if (path.startsWith('audit/'))
      return give(
        res,
        blobs.find(({ id }) => `audit/${id}` === path),
      );
    if (path === 'subscriptions/list') return send(res, subscriptions);
    if (path === 'subscriptions/content') return list(res, url);
    if (path === 'subscriptions/start')
      return start(res, url.searchParams.get('contentType') ?? '', JSON.parse(body));
    return fail(res, 404, 'AF20011');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const entryOf = ({ type, id, created }: Blob) => ({
    contentType: type,
    contentId: id,
    contentUri: `${root}/api/v1.0/${tenant}/activity/feed/audit/${id}`,
    contentCreated: new Date(created).toISOString(),
    contentExpiration: new Date(created + 7 * DAY).toISOString(),
  });
  const give = (res: ServerResponse, blob: Blob | undefined) => {
    if (!blob) return fail(res, 404, 'AF20050');
    return blob.created < now() - 7 * DAY ? fail(res, 400, 'AF20051') : send(res, blob.events);
  };
  const list = (res: ServerResponse, url: URL) => {
    const [from, to] = ['startTime', 'endTime'].map((name) => Date.parse(`${url.searchParams.get(name)}Z`));
    if (from === undefined || to === undefined || !(to - from <= DAY && from >= now() - 7 * DAY)) {
      return fail(res, 400, 'AF20030');
    }
    const type = url.searchParams.get('contentType');
    const all = blobs.filter((blob) => blob.type === type && from <= blob.created && blob.created < to);
    const page = Number(url.searchParams.get('nextPage') ?? 0);
    const more = all.length > (page + 1) * PAGE;
    url.searchParams.set('nextPage', String(page + 1));
    const headers = more ? { NextPageUri: next ?? url.href } : {};
    return send(res, all.slice(page * PAGE, (page + 1) * PAGE).map(entryOf), headers);
  };
  const start = async (
    res: ServerResponse,
    contentType: string,
    { webhook }: { webhook: { address: string; authId: string } },
  ) => {
    const headers = { 'webhook-authid': webhook.authId, 'webhook-validationcode': 'a-code' };
    const { status } = await test(headers, { validationCode: 'a-code' });
    if (status !== 200) return fail(res, 400, 'AF20021');
    const started = {
      contentType,
      status: 'enabled',
      webhook: { ...webhook, status: 'enabled', expiration: null },
    };
    subscriptions.splice(
      0,
      subscriptions.length,
      ...subscriptions.filter((one) => one.contentType !== contentType),
      started,
    );
    return send(res, started);
  };

  return {
    root,
    blobs,
    subscriptions,
    asked,
    headers: () => last,
    entryOf,
    trouble: (...list) => {
      troubles = list;
    },
    answersTest: (answer) => {
      test = answer;
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

function send(res: ServerResponse, body: unknown, headers: Record<string, string> = {}): void {
  res.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  res.end(typeof body === 'string' ? body : JSON.stringify(body));
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
  if ('sends' in trouble) send(res, trouble.sends);
  else fail(res, trouble.status, trouble.code, trouble.headers);
}
