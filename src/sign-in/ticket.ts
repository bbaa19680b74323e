/** What a browser carries in a cookie: signed, so that it can be read and not changed, and good for a while. */
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { SecretKeys } from '../keys.ts';

/** What a ticket is for; one of another kind is no good. */
export type TicketKind = 'session' | 'handshake';

/** A ticket, and for how many seconds it is good. */
export interface Ticket {
  ticket: string;
  seconds: number;
}

export interface Tickets {
  issue: (kind: TicketKind, claims: JWTPayload, seconds: number) => Promise<Ticket>;
  /** What is in a ticket of ours of this kind; undefined for one that was changed, is too old, or is none. */
  read: (kind: TicketKind, ticket: string) => Promise<JWTPayload | undefined>;
}

const ALGORITHM = 'HS256';

/**
 * Makes and reads tickets: the first key signs, all of them verify.
 * @param now milliseconds since 1970
 */
export function createTickets(keys: SecretKeys, now: () => number): Tickets {
  const keyOf = async ({ kid }: { kid?: string }) => {
    const key = keys.find(({ id }) => id === kid);
    if (key) return key.secret;
    throw new errors.JWSInvalid('The key is not one of ours');
  };
  return {
    issue: async (kind, claims, seconds) => {
      const [{ id, secret }] = keys;
      const at = Math.floor(now() / 1000);
      const ticket = await new SignJWT(claims)
        .setProtectedHeader({ alg: ALGORITHM, typ: kind, kid: id })
        .setIssuedAt(at)
        .setExpirationTime(at + seconds)
        .sign(secret);
      return { ticket, seconds };
    },
    read: async (kind, ticket) => {
      const options = { algorithms: [ALGORITHM], typ: kind, requiredClaims: ['exp'] };
      try {
        return (await jwtVerify(ticket, keyOf, { ...options, currentDate: new Date(now()) })).payload;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}
