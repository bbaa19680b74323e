/** What somebody else writes never becomes a part of our pages and cards: no markup, no link, no header. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { siteFile } from '../../src/site/file.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { TeamsChat } from '../support/teams-driver.ts';

const MARK = 'elsewhere.example';
/** Markup of HTML, of the Markdown that Teams shows in cards, of templates and of headers. */
const evil = [
  `"><img src="//${MARK}" onerror="alert(1)">`,
  `</script><script src="//${MARK}"></script>`,
  `[her](https://${MARK})`,
  `![x](https://${MARK}/x.png)`,
  `<at>${MARK}</at>`,
  ['$', `{'${MARK}'}`].join(''),
  `x\r\nSet-Cookie: a=${MARK}`,
];

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({
    pack: 'proeve',
    site: new Map([['/tab', siteFile('<!doctype html>', 'html', false)]]),
  });
});
afterAll(() => bot.stop());

/** What a person gets to see of an answer; the data of buttons is for the bot alone. */
function shown(answer: unknown): string {
  return JSON.stringify(answer, (name, value) => (name === 'data' ? undefined : value));
}

/** Everything of an answer but the address that a redirect names in its escaped form. */
async function told(path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${bot.url}${path}`, {
    headers: { Accept: 'text/html', ...headers },
    redirect: 'manual',
  });
  expect(response.status).toBeLessThan(500);
  return JSON.stringify([[...response.headers], await response.text()]);
}

describe.each(evil)('pages never say back %s', (text) => {
  const written = encodeURIComponent(text);
  it.each([
    `/${written}`,
    `/receipt/${written}`,
    `/receipt/${written}.json`,
    `/receipt/files/${written}`,
    `/tab/files/${written}`,
    `/tab?x=${written}`,
    `/calendar/${written}/da.ics`,
    `/calendar/proeve/${written}.ics`,
    `/privacy?lang=${written}`,
    `/terms?lang=${written}`,
  ])('at %s', async (path) => {
    expect(await told(path)).not.toContain(MARK);
  });

  it('as the language of the browser', async () => {
    const accepted = { 'Accept-Language': text.replace(/[\r\n]/gu, ' ') };
    for (const path of ['/nothing', '/privacy', '/receipt/x'])
      expect(await told(path, accepted)).not.toContain(MARK);
  });
});

describe.each(evil)('cards never say back %s', (text) => {
  const menu = { do: 'menu', lang: 'da', pack: 'proeve' };
  const open = { ...menu, do: 'open', guide: 'gift', known: {} };
  const walk = { answers: { giver: text, [text]: text }, known: { giver: text }, earlier: { giver: text } };
  const place = { ...menu, guide: 'gift', edition: text, walk, shown: { fact: 'giver' } };
  const short = text.slice(0, 64);

  it.each<[string, object]>([
    ['of another municipality', { ...menu, pack: short }],
    ['of a topic', { ...menu, topic: short }],
    ['of a guide', { ...open, guide: short }],
    ['with something known', { ...open, known: { giver: text, [short]: text } }],
    ['with an answer', { ...place, do: 'answer', fact: 'giver', value: text }],
    ['of a question', { ...place, do: 'change', fact: short }],
    ['of a duty', { ...place, do: 'deadline-set', duty: short, value: text.slice(0, 40) }],
    ['of a language', { ...menu, do: 'language', lang: text }],
    ['with a text to look through', { ...menu, do: 'check', text }],
    ['of a muted rule', { ...menu, do: 'unmute', rule: short }],
  ])('in a click %s', async (_what, data) => {
    const anna = new TeamsChat(bot);
    const answer = await anna.execute(data);
    expect(answer.status).toBe(200);
    expect(shown(answer.body)).not.toContain(MARK);
  });

  it('when it is typed, searched for, or the name of who writes', async () => {
    const anna = new TeamsChat(bot);
    const from = { id: '29:anna', name: text, aadObjectId: 'aad-anna' };
    const before = bot.connector.received.length;
    await anna.say(`må jeg ${text}`, { from });
    await anna.say(text, { from, locale: text });
    const found = await anna.send('invoke', {
      name: 'composeExtension/query',
      value: { commandId: 'findGuide', parameters: [{ name: 'question', value: text }] },
    });
    const sent = bot.connector.received.slice(before).map(({ body }) => body);
    expect(sent).toHaveLength(2);
    expect([...sent, found.body].map(shown).join()).not.toContain(MARK);
  });
});
