import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SecretKey } from '../../keys.ts';

/** How far the clock of a sender may be off, and how long a request is good, in seconds. */
export const GOOD_FOR = 5 * 60;

const SIGNATURE = /^v1=([0-9a-f]{64})$/u;
const TIMESTAMP = /^\d{1,12}$/u;

/** The headers of a signed request. */
export interface Signed {
  /** Seconds since 1970, as text. */
  timestamp: string | undefined;
  /** `v1=` and the HMAC-SHA256 of timestamp, a full stop and the body, in hexadecimal. */
  signature: string | undefined;
}

/** The signature of a body. */
export function sign(key: SecretKey, timestamp: string, body: Uint8Array): string {
  return `v1=${createHmac('sha256', key.secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

/**
 * Whether somebody who has one of the keys signed this body a moment ago. Which key it was does not come out, nor how
 * much of a wrong signature was right.
 * @param now milliseconds since 1970
 */
export function verify(
  { timestamp = '', signature = '' }: Signed,
  body: Uint8Array,
  keys: readonly SecretKey[],
  now: number,
): 'genuine' | 'stale' | 'wrong' {
  const given = SIGNATURE.exec(signature)?.[1];
  if (given === undefined || !TIMESTAMP.test(timestamp)) return 'wrong';
  // All keys are tried, so that the time it takes does not tell which of them was near.
  const matches = keys.filter((key) =>
    timingSafeEqual(Buffer.from(sign(key, timestamp, body)), Buffer.from(`v1=${given}`)),
  );
  if (matches.length === 0) return 'wrong';
  return Math.abs(now / 1000 - Number(timestamp)) <= GOOD_FOR ? 'genuine' : 'stale';
}
