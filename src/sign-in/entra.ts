/**
 * Sign-in with Microsoft Entra ID: OpenID Connect with an id token that the browser posts back. It needs no client
 * secret, as nothing is asked for in the name of whoever signs in; only whether the role is there.
 */
import type { JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { createEntraTokenReader, keysAt } from '../entra-tokens.ts';
import { CodedError } from '../errors.ts';
import { isSecret } from '../same-secret.ts';
import type { Ticket, Tickets } from './ticket.ts';

/** The app role that somebody needs. */
const ROLE = 'Insights.Read';
/** How long somebody may take at Microsoft, in seconds. */
const HANDSHAKE = 600;

/**
 * Why somebody is not let in. `not-begun`: not by this browser, not of late, or somewhere else; `not-genuine`: the token
 * is not from our tenant for our app and this sign-in; `no-role`: it is, and the role is missing; `refused`: Microsoft
 * says no, or the person did.
 */
export type EntraRefusal = 'not-begun' | 'not-genuine' | 'no-role' | 'refused';

export interface EntraSignIn {
  /** Where to send the browser, and what it has to bring along when it comes back. */
  begin: () => Promise<{ location: string; handshake: Ticket }>;
  /**
   * Looks at what the browser posts.
   * @param handshake what `begin` gave, as the cookie has it
   * @throws {CodedError} ENTRA_KEYS where the keys of Microsoft cannot be fetched
   */
  finish: (handshake: string | undefined, form: URLSearchParams) => Promise<'in' | EntraRefusal>;
}

export interface EntraSignInParts {
  /** Id of the tenant, and of the app that people sign in to. */
  tenant: string;
  app: string;
  /** Where Microsoft posts the token to: it has to be registered for the app. */
  redirect: () => string;
  tickets: Tickets;
  /** Text that nobody can guess. */
  random: () => string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Microsoft's own unless given. */
  authority?: string;
}

const Handshake = z.object({ state: z.string().min(1), nonce: z.string().min(1) });
const IdToken = z.object({ nonce: z.string(), tid: z.string(), roles: z.array(z.string()).default([]) });

/** Signs people of one tenant in to one app. */
export function createEntraSignIn(parts: EntraSignInParts): EntraSignIn {
  const { tenant, app, redirect, tickets, random, now } = parts;
  const root = `${parts.authority ?? 'https://login.microsoftonline.com'}/${tenant}`;
  const keys: JWTVerifyGetKey = keysAt(`${root}/discovery/v2.0/keys`);
  const read = createEntraTokenReader({
    ...{ issuers: [`${root}/v2.0`], audience: app, now, keys, unreachable },
  });
  return {
    begin: async () => {
      const [state, nonce] = [random(), random()];
      const query = new URLSearchParams({
        client_id: app,
        redirect_uri: redirect(),
        response_type: 'id_token',
        response_mode: 'form_post',
        scope: 'openid',
        // Whoever has a second account, one with the role, gets to choose it.
        prompt: 'select_account',
        state,
        nonce,
      });
      const handshake = await tickets.issue('handshake', { state, nonce }, HANDSHAKE);
      return { location: `${root}/oauth2/v2.0/authorize?${query}`, handshake };
    },
    finish: async (handshake, form) => {
      const begun = Handshake.safeParse(handshake && (await tickets.read('handshake', handshake))).data;
      // Otherwise somebody else could sign this browser in, with a token of their own.
      if (!begun || !isSecret(begun.state, form.get('state') ?? undefined)) return 'not-begun';
      const token = form.get('id_token');
      if (token === null) return 'refused';
      const content = IdToken.safeParse(await read(token)).data;
      if (content?.tid !== tenant || !isSecret(begun.nonce, content.nonce)) return 'not-genuine';
      return content.roles.includes(ROLE) ? 'in' : 'no-role';
    },
  };
}

function unreachable(cause: unknown): CodedError {
  return new CodedError(
    'ENTRA_KEYS',
    'The keys by which Microsoft Entra ID signs could not be fetched. Check that login.microsoftonline.com can be reached.',
    { cause },
  );
}
