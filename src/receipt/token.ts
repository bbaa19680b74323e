import { createHmac, createSecretKey } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { compactVerify, decodeProtectedHeader, errors } from 'jose';
import { z } from 'zod';
import { LONGEST_LINK } from '../guide/receipt.ts';
import { Receipt } from '../guide/receipt-shape.ts';
import type { SecretKey } from '../keys.ts';

/** What a token turned out to be; each refusal has a page of its own. */
export type Opened =
  | { kind: 'genuine'; receipt: Receipt; key: string }
  /** Longer than any that was ever signed. */
  | { kind: 'too-long' }
  /** Not a token of ours, or only a part of one. */
  | { kind: 'unreadable' }
  /** Signed with a key that this deployment does not have. */
  | { kind: 'unknown-key' }
  /** Changed after it was signed. */
  | { kind: 'changed' };

/** What the largest receipt can unpack to, in bytes: a small token must not become a large one. */
const LARGEST_RECEIPT = 64 * 1024;

/**
 * What the JSON of every receipt has in common, given to the deflater beforehand: a tenth of a link less. It is part
 * of the format: with another one, no receipt of before opens.
 */
const DICTIONARY = Buffer.from(
  '"not-sure""several-of""date"not_coveredescalatenot_allowed"yes""email":"","phone":""},"ask":{"name":"","instead":"' +
    '"deadline":{"every":"P1Y"}},"deadline":{"within":"P1M","after":"","strength":"should","phase":"during"},' +
    '"strength":"must","phase":"before"},"strength":"must","phase":"after"},{"id":"","text":""}],"rules":[{"id":"' +
    '"path":["","at":"1","at":"2"},"says":"{"version":1,"day":"2026-01-01","language":"nb","content":"en"' +
    '"language":"da","content":"da","pack":{"id":"","name":" kommune Kommune"},"source":{"title":"Retningslinjer for ' +
    '","edition":"","date":"2026-01-01"},"guide":{"id":"","title":"","question":"Må jeg ?","edition":""},"answers":' +
    '[{"fact":"","type":"yes-no","label":"","answer":"no"},{"fact":"","type":"one-of","label":"","answer":"","labels"' +
    ':{"":""}}],"outcome":{"id":"","verdict":"allowed_with_conditions","answer":"Ja, hvis ","because":""},"duties":[',
);

/**
 * A receipt is a few kilobytes: with the window that zlib takes otherwise, most of the time would go into getting a
 * quarter of a megabyte of memory for it. Every inflater reads what a smaller window wrote.
 */
const DEFLATED = { level: 9, windowBits: 13, memLevel: 6, dictionary: DICTIONARY };

const ALGORITHM = 'HS256';
/** Keeps our other uses of a key, if there will be any, from passing as a receipt. */
const TYPE = 'receipt';

const Header = z.strictObject({ alg: z.literal(ALGORITHM), typ: z.literal(TYPE), kid: z.string() });

/**
 * Makes the tokens of receipts: a JWS in compact form (RFC 7515) over the receipt as JSON, deflated (RFC 1951) with
 * a dictionary.
 * Signing is synchronous, so that an answer of the chat stays one pure function; reading goes through `jose`.
 */
export function createSeal(key: SecretKey): (receipt: Receipt) => string {
  const header = base64url(JSON.stringify({ alg: ALGORITHM, typ: TYPE, kid: key.id } satisfies Header));
  // Made once: a text of bytes would be made into a key for every signature.
  const secret = createSecretKey(key.secret);
  return (receipt) => {
    const payload = deflateRawSync(JSON.stringify(receipt), DEFLATED).toString('base64url');
    const signed = `${header}.${payload}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  };
}
type Header = z.infer<typeof Header>;

/** Reads a token from outside. Its length and its key are looked at before anything is computed. */
export async function openToken(token: string, keys: readonly SecretKey[]): Promise<Opened> {
  if (token.length > LONGEST_LINK) return { kind: 'too-long' };
  const header = headerOf(token);
  if (!header) return { kind: 'unreadable' };
  const key = keys.find(({ id }) => id === header.kid);
  if (!key) return { kind: 'unknown-key' };
  try {
    const { payload } = await compactVerify(token, key.secret, { algorithms: [ALGORITHM] });
    return { kind: 'genuine', receipt: unpack(payload), key: key.id };
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return { kind: 'changed' };
    if (error instanceof errors.JWSInvalid) return { kind: 'unreadable' };
    throw error;
  }
}

/**
 * The header of a token, if it is exactly one of ours: another algorithm is refused before any key is used. So is
 * a second spelling of the same bytes, which base64url allows in the last character of a part.
 */
function headerOf(token: string): Header | undefined {
  const isSpelledOurWay = (part: string) => Buffer.from(part, 'base64url').toString('base64url') === part;
  if (!token.split('.').every(isSpelledOurWay)) return undefined;
  try {
    return Header.safeParse(decodeProtectedHeader(token)).data;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Throws where the payload is none of ours although our key signed it: then it is our own mistake. */
function unpack(payload: Uint8Array): Receipt {
  const json = inflateRawSync(payload, { maxOutputLength: LARGEST_RECEIPT, dictionary: DICTIONARY });
  return Receipt.parse(JSON.parse(json.toString('utf8')));
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
