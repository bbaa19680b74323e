import type restify from 'restify';
import { readJson } from './body.ts';
import { Refusal } from './refusal.ts';
import { pagePolicy, privatePage } from './security.ts';

/** Why a link opens no receipt, and why a walk gets none. */
type Refused = 'too-long' | 'unreadable' | 'unknown-key' | 'changed';
type Unfinished = 'not-a-walk' | 'guide-unknown' | 'other-edition' | 'not-finished';

/** What the routes of receipts answer with. */
export interface Receipts {
  /** @param accepted the languages of the browser, as its `Accept-Language` header names them */
  page: (token: string, accepted: string) => Promise<{ kind: 'genuine' | Refused; html: string }>;
  record: (token: string) => Promise<object | Refused>;
  issue: (body: unknown) => { link: string } | Unfinished;
}

/** A receipt tells of a case. */
const PRIVATE = privatePage(pagePolicy({ scripts: true }));

const statuses: Record<Refused, number> = {
  'too-long': 414,
  unreadable: 400,
  'unknown-key': 403,
  changed: 403,
};

const refusals: Record<Refused | Unfinished, [status: number, code: string, message: string]> = {
  'too-long': [statuses['too-long'], 'RECEIPT_TOO_LONG', 'The link is longer than any receipt.'],
  unreadable: [statuses.unreadable, 'RECEIPT_UNREADABLE', 'The link is not that of a receipt, or not whole.'],
  'unknown-key': [
    statuses['unknown-key'],
    'RECEIPT_KEY_UNKNOWN',
    'The receipt was signed with a key that is not in use here.',
  ],
  changed: [statuses.changed, 'RECEIPT_NOT_GENUINE', 'The receipt was changed, or somebody else made it.'],
  'not-a-walk': [400, 'NOT_A_WALK', 'A walk has pack, guide, edition, language and answers.'],
  'guide-unknown': [404, 'GUIDE_UNKNOWN', 'There is no such guide here.'],
  'other-edition': [409, 'EDITION_CHANGED', 'The guide has another edition now.'],
  'not-finished': [409, 'WALK_NOT_FINISHED', 'With these answers the guide still asks something.'],
};

/** A walk is a few answers: nothing of this size is one. */
const LARGEST_WALK = 16 * 1024;

/**
 * Mounts `GET /receipt/:token` (a page), the same with `.json` at its end (for machines), and `POST /api/receipts`
 * (a walk becomes the link to its receipt).
 */
export function mountReceipts(server: restify.Server, receipts: Receipts, bodySeconds: number): void {
  server.get('/receipt/:token', async (req: restify.Request, res: restify.Response) => {
    const token: string = req.params.token;
    if (token.endsWith('.json')) {
      const record = await receipts.record(token.slice(0, -'.json'.length));
      if (typeof record === 'string') throw refusalOf(record);
      res.send(200, record, PRIVATE);
      return;
    }
    const { kind, html } = await receipts.page(token, req.headers['accept-language'] ?? '');
    const status = kind === 'genuine' ? 200 : statuses[kind];
    const length = String(Buffer.byteLength(html));
    res.writeHead(status, {
      ...PRIVATE,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': length,
    });
    res.end(html);
  });

  server.post('/api/receipts', async (req: restify.Request, res: restify.Response) => {
    const made = receipts.issue(await readJson(req, { bytes: LARGEST_WALK, seconds: bodySeconds }));
    if (typeof made === 'string') throw refusalOf(made);
    res.send(201, made, PRIVATE);
  });
}

function refusalOf(kind: Refused | Unfinished): Refusal {
  return new Refusal(...refusals[kind]);
}
