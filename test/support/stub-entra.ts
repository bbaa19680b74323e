/** Microsoft Entra ID as far as people sign in with it: keys, a page to sign in on, and tokens as told. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, SignJWT } from 'jose';
import { html } from '../../src/report/html.ts';

export const TENANT = '66666666-7777-8888-9999-aaaaaaaaaaaa';
export const SIGN_IN_APP = '11111111-2222-3333-4444-555555555555';
const KEY_ID = 'key-1';

/** Made once: that takes longer than a test. */
let pairs: Promise<[ours: GenerateKeyPairResult, strange: GenerateKeyPairResult]> | undefined;

export interface StubEntra {
  /** Its address, as that of Microsoft's, without a slash at the end. */
  authority: string;
  /** A token that is good at `now` for somebody with the role, with claims replaced (undefined takes one away). */
  sign: (claims: Record<string, unknown>, now: number, by?: 'us' | 'a stranger') => Promise<string>;
  /** What the page to sign in on gives: the claims of the token, or an error. */
  answersWith: (answer: { claims: Record<string, unknown> } | { error: string }) => void;
  /** The addresses that were asked for, in order. */
  asked: string[];
  /** Lets it give no keys, or give them again. */
  setAway: (isAway: boolean) => void;
  stop: () => Promise<void>;
}

/**
 * Starts it on a free port of this machine.
 * @param now milliseconds since 1970
 */
export async function startEntra(now: () => number): Promise<StubEntra> {
  pairs ??= Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const [ours, strange] = await pairs;
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' };
  const asked: string[] = [];
  let isAway = false;
  let answer: Parameters<StubEntra['answersWith']>[0] = { claims: {} };
  const server = createServer(async (req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '', authority);
    asked.push(pathname);
    const send = (status: number, type = 'text/plain', body = '') => {
      // restify's version of it, which every server of this process has, returns nothing.
      res.writeHead(status, { 'Content-Type': `${type}; charset=utf-8` });
      res.end(body);
    };
    if (isAway) return send(503);
    if (pathname === `/${TENANT}/discovery/v2.0/keys`) {
      return send(200, 'application/json', JSON.stringify({ keys: [jwk] }));
    }
    if (pathname !== `/${TENANT}/oauth2/v2.0/authorize`) return send(404);
    const nonce = searchParams.get('nonce') ?? '';
    const fields = 'error' in answer ? answer : { id_token: await sign({ nonce, ...answer.claims }, now()) };
    send(200, 'text/html', formPost(searchParams, fields));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // By name: for a browser it is another site than the bot, which it reaches by number.
  const authority = `http://localhost:${(server.address() as AddressInfo).port}`;

  async function sign(claims: Record<string, unknown>, at: number, by = 'us'): Promise<string> {
    const seconds = Math.floor(at / 1000);
    const usual = {
      iss: `${authority}/${TENANT}/v2.0`,
      aud: SIGN_IN_APP,
      tid: TENANT,
      ver: '2.0',
      sub: 'invented-subject',
      roles: ['Insights.Read'],
      iat: seconds,
      nbf: seconds,
      exp: seconds + 3_600,
    };
    return new SignJWT({ ...usual, ...claims })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })
      .sign(by === 'us' ? ours.privateKey : strange.privateKey);
  }
  return {
    authority,
    sign,
    asked,
    answersWith: (next) => {
      answer = next;
    },
    setAway: (next) => {
      isAway = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A page with the form that Microsoft's would post by itself. */
function formPost(query: URLSearchParams, fields: object): string {
  const all = Object.entries({ ...fields, state: query.get('state') ?? '' });
  const inputs = all.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}"/>`);
  return html`<!doctype html><link rel="icon" href="data:,"/><form method="post" action="${query.get('redirect_uri') ?? ''}">${inputs}<button>Go on</button></form>`
    .markup;
}
