import { setTimeout as pause } from 'node:timers/promises';
import { Agent, type Dispatcher, EnvHttpProxyAgent, errors } from 'undici';
import { z } from 'zod';
import { CodedError } from '../errors.ts';
import { jsonOr } from '../json.ts';
import { wasUnsent } from '../unsent.ts';

/**
 * The Bot Connector of a region, as far as this bot speaks to it. Messages and chats are JSON in UTF-8, so that a
 * card is written once for all ways that it goes.
 *
 * Each request throws a `ConnectorRefusal` where Teams says no, an AbortError where `patience`, in milliseconds, is
 * over, and what the network says otherwise.
 */
export interface Connector {
  /** Answers an activity of a conversation. */
  reply: (conversation: string, activity: string, message: Buffer, patience: number) => Promise<void>;
  /** Puts a message into a conversation. */
  send: (conversation: string, message: Buffer, patience: number) => Promise<void>;
  /** Puts a message in the place of another one. */
  update: (conversation: string, activity: string, message: Buffer, patience: number) => Promise<void>;
  /** Makes the chat of the bot with a person, or finds it; gives its id. */
  create: (chat: Buffer, patience: number) => Promise<string>;
}

/** Teams says no: with which status, under which name, and when to come again if it says so. */
export class ConnectorRefusal extends CodedError {
  readonly statusCode: number;
  /** The connector's own code, such as `BotNotInConversationRoster`; empty where it gives none. */
  readonly named: string;
  /** In milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(statusCode: number, named: string, retryAfter: number | undefined) {
    super(
      'TEAMS_REFUSED',
      `Teams answered ${statusCode}. docs/operations.md says what each status asks for.`,
    );
    this.statusCode = statusCode;
    this.named = named;
    this.retryAfter = retryAfter;
  }
}

/** What every connector of this process goes through: connections are kept, and the proxy of the environment is used. */
export interface ConnectorParts {
  agent: Dispatcher;
  /** The value of the Authorization header; undefined for a bot without an identity. */
  sign: () => Promise<string | undefined>;
}

/** The variables that name a proxy. */
const PROXY = /^https?_proxy$/iu;
/** Bytes of an answer: Teams gives an id, or says why not. */
const LARGEST_ANSWER = 64 * 1024;

/** Keeps connections to Teams open between requests; its time limits are those of each request. */
export function connectorAgent(): Dispatcher {
  // HTTP/1.1, as the SDK speaks to Teams.
  const options = { allowH2: false, headersTimeout: 0, bodyTimeout: 0, maxResponseSize: LARGEST_ANSWER };
  const isProxied = Object.entries(process.env).some(([name, value]) => PROXY.test(name) && value);
  return isProxied ? new EnvHttpProxyAgent(options) : new Agent(options);
}

/** How often a request is made again where Teams, or the way there, asks for it. */
const MOST_RETRIES = 3;
/** Wait before it where Teams names none, in milliseconds; twice as long each time. */
const FIRST_WAIT = 500;
const BUSY = [429, 500, 502, 503, 504];
/** A connection that Teams closed while it was kept: as a rule the request never got there. */
const CLOSED = ['ECONNRESET', 'EPIPE'];

/** The longest wait that is heeded, in seconds. */
const LONGEST_WAIT = 3600;
/** Characters of a refusal that are read: a code and a sentence are a few hundred. */
const LONGEST_REFUSAL = 4_096;

const Created = z.object({ id: z.string().min(1) });
const Refused = z.object({ error: z.object({ code: z.string() }) });

/**
 * The way to a region.
 * @param serviceUrl of the region, as activities name it
 * @param retries whether a request is made again where Teams asks for that; otherwise each is made once
 */
export function createConnector(serviceUrl: string, parts: ConnectorParts, retries: boolean): Connector {
  const { origin, pathname } = new URL(serviceUrl);
  const conversations = `${pathname.replace(/\/*$/u, '')}/v3/conversations`;
  const activities = (conversation: string) =>
    `${conversations}/${encodeURIComponent(conversation)}/activities`;
  const make = retries ? patiently : once;
  const ask = (method: 'POST' | 'PUT', path: string, body: Buffer, patience: number) =>
    within(patience, (signal) => make(() => request(parts, { origin, path, method, body, signal }), signal));
  return {
    reply: async (conversation, activity, message, patience) => {
      await ask('POST', `${activities(conversation)}/${encodeURIComponent(activity)}`, message, patience);
    },
    send: async (conversation, message, patience) => {
      await ask('POST', activities(conversation), message, patience);
    },
    update: async (conversation, activity, message, patience) => {
      await ask('PUT', `${activities(conversation)}/${encodeURIComponent(activity)}`, message, patience);
    },
    create: async (chat, patience) => {
      const created = Created.safeParse(jsonOr(await ask('POST', conversations, chat, patience), undefined));
      if (created.data) return created.data.id;
      throw new CodedError(
        'TEAMS_UNREADABLE',
        'Teams made a chat without saying which. If this stays, see the health of Microsoft 365.',
      );
    },
  };
}

type Request = Omit<Dispatcher.DispatchOptions, 'headers'> & { signal: AbortSignal };

/** Makes one request, and gives the text of its answer. */
async function request({ agent, sign }: ConnectorParts, { signal, ...options }: Request): Promise<string> {
  const authorization = await unlessEnded(sign(), signal);
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    ...(authorization !== undefined && { authorization }),
  };
  const { status, retryAfter, text } = await answerOf(agent, { ...options, headers }, signal);
  if (status < 300) return text;
  const refused = Refused.safeParse(jsonOr(text.slice(0, LONGEST_REFUSAL), undefined)).data;
  throw new ConnectorRefusal(status, refused?.error.code ?? '', waitOf(retryAfter));
}

interface Answer {
  status: number;
  retryAfter: string | string[] | undefined;
  text: string;
}

/**
 * What a request is answered with, or the reason of the signal where that comes first. This is what undici's own
 * `request` goes through; that makes a stream of each answer, and an answer of Teams is a line.
 */
function answerOf(
  agent: Dispatcher,
  options: Dispatcher.DispatchOptions,
  signal: AbortSignal,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const answer: Answer = { status: 0, retryAfter: undefined, text: '' };
  const chunks: Buffer[] = [];
  // It begins once there is a connection, which can be after its end.
  let begun: Dispatcher.DispatchController | undefined;
  const end = () => {
    begun?.abort(signal.reason);
    reject(signal.reason);
  };
  signal.addEventListener('abort', end, { once: true });
  agent.dispatch(options, {
    onRequestStart: (controller) => {
      begun = controller;
      if (signal.aborted) controller.abort(signal.reason);
    },
    onResponseStart: (_, status, headers) => {
      answer.status = status;
      answer.retryAfter = headers['retry-after'];
    },
    onResponseData: (_, chunk) => {
      chunks.push(chunk);
    },
    onResponseEnd: () => {
      signal.removeEventListener('abort', end);
      resolve({ ...answer, text: Buffer.concat(chunks).toString('utf8') });
    },
    onResponseError: (_, error) => {
      signal.removeEventListener('abort', end);
      reject(error);
    },
  });
  return promise;
}

/** What a promise gives, or an AbortError where the signal comes first: the SDK waits for a token as long as it takes. */
async function unlessEnded<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = () => reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([promise, ended]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** Milliseconds that a `Retry-After` asks for; a date in it is not what Teams sends. */
function waitOf(header: string | string[] | undefined): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, LONGEST_WAIT) * 1000 : undefined;
}

/** Does something that a signal ends when the time is over. */
async function within<Result>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), milliseconds);
  try {
    return await work(end.signal);
  } finally {
    clearTimeout(timer);
  }
}

async function once(attempt: () => Promise<string>): Promise<string> {
  return attempt();
}

/** Tries again where Teams is busy, after the wait that it asks for, and where a connection was not there (any more). */
async function patiently(attempt: () => Promise<string>, signal: AbortSignal): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || tries === MOST_RETRIES || !asksAgain(error)) throw error;
      const asked = error instanceof ConnectorRefusal ? error.retryAfter : undefined;
      await pause(asked ?? FIRST_WAIT * 2 ** tries, undefined, { signal });
    }
  }
}

function asksAgain(error: unknown): boolean {
  if (error instanceof ConnectorRefusal) return BUSY.includes(error.statusCode);
  if (error instanceof errors.SocketError) return true;
  const { code } = error as { code?: string };
  return wasUnsent(code) || CLOSED.includes(code ?? '');
}
