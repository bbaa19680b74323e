import type restify from 'restify';
import { queryOf } from './query.ts';
import { pagePolicy } from './security.ts';

/** The pages that tell how data are handled, and how the bot may be used, by their address. */
export const noticeKinds = ['privacy', 'terms'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/**
 * The HTML of a notice.
 * @param asked the language that the address asks for, if any
 * @param accepted the languages of the browser, as its `Accept-Language` header names them
 */
export type NoticeOf = (kind: NoticeKind, asked: string | undefined, accepted: string) => string;

/** They change with the settings of the server, and by who asks. */
const HEADERS = {
  'Content-Security-Policy': pagePolicy(),
  'Cache-Control': 'no-cache',
  Vary: 'Accept-Language',
  'Content-Type': 'text/html; charset=utf-8',
};

/** Mounts `GET /privacy` and `GET /terms`, both for everybody; `?lang=da` asks for a language. */
export function mountNotices(server: restify.Server, noticeOf: NoticeOf): void {
  for (const kind of noticeKinds) {
    server.get(`/${kind}`, async (req: restify.Request, res: restify.Response) => {
      const asked = queryOf(req).get('lang') ?? undefined;
      const body = noticeOf(kind, asked, req.headers['accept-language'] ?? '');
      res.writeHead(200, { ...HEADERS, 'Content-Length': String(Buffer.byteLength(body)) });
      res.end(body);
    });
  }
}
