import type { IncomingMessage } from 'node:http';
import { parseJson } from '../json.ts';
import { Refusal } from './refusal.ts';

/** How large a body may be, in bytes, and how long it may take to arrive, in seconds. */
interface BodyLimits {
  bytes: number;
  seconds: number;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The JSON of a request's body. Throws a `Refusal`: 415 for another type or a compressed body, 413 for a
 * large one, 408 for a slow one, 400 for anything that is not JSON in UTF-8.
 *
 * This takes the place of restify's bodyParser, which counts a gzip body before it is unpacked and ends the
 * process on one that is damaged.
 */
export async function readJson(req: IncomingMessage, limits: BodyLimits): Promise<unknown> {
  if (typeOf(req) !== 'application/json') {
    throw new Refusal(415, 'NOT_JSON_TYPE', 'Send the body with the content type application/json.');
  }
  if (req.headers['content-encoding'] !== undefined) {
    throw new Refusal(415, 'COMPRESSED', 'Send the body as it is, without a content encoding.');
  }
  const bytes = await readBytes(req, limits);
  try {
    return parseJson(UTF8.decode(bytes));
  } catch {
    throw new Refusal(400, 'NOT_JSON', 'The body is not JSON in UTF-8.');
  }
}

/**
 * The fields of a form that a browser posts. Throws a `Refusal`: 415 for another type, and those of `readBytes`.
 */
export async function readForm(req: IncomingMessage, limits: BodyLimits): Promise<URLSearchParams> {
  if (typeOf(req) !== 'application/x-www-form-urlencoded') {
    throw new Refusal(415, 'NOT_A_FORM', 'Send the form as application/x-www-form-urlencoded.');
  }
  return new URLSearchParams((await readBytes(req, limits)).toString('utf8'));
}

function typeOf(req: IncomingMessage): string | undefined {
  return req.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
}

/** The bytes of a request's body. Throws a `Refusal`: 413 for a large one, 408 for a slow one. */
export async function readBytes(req: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > limits.bytes) throw tooLarge(limits);
  return collect(req, limits);
}

function collect(req: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let size = 0;
  const keep = (chunk: Buffer) => {
    size += chunk.length;
    if (size > limits.bytes) stop(tooLarge(limits));
    else chunks.push(chunk);
  };
  const stop = (refusal: Refusal) => {
    clearTimeout(deadline);
    req.removeListener('data', keep);
    req.resume(); // The rest is read and dropped: a caller that is still sending would miss the answer.
    reject(refusal);
  };
  const deadline = setTimeout(() => stop(tooSlow(limits)), limits.seconds * 1000);
  req.on('data', keep);
  req.once('end', () => {
    clearTimeout(deadline);
    resolve(Buffer.concat(chunks));
  });
  req.once('error', () => stop(new Refusal(444, 'CALLER_GONE', 'The caller went away.')));
  return promise;
}

function tooLarge(limits: BodyLimits): Refusal {
  return new Refusal(
    413,
    'BODY_TOO_LARGE',
    `The body is larger than ${Math.floor(limits.bytes / 1024)} KiB.`,
  );
}

function tooSlow(limits: BodyLimits): Refusal {
  return new Refusal(408, 'BODY_TOO_SLOW', `The body did not arrive within ${limits.seconds} seconds.`, true);
}
