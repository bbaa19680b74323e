import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTokens } from '../src/entra.ts';

const id = '11111111-2222-3333-4444-555555555555';
const tenant = '66666666-7777-8888-9999-aaaaaaaaaaaa';
const password = 'not-a-real-secret';
const single = { type: 'SingleTenant', id, tenant, password } as const;
const managed = { type: 'UserAssignedMSI', id, tenant } as const;
const SCOPE = 'https://graph.microsoft.com/.default';

/** The library as far as it is used; `asked`: what its credentials were made with and asked for. */
function library(answer: () => string) {
  const asked: unknown[][] = [];
  const credentialNamed = (name: string) =>
    class {
      constructor(...made: unknown[]) {
        asked.push([name, ...made]);
      }
      async getToken(scope: string) {
        asked.push([scope]);
        return { token: answer(), expiresOnTimestamp: 0 };
      }
    };
  let loaded = 0;
  const load = async () => {
    loaded += 1;
    return {
      ClientSecretCredential: credentialNamed('secret'),
      ManagedIdentityCredential: credentialNamed('managed'),
    } as unknown as typeof import('@azure/identity');
  };
  return { asked, load, loaded: () => loaded };
}

describe('a token', () => {
  it('is asked for with the secret of the app, by a library that is loaded for the first one', async () => {
    const { asked, load, loaded } = library(() => 'a-token');
    const token = createTokens(single, load);
    expect(loaded()).toBe(0);
    expect(await Promise.all([token(SCOPE), token(SCOPE)])).toEqual(['a-token', 'a-token']);
    expect(asked).toEqual([['secret', tenant, id, password], [SCOPE], [SCOPE]]);
    expect(loaded()).toBe(1);
  });

  it('that is refused is an error with the code of Entra ID, and without anything that was sent', async () => {
    const { load } = library(() => {
      throw new Error(`AADSTS7000215: Invalid client secret ${password}, trace KANARIE`);
    });
    const error: unknown = await createTokens(single, load)(SCOPE).catch((failure: unknown) => failure);
    expect(error).toMatchObject({
      code: 'ENTRA_REFUSED',
      message: expect.stringContaining('(AADSTS7000215)'),
    });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/not-a-real|KANARIE/u);
  });
});

describe('a token of a managed identity', () => {
  // The address in Azure App Service that gives tokens. The library finds it by these variables, once.
  const { IDENTITY_ENDPOINT, IDENTITY_HEADER } = process.env;
  const asked: string[] = [];
  let answer: { status: number; body: object };
  const server = createServer((req, res) => {
    asked.push(req.url ?? '');
    res.writeHead(answer.status, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(answer.body));
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`;
    process.env.IDENTITY_HEADER = 'a-header';
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
    for (const [name, value] of Object.entries({ IDENTITY_ENDPOINT, IDENTITY_HEADER })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('comes from Azure, for the identity that the app names', async () => {
    const expires_on = String(Math.floor(Date.now() / 1000) + 86_400);
    answer = { status: 200, body: { access_token: 'theirs', expires_on, token_type: 'Bearer' } };
    expect(await createTokens(managed)(SCOPE)).toBe('theirs');
    const query = new URL(asked[0] ?? '', 'http://localhost').searchParams;
    expect([query.get('resource'), query.get('client_id')]).toEqual(['https://graph.microsoft.com', id]);
  });

  it('is refused with what to do', async () => {
    answer = { status: 400, body: { error: 'invalid_request', error_description: 'KANARIE' } };
    const refused = createTokens({ ...managed, id: tenant })(SCOPE);
    await expect(refused).rejects.toMatchObject({
      code: 'ENTRA_REFUSED',
      message: expect.not.stringContaining('KANARIE'),
    });
    expect(asked).toHaveLength(2);
  });
});
