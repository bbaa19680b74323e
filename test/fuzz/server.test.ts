import { afterAll, beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import { type Listening, startListening } from '../support/listening.ts';
import { TeamsChat } from '../support/teams-driver.ts';
import { nearly, nearlyText } from './malformed.ts';
import { fuzz } from './support.ts';

let running: Listening;
beforeAll(async () => {
  running = await startListening('2026-03-31T08:00:00Z');
});
afterAll(() => running.stop());

/** That a request is answered, and not with a fault of ours; what the test keeps of it goes. */
async function expectAnswer(request: Promise<Response>): Promise<void> {
  const response = await request;
  await response.arrayBuffer();
  const { bot } = running;
  const errors = bot.lines.filter(({ level }) => level === 'error');
  bot.lines.length = 0;
  bot.connector.received.length = 0;
  if (response.status >= 500) throw new Error(`An answer of ${response.status}: ${JSON.stringify(errors)}`);
}

describe('the server', () => {
  it('answers any activity', () => {
    const anna = new TeamsChat(running.bot);
    const menu = { do: 'menu', lang: 'da', pack: 'proeve' };
    const open = { do: 'open', lang: 'da', pack: 'proeve', guide: 'gift', known: {} };
    const activities = [
      anna.activity('message', { text: 'må jeg tage imod en gave' }),
      anna.activity('message', { value: menu }),
      anna.activity('installationUpdate', { action: 'add' }),
      ...[menu, open].map((data) =>
        anna.activity('invoke', { name: 'adaptiveCard/action', value: { action: { verb: 'x', data } } }),
      ),
      anna.activity('invoke', {
        name: 'composeExtension/query',
        value: { commandId: 'findGuide', parameters: [{ name: 'question', value: 'gave' }] },
      }),
    ];
    // Anna would be told off for her speed.
    const people = fc.tuple(nearly(activities), fc.nat(100)).map(([value, number]) => {
      const from = (value as { from?: { aadObjectId?: unknown } } | null)?.from;
      if (typeof from?.aadObjectId === 'string') from.aadObjectId += String(number);
      return JSON.stringify(value) ?? '';
    });
    return fuzz(1_500, people, (body) => expectAnswer(running.post('/api/messages', body)));
  });

  it('answers any body at every address that takes one', () => {
    const paths = ['/api/messages', '/api/signals', '/api/audit', '/api/receipts', '/nothing'];
    const walk = { pack: 'proeve', guide: 'gift', edition: '1', language: 'da', answers: { giver: 'x' } };
    const texts = [JSON.stringify(walk), '{"type":"message","channelId":"msteams"}', '[]'];
    const posts = fc.tuple(fc.constantFrom(...paths), nearlyText(texts));
    return fuzz(1_000, posts, ([path, body]) => expectAnswer(running.post(path, body)));
  });

  it('answers any address', () => {
    const paths = [
      '/receipt/x.y.z',
      '/calendar/proeve/da.ics',
      '/privacy?lang=da',
      '/tab/files/x.js',
      '/terms',
    ];
    const addresses = nearlyText(paths).map((path) => encodeURI(path.toWellFormed()).replace(/^\/*/u, '/'));
    return fuzz(500, addresses, (path) => expectAnswer(fetch(`${running.bot.url}${path}`)));
  });
});
