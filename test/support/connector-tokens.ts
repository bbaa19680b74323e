/** Tokens as the Bot Connector shows them, signed with a key that the SDK is given as one of Microsoft's. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import type { OpenIdMetadata } from 'botframework-connector/lib/auth/openIdMetadata.js';

/** Those of the Bot Connector, and of Entra ID for other bots and the Emulator. */
const KEYS = [
  'https://login.botframework.com/v1/.well-known/openidconfiguration',
  'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
];
const KEY_ID = 'key-1';

export interface ConnectorTokens {
  /** A token that is good for an app and a service URL, with claims replaced. */
  sign: (app: string, serviceUrl: string, claims?: Record<string, unknown>) => string;
  /** Lets the SDK fail to fetch the keys of Microsoft, or succeed again. */
  failWith: (error: Error | undefined) => void;
}

/** Stands in for the published keys of Microsoft, which the SDK fetches once and keeps for the process. */
export function connectorTokens(): ConnectorTokens {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  let failure: Error | undefined;
  const getKey = async (id: string) => {
    if (failure) throw failure;
    return id === KEY_ID ? { key, endorsements: ['msteams'] } : null;
  };
  const { openIdMetadataCache } = JwtTokenExtractor as unknown as {
    openIdMetadataCache: Map<string, OpenIdMetadata>;
  };
  for (const address of KEYS) openIdMetadataCache.set(address, { getKey } as unknown as OpenIdMetadata);
  return {
    failWith: (error) => {
      failure = error;
    },
    sign: (app, serviceUrl, claims = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const payload = {
        iss: 'https://api.botframework.com',
        aud: app,
        serviceurl: serviceUrl,
        nbf: now - 60,
        exp: now + 600,
        ...claims,
      };
      const content = `${part({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })}.${part(payload)}`;
      return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey, 'base64url')}`;
    },
  };
}

/** One of the first two parts of a token. */
export function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
