import type restify from 'restify';
import { CodedError } from '../errors.ts';
import type { Log } from '../log.ts';
import { readJson } from './body.ts';
import { type CalendarOf, mountCalendars } from './calendars.ts';
import { mountFiles, type ServedFile } from './files.ts';
import { type Insights, mountInsights } from './insights.ts';
import { mountNotices, type NoticeOf } from './notices.ts';
import { mountWaysToTab } from './pages.ts';
import { mountReceipts, type Receipts } from './receipts.ts';
import { mountSources, type Receive } from './sources.ts';

/** Whether the bot can do its work, and what each thing that it needs says about that. */
interface Readiness {
  ready: boolean;
  checks: Record<string, string>;
}

/** A request with the JSON that came in it, whatever that is. */
type TurnRequest = restify.Request & { body: unknown };

export interface Routes {
  /** Answers one turn; `req.body` holds what should be an activity. It has answered when the promise resolves. */
  messages: (req: TurnRequest, res: restify.Response) => Promise<void>;
  ready: () => Promise<Readiness>;
  /** The files of the tab and of receipts by their path; none unless given. */
  files?: ReadonlyMap<string, ServedFile>;
  /**
   * The page of an address where there is nothing, for a browser; without it the answer is JSON for everybody.
   * @param accepted the languages of the browser, as its `Accept-Language` header names them
   */
  missingPage?: (accepted: string) => string;
  /** The privacy notice and the terms of use; none unless given. */
  noticeOf?: NoticeOf;
  /** The numbers for the policy owner; shown nowhere unless given. */
  insights?: Insights;
  /** Makes and checks receipts; without it there are none. */
  receipts?: Receipts;
  /** Takes in what other systems report, by path; none unless given. */
  sources?: ReadonlyMap<string, Receive>;
  /** Calendars to download; none unless given. */
  calendarOf?: CalendarOf;
  log: Log;
  /** The largest body, in bytes: 512 KiB unless set. */
  bodyLimit?: number;
  /** How long a body may take to arrive: 10 seconds unless set. */
  bodySeconds?: number;
}

/** Mounts the routes: `POST /api/messages`, `GET /healthz`, `GET /readyz`, files, notices, the insights, and those of receipts. */
export function mountRoutes(server: restify.Server, parts: Routes, isStopping: () => boolean): void {
  const limits = { bytes: parts.bodyLimit ?? 512 * 1024, seconds: parts.bodySeconds ?? 10 };

  mountFiles(server, parts.files ?? new Map());
  if (parts.files?.has('/tab')) mountWaysToTab(server);

  // restify takes a handler without `next` only when it is an async function itself.
  server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
    const body = await readJson(req, limits);
    await parts.messages(Object.assign(req, { body }), res);
    if (!res.writableEnded && !res.destroyed) {
      throw new CodedError(
        'NO_ANSWER',
        'The messages handler ended without an answer. Let it end the response.',
      );
    }
  });

  if (parts.noticeOf) mountNotices(server, parts.noticeOf);
  if (parts.insights) mountInsights(server, parts.insights, limits.seconds);
  if (parts.receipts) mountReceipts(server, parts.receipts, limits.seconds);
  if (parts.calendarOf) mountCalendars(server, parts.calendarOf);
  mountSources(server, parts.sources ?? new Map(), limits.seconds, parts.log);

  server.get('/healthz', async (_req: restify.Request, res: restify.Response) => {
    answer(res, 200, { status: 'ok' });
  });

  server.get('/readyz', async (_req: restify.Request, res: restify.Response) => {
    if (isStopping()) return answer(res, 503, { status: 'stopping', checks: {} });
    const { ready, checks } = await parts.ready();
    answer(res, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', checks });
  });
}

function answer(res: restify.Response, status: number, body: object): void {
  res.send(status, body, { 'Cache-Control': 'no-store' });
}
