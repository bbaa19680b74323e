import type { IncomingHttpHeaders } from 'node:http';
import type restify from 'restify';
import { CodedError } from '../errors.ts';
import type { Log } from '../log.ts';
import { readBytes } from './body.ts';
import { queryOf } from './query.ts';
import { Refusal } from './refusal.ts';

/** What a system sent that reports actions. */
interface Delivered {
  headers: IncomingHttpHeaders;
  query: URLSearchParams;
  body: Uint8Array;
}

/** What it gets to hear: a status, and a body as JSON or as plain text. */
interface Answer {
  status: number;
  body?: object;
  text?: string;
}

/** Takes in what a system reports; when it answers with success, nothing of it is lost. */
export type Receive = (delivered: Delivered) => Promise<Answer>;

/** Thousands of notifications may come in one request. In bytes. */
const LARGEST_DELIVERY = 4 * 1024 * 1024;
/** Senders wait for minutes and come again for hours; in seconds. */
const COME_AGAIN = 60;

/**
 * Mounts `POST` at the path of each source. Whatever cannot be taken in now, because the store is gone say, is answered
 * with 503: then the sender comes again.
 */
export function mountSources(
  server: restify.Server,
  sources: ReadonlyMap<string, Receive>,
  bodySeconds: number,
  log: Log,
): void {
  for (const [path, receive] of sources) {
    server.post(path, async (req: restify.Request, res: restify.Response) => {
      const body = await readBytes(req, { bytes: LARGEST_DELIVERY, seconds: bodySeconds });
      answer(res, await taken(receive, { headers: req.headers, query: queryOf(req), body }, log));
    });
  }
}

async function taken(receive: Receive, delivered: Delivered, log: Log): Promise<Answer> {
  try {
    return await receive(delivered);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    log.error('A report could not be taken in', { error });
    throw new Refusal(
      503,
      'NOT_TAKEN_IN',
      `This could not be taken in. Send it again in ${COME_AGAIN} seconds.`,
    );
  }
}

/** An answer as it is; plain text is never taken for a page by a browser. */
function answer(res: restify.Response, { status, body, text }: Answer): void {
  const type = text === undefined ? 'application/json' : 'text/plain; charset=utf-8';
  const content = text ?? (body === undefined ? '' : JSON.stringify(body));
  res.writeHead(status, {
    'Content-Type': type,
    'Content-Length': String(Buffer.byteLength(content)),
    'Cache-Control': 'no-store',
  });
  res.end(content);
}
