import type { IncomingHttpHeaders } from 'node:http';
import type restify from 'restify';
import type { Language } from '../guide/schema.ts';
import { readForm } from './body.ts';
import { cookieIn, cookieLine, GONE, type Kept } from './cookies.ts';
import { queryOf } from './query.ts';
import { Refusal } from './refusal.ts';
import { pagePolicy, privatePage } from './security.ts';

/** A page with its status; `retryAfter` in seconds. */
interface Page {
  status: number;
  html: string;
  retryAfter?: number;
}
/** A page that says why not, or the ticket of somebody who is let in. */
type SignedIn = Page | { session: Kept };

/** What the routes of the insights answer with. */
export interface Insights {
  open: (ticket: string | undefined, wish: URLSearchParams, language: Language) => Promise<Page>;
  signedOut: (language: Language) => Page;
  signIn:
    | { way: 'password'; enter: (typed: string, language: Language) => Promise<SignedIn> }
    | {
        way: 'entra';
        begin: () => Promise<{ location: string; handshake: Kept }>;
        finish: (
          handshake: string | undefined,
          form: URLSearchParams,
          language: Language,
        ) => Promise<SignedIn>;
      };
  /**
   * The language of a page.
   * @param asked what the address asks for, if anything
   * @param accepted the languages of the browser, as its `Accept-Language` header names them
   */
  languageOf: (asked: string | undefined, accepted: string) => Language;
  /** Whether browsers come by https. */
  isSecure: () => boolean;
}

const PRIVATE = privatePage(pagePolicy({ forms: true }));

/** A token with the groups of somebody who is in many of them is the largest that comes. */
const LARGEST_FORM = 64 * 1024;
/** It has to come along with what Microsoft's page lets the browser post. */
const HANDSHAKE = { name: 'insights-sign-in', sameSite: 'None', secure: true } as const;

/**
 * Mounts `GET /insights`, the ways in (`/insights/sign-in`, and `/insights/signed-in`, to which Microsoft lets the browser
 * post) and out (`POST /insights/sign-out`).
 */
export function mountInsights(server: restify.Server, insights: Insights, bodySeconds: number): void {
  const limits = { bytes: LARGEST_FORM, seconds: bodySeconds };
  const { signIn } = insights;
  const session = () => sessionCookie(insights);

  server.get('/insights', async (req: restify.Request, res: restify.Response) => {
    const ticket = cookieIn(req.headers, session());
    send(res, await insights.open(ticket, queryOf(req), languageOf(insights, req)));
  });

  server.post('/insights/sign-out', async (req: restify.Request, res: restify.Response) => {
    refuseOthers(req.headers);
    send(res, insights.signedOut(languageOf(insights, req)), [cookieLine(session(), GONE)]);
  });

  if (signIn.way === 'password') {
    server.post('/insights/sign-in', async (req: restify.Request, res: restify.Response) => {
      refuseOthers(req.headers);
      const typed = (await readForm(req, limits)).get('password') ?? '';
      const language = languageOf(insights, req);
      const answer = await signIn.enter(typed, language);
      if ('session' in answer) {
        goOn(res, 303, `/insights?lang=${language}`, [cookieLine(session(), answer.session)]);
      } else send(res, answer);
    });
    return;
  }
  server.get('/insights/sign-in', async (_req: restify.Request, res: restify.Response) => {
    const { location, handshake } = await signIn.begin();
    goOn(res, 302, location, [cookieLine(HANDSHAKE, handshake)]);
  });
  server.post('/insights/signed-in', async (req: restify.Request, res: restify.Response) => {
    const handshake = cookieIn(req.headers, HANDSHAKE);
    const answer = await signIn.finish(handshake, await readForm(req, limits), languageOf(insights, req));
    const used = cookieLine(HANDSHAKE, GONE);
    if ('session' in answer) goOn(res, 303, '/insights', [cookieLine(session(), answer.session), used]);
    else send(res, answer, [used]);
  });
}

/** It comes along where a link leads to the page, and with nothing else that another site makes a browser send. */
function sessionCookie({ signIn, isSecure }: Insights) {
  return { name: 'insights', sameSite: 'Lax', secure: signIn.way === 'entra' || isSecure() } as const;
}

/** Throws a `Refusal` (403) for a form on a page of another site: browsers say where it stands. */
function refuseOthers(headers: IncomingHttpHeaders): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') {
    throw new Refusal(403, 'FROM_ELSEWHERE', 'This form was sent by a page of another site.');
  }
}

function languageOf({ languageOf: choose }: Insights, req: restify.Request): Language {
  return choose(queryOf(req).get('lang') ?? undefined, req.headers['accept-language'] ?? '');
}

function send(res: restify.Response, { status, html, retryAfter }: Page, cookies: string[] = []): void {
  res.writeHead(status, {
    ...PRIVATE,
    ...(cookies.length > 0 && { 'Set-Cookie': cookies }),
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(html)),
  });
  res.end(html);
}

function goOn(res: restify.Response, status: 302 | 303, location: string, cookies: string[]): void {
  res.writeHead(status, { ...PRIVATE, Location: location, 'Set-Cookie': cookies, 'Content-Length': '0' });
  res.end();
}
