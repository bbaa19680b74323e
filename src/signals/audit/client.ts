/** The Management Activity API of one tenant. */
import { z } from 'zod';
import { CodedError } from '../../errors.ts';
import { jsonOr } from '../../json.ts';
import { textOf } from '../response.ts';
import { type ContentType, Entry, type Feed, feedAddress, foreign } from './content.ts';
import { failureOf, type Gone, type Result, refused, WAIT_FAULT } from './result.ts';

/** What the token is asked for. */
const SCOPE = 'https://manage.office.com/.default';
const LIMIT = 30_000;
const MOST_BYTES = 64 * 1024 * 1024;

export interface ApiParts {
  feed: Feed;
  /** The tenant id of whoever runs this program: it gets a quota of its own. */
  publisher: string;
  /** A token of Entra ID for a scope. */
  token: (scope: string) => Promise<string>;
  /** Milliseconds that one request may take: 30,000 unless set. */
  limit?: number;
  /** The largest answer that is read, in bytes: 64 MiB unless set. */
  mostBytes?: number;
}

const Webhook = z.object({ status: z.string(), address: z.string(), authId: z.string().nullish() });
const Subscription = z.object({
  contentType: z.string(),
  status: z.string().optional(),
  webhook: Webhook.nullish(),
});
export type Subscription = z.infer<typeof Subscription>;

type Entries = readonly z.infer<typeof Entry>[];

/** A time range of content, in milliseconds since 1970; `to` is not in it any more. */
export interface Period {
  from: number;
  to: number;
}

/**
 * Every function rejects with AUDIT_REFUSED, AUDIT_UNREADABLE, AUDIT_TOO_LARGE or AUDIT_ADDRESS where trying again would
 * not help, or with the error of the token. No error repeats what was sent or received.
 */
export interface ManagementApi {
  /** The events of a blob. */
  content: (uri: string) => Promise<Result<readonly unknown[]> | Gone>;
  /** Gives the entries of a period to `take`, page by page; what was given stays given when a later page fails. */
  list: (
    type: ContentType,
    period: Period,
    take: (entries: Entries) => Promise<void>,
  ) => Promise<Result<undefined>>;
  subscriptions: () => Promise<Result<readonly Subscription[]>>;
  start: (type: ContentType, webhook: { address: string; authId: string }) => Promise<Result<undefined>>;
}

export function createManagementApi(parts: ApiParts): ManagementApi {
  const { feed } = parts;
  const base = `${feed.root}/api/v1.0/${feed.tenant}/activity/feed/subscriptions`;
  return {
    content: async (uri) => {
      const answer = await ask(parts, uri, z.array(z.unknown()));
      return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.body } : answer;
    },
    subscriptions: async () => {
      const answer = there(await ask(parts, `${base}/list`, z.array(Subscription)));
      return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.body } : answer;
    },
    start: async (type, webhook) => {
      const body = JSON.stringify({ webhook: { ...webhook, expiration: '' } });
      const answer = there(await ask(parts, `${base}/start?contentType=${type}`, z.unknown(), body));
      return answer.kind === 'ok' ? { kind: 'ok', value: undefined } : answer;
    },
    list: async (type, { from, to }, take) => {
      const period = `startTime=${timeOf(from)}&endTime=${timeOf(to)}`;
      const pages = new Set<string>();
      let next: string | undefined = `${base}/content?contentType=${type}&${period}`;
      while (next !== undefined) {
        if (pages.has(next)) throw unreadable('the pages of a list go round in a circle');
        pages.add(next);
        const answer: Result<Page<Entries>> = there(await ask(parts, next, z.array(Entry)));
        if (answer.kind !== 'ok') return answer;
        await take(answer.value.body);
        next = answer.value.next;
      }
      return { kind: 'ok', value: undefined };
    },
  };
}

interface Page<Body> {
  body: Body;
  /** Where a list goes on. */
  next: string | undefined;
}

/** Only a blob can be gone: of everything else it means that we ask in the wrong place. */
function there<Value>(answer: Result<Value> | Gone): Result<Value> {
  if (answer.kind === 'gone') throw refused(answer.code);
  return answer;
}

async function ask<Shape extends z.ZodType>(
  { feed, publisher, token, limit = LIMIT, mostBytes = MOST_BYTES }: ApiParts,
  address: string,
  shape: Shape,
  body?: string,
): Promise<Result<Page<z.infer<Shape>>> | Gone> {
  const url = feedAddress(address, feed);
  if (!url) throw foreign();
  url.searchParams.set('PublisherIdentifier', publisher);
  const authorization = `Bearer ${await token(SCOPE)}`;
  const signal = AbortSignal.timeout(limit);
  let response: Response;
  let text: string | undefined;
  try {
    response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        Authorization: authorization,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
      redirect: 'error',
      signal,
    });
    text = await textOf(response, mostBytes);
  } catch {
    return { kind: 'later', wait: WAIT_FAULT, code: signal.aborted ? 'TIMEOUT' : 'UNREACHABLE' };
  }
  if (text === undefined) throw tooLarge(mostBytes);
  if (!response.ok) return failureOf(response, text);
  const parsed = shape.safeParse(jsonOr(text, undefined));
  if (!parsed.success) throw unreadable('what it sent has another shape');
  return { kind: 'ok', value: { body: parsed.data, next: response.headers.get('NextPageUri') ?? undefined } };
}

/** UTC to the second, as the API takes it. */
function timeOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}

function unreadable(what: string): CodedError {
  const next = 'The fault is in the program or the service: report this line.';
  return new CodedError('AUDIT_UNREADABLE', `The Management Activity API answered, but ${what}. ${next}`);
}

function tooLarge(most: number): CodedError {
  const what = `The Management Activity API sent more than ${most} bytes in one answer.`;
  return new CodedError('AUDIT_TOO_LARGE', `${what} The rest was not read: report this line.`);
}
