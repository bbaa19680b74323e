import { afterEach, expect, it } from '@jest/globals';
import { type Running, start } from './support.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.server.stop(0.05);
  running = undefined;
});

async function get(path: string): Promise<Response> {
  running = await start({
    calendarOf: (pack, language) => (pack === 'proeve' && language === 'da' ? 'BEGIN:VCALENDAR' : undefined),
  });
  return fetch(`${running.url}${path}`);
}

it('gives a calendar as a file to save, under the name of pack and language', async () => {
  const response = await get('/calendar/proeve/da.ics');
  expect([response.status, await response.text()]).toEqual([200, 'BEGIN:VCALENDAR']);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="proeve-da.ics"');
});

it.each([
  '/calendar/proeve/sv.ics',
  '/calendar/other/da.ics',
  '/calendar/proeve/da',
  '/calendar/proeve/%22.ics',
])('has none at %s', async (path) => {
  expect((await get(path)).status).toBe(404);
});
