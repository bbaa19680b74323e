import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { siteFile } from '../../src/site/file.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ site: new Map([['/tab', siteFile('<!doctype html>', 'html', false)]]) });
});
afterAll(() => bot.stop());

describe('an address where there is nothing', () => {
  it.each([
    ['da-DK,da;q=0.9', 'da', 'Den side findes ikke', 'Alle guider'],
    ['nn-NO', 'nb', 'Den siden finnes ikke', 'Alle veivisere'],
    ['de,en;q=0.5', 'en', 'There is no such page', 'All guides'],
    ['', 'da', 'Den side findes ikke', 'Alle guider'],
  ])(
    'is a page that leads to the guides, in the language of the browser: "%s"',
    async (accepted, lang, title, way) => {
      const headers = { Accept: 'text/html', 'Accept-Language': accepted };
      const response = await fetch(`${bot.url}/nothing`, { headers });
      expect(response.status).toBe(404);
      const { document } = new JSDOM(await response.text()).window;
      expect([document.documentElement.lang, document.querySelector('h1')?.textContent]).toEqual([
        lang,
        title,
      ]);
      const link = document.querySelector('main a');
      expect([link?.textContent, link?.getAttribute('href')]).toEqual([way, '/tab']);
    },
  );
});
