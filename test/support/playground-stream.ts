/** What the Agents Playground tells its page over websockets, read and checked. */
import { randomUUID } from 'node:crypto';
import { on, once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';

/** A message as the page gets it. Those that the page itself sent are not among them. */
export const ShownMessage = z.looseObject({
  messageId: z.string(),
  /** On the first message of a thread in a channel: the id of the thread. */
  postConversationId: z.string().optional(),
  from: z.object({ id: z.string() }),
  text: z.string().optional(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).optional(),
  // A message with a text and a card, or with two cards, arrives as several messages, each with its own id.
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })),
  /** The schema.org entity with the citations. */
  aiEntity: z.looseObject({}).optional(),
  suggestedActions: z.looseObject({ actions: z.array(z.looseObject({ title: z.string() })) }).optional(),
});
export type ShownMessage = z.infer<typeof ShownMessage>;

const conversation = { actionConversationId: z.string() };
const StreamEvent = z.discriminatedUnion('action', [
  z.object({ action: z.literal('createMessage'), ...conversation, message: ShownMessage }),
  z.object({ action: z.literal('updateMessage'), ...conversation, message: ShownMessage }),
  z.object({ action: z.literal('typing'), ...conversation }),
]);
export type StreamEvent = z.infer<typeof StreamEvent>;

const LogEvent = z.object({
  log: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('bot'),
      from: z.string(),
      activityName: z.string().optional(),
      request: z.object({ body: z.looseObject({}).optional() }),
      response: z.object({ statusCode: z.number(), body: z.unknown() }),
    }),
    z.object({ type: z.literal('text'), displayText: z.string() }),
  ]),
});

/** One request between the Playground and the bot, with its answer. */
export interface Exchange {
  sentBy: 'playground' | 'bot';
  /** The type of the activity, or the operation: createConversation, getConversationMember … */
  name: string;
  /** What was sent: an activity, or the parameters of the operation. */
  request: Record<string, unknown>;
  status: number;
  response: unknown;
}

/** How the Playground says that nothing listens where the bot should be. */
const NO_BOT = 'Cannot connect to your app';
const ECHO_WITHIN_MS = 5_000;

/** Somebody who waits for an exchange: takes the one that fits, or hears that there will be none. */
interface Waiting {
  take(exchange: Exchange): boolean;
  fail(reason: string): void;
}

export interface PlaygroundStream {
  /** The next exchange that fits and has not been taken by an earlier call. Ask before you cause it. */
  next(fits: (exchange: Exchange) => boolean, withinMs: number): Promise<Exchange>;
  /** Resolves when every event that the Playground has sent so far has been handed out. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface StreamReaders {
  onEvent(event: StreamEvent): void;
  onExchange(exchange: Exchange): void;
}

/** Connects to a running Playground. Events from before the first connection are kept by it and come first. */
export async function openStream(address: string, readers: StreamReaders): Promise<PlaygroundStream> {
  const base = address.replace('http', 'ws');
  const events = new WebSocket(`${base}/_ws_conversation/v1/conversations/stream`);
  const log = new WebSocket(`${base}/_ws/log/stream`);
  const waiting = new Set<Waiting>();
  events.on('message', (data) => readers.onEvent(StreamEvent.parse(JSON.parse(String(data)))));
  log.on('message', (data) => {
    const item = LogEvent.parse(JSON.parse(String(data))).log;
    if (item.type === 'text') {
      if (item.displayText.startsWith(NO_BOT)) for (const { fail } of waiting) fail(item.displayText);
      return;
    }
    const exchange: Exchange = {
      sentBy: item.from === 'User Application' ? 'bot' : 'playground',
      name: item.activityName ?? '',
      request: item.request.body ?? {},
      status: item.response.statusCode,
      response: item.response.body,
    };
    readers.onExchange(exchange);
    for (const { take } of waiting) if (take(exchange)) return;
  });
  await Promise.all([once(events, 'open'), once(log, 'open')]);
  return {
    next: (fits, withinMs) => nextExchange(waiting, fits, withinMs),
    settled: async () => {
      await Promise.all([echo(events), echo(log)]);
    },
    close: async () => {
      await Promise.all([closed(events), closed(log)]);
    },
  };
}

function nextExchange(
  waiting: Set<Waiting>,
  fits: (exchange: Exchange) => boolean,
  withinMs: number,
): Promise<Exchange> {
  const { promise, resolve, reject } = Promise.withResolvers<Exchange>();
  const done = () => {
    waiting.delete(entry);
    clearTimeout(timer);
  };
  const entry: Waiting = {
    take: (exchange) => {
      if (!fits(exchange)) return false;
      done();
      resolve(exchange);
      return true;
    },
    fail: (reason) => {
      done();
      reject(new Error(reason));
    },
  };
  const timer = setTimeout(() => entry.fail(`The bot has not answered within ${withinMs} ms`), withinMs);
  waiting.add(entry);
  return promise;
}

/** A pong comes after everything that was sent before its ping arrived. */
async function echo(socket: WebSocket): Promise<void> {
  const mark = randomUUID();
  const signal = AbortSignal.timeout(ECHO_WITHIN_MS);
  socket.ping(mark);
  for await (const [pong] of on(socket, 'pong', { signal })) {
    if (String(pong) === mark) return;
  }
}

async function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return;
  socket.close();
  await once(socket, 'close');
}
