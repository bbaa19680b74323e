/** The side of Teams that a bot writes to: keeps what it gets, and fails as it is told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Card } from '../../src/cards/render.ts';

/** `create` a conversation, `send` a message, `edit` one that is there. */
export type RequestKind = 'create' | 'send' | 'edit';

/** How a request is answered instead: a status, with Retry-After in seconds or the connector's own code, or never. */
export type Failing = number | { status: number; retryAfter?: number; code?: string } | 'never';

/** A request of the bot. */
export interface Received {
  kind: RequestKind;
  /** Empty for `create`. */
  conversation: string;
  /** The message that is edited or replied to. */
  activity: string | undefined;
  /** The message's id on this side; none where it failed. */
  id: string | undefined;
  body: Record<string, unknown>;
}

export interface StubConnector {
  url: string;
  received: Received[];
  /** Fails requests of a kind from now on: the next `times` of them, or all. */
  fail: (kind: RequestKind, how: Failing, times?: number) => void;
  /** Requests of a kind are answered again. */
  heal: () => void;
  stop: () => Promise<void>;
}

const PATH = /^\/v3\/conversations(?:\/(?<conversation>[^/]+)\/activities(?:\/(?<activity>[^/]+))?)?$/u;

/** Starts a Bot Connector on a free port of 127.0.0.1. */
export async function startConnector(): Promise<StubConnector> {
  const received: Received[] = [];
  const failing = new Map<RequestKind, { how: Failing; times: number }>();
  const server = createServer(async (req, res) => {
    const { kind, conversation, activity } = read(req);
    const body = await json(req);
    const how = due(failing, kind);
    const id = how === undefined ? (kind === 'edit' ? activity : `sent-${received.length + 1}`) : undefined;
    received.push({ kind, conversation, activity, id, body });
    if (how === undefined) {
      const created = kind === 'create' ? personalChatOf(body) : id;
      res.writeHead(kind === 'edit' ? 200 : 201, { 'Content-Type': 'application/json' });
      res.end(JSON.stringify({ id: created }));
    } else answerWith(res, how);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    fail: (kind, how, times = Number.POSITIVE_INFINITY) => failing.set(kind, { how, times }),
    heal: () => failing.clear(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The card of a message, and nothing else: our messages hold one card each. */
export function cardOf({ body }: Received): Card {
  const [attachment, ...more] = body.attachments as { contentType: string; content: Card }[];
  if (more.length > 0 || attachment?.contentType !== 'application/vnd.microsoft.card.adaptive') {
    throw new Error(`A message holds something else than one card: ${JSON.stringify(body.attachments)}`);
  }
  return attachment.content;
}

function read(req: IncomingMessage) {
  const groups = PATH.exec(req.url ?? '')?.groups;
  if (!groups || !['POST', 'PUT'].includes(req.method ?? ''))
    throw new Error(`The Bot Connector has no ${req.method} ${req.url}`);
  const kind: RequestKind =
    req.method === 'PUT' ? 'edit' : groups.conversation === undefined ? 'create' : 'send';
  const part = (text: string | undefined) => (text === undefined ? undefined : decodeURIComponent(text));
  return { kind, conversation: part(groups.conversation) ?? '', activity: part(groups.activity) };
}

async function json(req: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function due(failing: Map<RequestKind, { how: Failing; times: number }>, kind: RequestKind) {
  const fault = failing.get(kind);
  if (!fault || fault.times <= 0) return undefined;
  fault.times -= 1;
  return fault.how;
}

function answerWith(res: ServerResponse, how: Failing): void {
  if (how === 'never') return;
  const { status, retryAfter, code = 'Refused' } = typeof how === 'number' ? { status: how } : how;
  const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  res.end(JSON.stringify({ error: { code, message: 'The connector says no' } }));
}

/** Teams has one chat of a bot with a person: creating it again gives the same one. */
function personalChatOf(body: Record<string, unknown>): string {
  const [member] = body.members as { id: string }[];
  return `personal of ${member?.id}`;
}
