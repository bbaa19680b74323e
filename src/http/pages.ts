/** What a person gets in a browser where a machine gets an error as JSON: the way to the tab, or a page that leads there. */
import type restify from 'restify';
import { PAGE_HEADERS } from './files.ts';
import { nothingHere } from './refusal.ts';

/** The answer differs by who asks, and tomorrow there may be something at the address. */
const HEADERS = { ...PAGE_HEADERS, 'Cache-Control': 'no-store', Vary: 'Accept, Accept-Language' };

/** Whether a request comes from the address bar of a browser: only there a page is asked for by its type. */
export function asksForPage({ method, headers }: Pick<restify.Request, 'method' | 'headers'>): boolean {
  const types = (headers.accept ?? '').split(',').map((range) => range.split(';')[0]?.trim().toLowerCase());
  return method === 'GET' && types.includes('text/html');
}

/** Leads a browser from the addresses that people type to the tab. Throws a `Refusal` (404) for a machine. */
export function mountWaysToTab(server: restify.Server): void {
  for (const path of ['/', '/tab/']) {
    server.get(path, async (req: restify.Request, res: restify.Response) => {
      if (!asksForPage(req)) throw nothingHere();
      const { search } = new URL(req.url ?? path, 'http://localhost');
      res.writeHead(302, { ...HEADERS, Location: `/tab${search}`, 'Content-Length': '0' });
      res.end();
    });
  }
}

/** The body and the headers of a page that says that there is nothing at an address. */
export function missingPageAnswer(body: string): { body: string; headers: Record<string, string> } {
  const headers = {
    ...HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
  };
  return { body, headers };
}
