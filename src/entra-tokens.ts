/** Tokens that Microsoft Entra ID signed for this app, as far as any use of them needs the same checks. */
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { CodedError } from './errors.ts';

/** Seconds by which clocks may differ. */
const TOLERANCE = 300;

export interface EntraTokenParts {
  /** Who may have issued it; each address names the tenant. */
  issuers: readonly string[];
  /** The app id that the tokens are for. */
  audience: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The keys of Microsoft; see `keysAt`. */
  keys: JWTVerifyGetKey;
  /** What is thrown where the keys cannot be fetched: then nothing is known of the tokens. */
  unreachable: (cause: unknown) => CodedError;
}

/** What is in a token whose signature (RS256), issuer, audience and time are right; undefined for every other. */
export type ReadEntraToken = (token: string) => Promise<JWTPayload | undefined>;

export function createEntraTokenReader(parts: EntraTokenParts): ReadEntraToken {
  const { issuers, audience, now, keys, unreachable } = parts;
  return async (token) => {
    const options = { issuer: [...issuers], audience, clockTolerance: TOLERANCE };
    const required = { algorithms: ['RS256'], requiredClaims: ['exp', 'iss', 'aud'] };
    try {
      const { payload } = await jwtVerify(token, keys, {
        ...options,
        ...required,
        currentDate: new Date(now()),
      });
      return payload;
    } catch (error) {
      if (isOfToken(error)) return undefined;
      throw unreachable(error);
    }
  };
}

/** Keys that are published at an address: fetched when the first token comes, and kept by `jose`. */
export function keysAt(address: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(address));
}

/** Whether the fault is the token's; otherwise nobody could look at it. */
function isOfToken(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout) &&
    !(error instanceof errors.JWKSInvalid) &&
    error.code !== 'ERR_JOSE_GENERIC'
  );
}
