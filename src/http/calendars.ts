import type restify from 'restify';
import { Refusal } from './refusal.ts';

/** The recurring duties of a leader as a calendar file; undefined where there is no such pack or language. */
export type CalendarOf = (pack: string, language: string) => string | undefined;

/** Mounts `GET /calendar/:pack/:language.ics`. */
export function mountCalendars(server: restify.Server, calendarOf: CalendarOf): void {
  server.get('/calendar/:pack/:file', async (req: restify.Request, res: restify.Response) => {
    const { pack, file } = req.params as { pack: string; file: string };
    const language = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
    const calendar = calendarOf(pack, language);
    if (calendar === undefined) throw new Refusal(404, 'NOT_FOUND', 'There is no calendar at this address.');
    res.writeHead(200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${pack}-${language}.ics"`,
      'Content-Length': String(Buffer.byteLength(calendar)),
      'Cache-Control': 'no-cache',
    });
    res.end(calendar);
  });
}
