/** The tokens by which Microsoft Graph says that content comes from it. */
import type { JWTVerifyGetKey } from 'jose';
import { createEntraTokenReader, keysAt } from '../../entra-tokens.ts';
import { CodedError } from '../../errors.ts';

/** The app of Microsoft that publishes change notifications. */
const PUBLISHER = '0bf30f3b-4a52-48df-9a82-234910c4a086';
const KEYS = 'https://login.microsoftonline.com/common/discovery/v2.0/keys';

export interface TokenParts {
  tenant: string;
  /** The app id of the bot: whom the tokens are for. */
  app: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The keys of Microsoft: fetched and kept by `jose` unless given. */
  keys?: JWTVerifyGetKey;
}

/** Whether every one of the tokens is from Microsoft Graph and for us, and there is one. */
export type AreGenuine = (tokens: readonly string[]) => Promise<boolean>;

/**
 * Checks signature, issuer (our tenant), audience (our app), publisher and time. Rejects with GRAPH_KEYS where the keys
 * of Microsoft cannot be fetched: then nothing is known of the tokens.
 */
export function createTokenCheck({ tenant, app, now, keys = keysAt(KEYS) }: TokenParts): AreGenuine {
  const read = createEntraTokenReader({
    issuers: [`https://sts.windows.net/${tenant}/`, `https://login.microsoftonline.com/${tenant}/v2.0`],
    audience: app,
    now,
    keys,
    unreachable,
  });
  const isGenuine = async (token: string): Promise<boolean> => {
    const content = await read(token);
    // Version 1 of the tokens names the publisher in `appid`, version 2 in `azp`.
    return content !== undefined && (content.appid ?? content.azp) === PUBLISHER;
  };
  return async (tokens) => {
    for (const token of new Set(tokens)) if (!(await isGenuine(token))) return false;
    return tokens.length > 0;
  };
}

function unreachable(cause: unknown): CodedError {
  return new CodedError(
    'GRAPH_KEYS',
    'The keys of Microsoft could not be fetched. Check that login.microsoftonline.com can be reached.',
    { cause },
  );
}
