/** Microsoft Graph, for the app itself: one root, one token, and what its answers mean. */
import { z } from 'zod';
import { CodedError } from '../../errors.ts';
import { jsonOr } from '../../json.ts';
import { textOf, waitIn } from '../response.ts';

const LIMIT = 20_000;
const MOST_BYTES = 4 * 1024 * 1024;
/** Milliseconds to wait where the service does not say: with too many requests, and with faults. */
const WAIT_TOO_MANY = 60_000;
const WAIT_FAULT = 30_000;

export interface GraphParts {
  /** The address of the service without a path, such as https://graph.microsoft.com. */
  root: string;
  /** A token of Entra ID for a scope. */
  token: (scope: string) => Promise<string>;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
  /** Milliseconds that one request may take: 20,000 unless set. */
  limit?: number;
  /** The largest answer that is read, in bytes: 4 MiB unless set. */
  mostBytes?: number;
}

/** `later`: worth a try after `wait` milliseconds. `gone`: there is none. `refused`: trying again does not help. */
export type Failure =
  | { kind: 'later'; wait: number; code: string }
  | { kind: 'gone' | 'refused'; code: string };
export type Result<Value> = { kind: 'ok'; value: Value } | Failure;

export interface Request {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** A path below /v1.0 with its query, or the address of a next page. */
  path: string;
  body?: object;
  prefer?: string;
}

/**
 * Asks Microsoft Graph and parses the answer. An address outside the root is never called. After "too many requests"
 * nobody asks until the time that the service named. No error repeats what was sent or received.
 * Rejects with GRAPH_ADDRESS, GRAPH_UNREADABLE, GRAPH_TOO_LARGE, or the error of the token.
 */
export type Graph = <Shape extends z.ZodType>(
  request: Request,
  shape: Shape,
) => Promise<Result<z.infer<Shape>>>;

/** @throws {CodedError} GRAPH_ROOT where the root is not https, save on this machine */
export function createGraph(parts: GraphParts): Graph {
  const { token, clock, limit = LIMIT, mostBytes = MOST_BYTES } = parts;
  const root = rootOf(parts.root);
  let quietUntil = Number.NEGATIVE_INFINITY;

  return async (request, shape) => {
    const url = addressIn(root, request.path);
    const quiet = quietUntil - clock();
    if (quiet > 0) return { kind: 'later', wait: quiet, code: 'HTTP_429' };
    const bearer = await token(`${root}/.default`);
    const signal = AbortSignal.timeout(limit);
    let response: Response;
    let text: string | undefined;
    try {
      response = await fetch(url, { ...initOf(request, bearer), redirect: 'error', signal });
      text = await textOf(response, mostBytes);
    } catch {
      return { kind: 'later', wait: WAIT_FAULT, code: signal.aborted ? 'TIMEOUT' : 'UNREACHABLE' };
    }
    if (text === undefined) throw tooLarge(mostBytes);
    if (!response.ok) {
      const failure = failureOf(response, text);
      if (failure.kind === 'later' && response.status === 429) quietUntil = clock() + failure.wait;
      return failure;
    }
    const parsed = shape.safeParse(jsonOr(text, undefined));
    if (!parsed.success) throw unreadable();
    return { kind: 'ok', value: parsed.data };
  };
}

/** GRAPH_LATER or GRAPH_REFUSED, for those who cannot go on without an answer. */
export function graphError(failure: Failure): CodedError {
  if (failure.kind === 'later') {
    const when = `It is worth a try in ${Math.ceil(failure.wait / 1000)} s.`;
    return new CodedError('GRAPH_LATER', `Microsoft Graph gives no answer now (${failure.code}). ${when}`);
  }
  const next =
    'Check the permissions of the app in Entra ID, and that an administrator has consented to them.';
  return new CodedError('GRAPH_REFUSED', `Microsoft Graph said no (${failure.code}). ${next}`);
}

function initOf({ method = 'GET', body, prefer }: Request, bearer: string): RequestInit {
  return {
    method,
    headers: {
      Authorization: `Bearer ${bearer}`,
      ...(body && { 'Content-Type': 'application/json' }),
      ...(prefer && { Prefer: prefer }),
    },
    ...(body && { body: JSON.stringify(body) }),
  };
}

function rootOf(text: string): string {
  const url = URL.parse(text);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
  if (url && isSafe && `${url.origin}/` === url.href) return url.origin;
  throw new CodedError(
    'GRAPH_ROOT',
    'The root of Microsoft Graph is no https address without a path. Set it to https://graph.microsoft.com.',
  );
}

/** The token goes to the root and nowhere else, also when the address of a next page says otherwise. */
function addressIn(root: string, path: string): URL {
  const url = URL.parse(path.startsWith('/') ? `${root}/v1.0${path}` : path);
  if (url && url.origin === root && !url.username && !url.password && url.pathname.startsWith('/v1.0/')) {
    return url;
  }
  throw new CodedError(
    'GRAPH_ADDRESS',
    'An address is not in our Microsoft Graph, and was not called. Report this line.',
  );
}

const ErrorBody = z.object({ error: z.object({ code: z.string().regex(/^[A-Za-z][\w.]{0,59}$/u) }) });

function failureOf(response: Response, body: string): Failure {
  const { status } = response;
  const code = ErrorBody.safeParse(jsonOr(body, undefined)).data?.error.code ?? `HTTP_${status}`;
  if (status === 429) return { kind: 'later', code, wait: waitIn(response, WAIT_TOO_MANY) };
  if (status >= 500 || status === 408) return { kind: 'later', code, wait: waitIn(response, WAIT_FAULT) };
  return { kind: status === 404 || status === 410 ? 'gone' : 'refused', code };
}

function unreadable(): CodedError {
  const next = 'The fault is in the program or the service: report this line.';
  return new CodedError('GRAPH_UNREADABLE', `Microsoft Graph answered in another shape. ${next}`);
}

function tooLarge(most: number): CodedError {
  const what = `Microsoft Graph sent more than ${most} bytes in one answer.`;
  return new CodedError('GRAPH_TOO_LARGE', `${what} The rest was not read: report this line.`);
}
