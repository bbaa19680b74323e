/** The privacy notice and the terms of use, as the server answers with them. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { JSDOM } from 'jsdom';
import type { Config } from '../../src/config.ts';
import { languages } from '../../src/guide/constants.ts';
import { migrations } from '../../src/store/migrations.ts';
import { noticeWordsOf } from '../../src/words/notice/words.ts';
import { type BotOptions, type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { key } from '../support/receipts.ts';

let bot: RunningBot | undefined;
afterEach(() => bot?.stop());

const kinds = ['privacy', 'terms'] as const;
const graph = (follows: NonNullable<Config['graph']>['follows']): Config['graph'] => ({
  keys: [key('graph')],
  follows,
  certificates: undefined,
  ownHosts: [],
});
const audit: Config['audit'] = {
  secret: 's'.repeat(32),
  domains: ['proeve.example'],
  types: { identity: [], health: [] },
};

async function open(path: string, options: BotOptions = {}, headers: Record<string, string> = {}) {
  await bot?.stop();
  bot = await startBot({ pack: 'proeve', ...options });
  const response = await fetch(`${bot.url}${path}`, { headers });
  const { document } = new JSDOM(await response.text()).window;
  return { response, document, text: document.querySelector('main')?.textContent ?? '' };
}

describe.each(kinds)('the page /%s', (kind) => {
  it.each([
    [`/${kind}`, 'da-DK,da;q=0.9', 'da'],
    [`/${kind}`, 'nn-NO', 'nb'],
    [`/${kind}`, 'de,en;q=0.5', 'en'],
    [`/${kind}`, '', 'da'],
    [`/${kind}?lang=nb`, 'da', 'nb'],
    [`/${kind}?lang=en`, 'da', 'en'],
    [`/${kind}?lang=%3Cscript%3E`, 'nb', 'nb'],
  ])('at %s is in the language of who opens it ("%s"): %s', async (path, accepted, language) => {
    const { response, document } = await open(path, {}, { 'Accept-Language': accepted });
    expect([response.status, document.documentElement.lang]).toEqual([200, language]);
    const { title } = noticeWordsOf(language as 'da')[kind];
    expect(document.querySelector('h1')?.textContent).toBe(title);
    expect(document.querySelector('[aria-current]')?.getAttribute('lang')).toBe(language);
  });

  it('runs no script, is framed by nobody, and nobody has to sign in for it', async () => {
    const { response, document } = await open(`/${kind}`);
    expect(document.querySelectorAll('script, [style], [onclick], form')).toHaveLength(0);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      vary: 'Accept-Language',
    });
  });

  it('names the municipality and whom to ask, and leads to the other page', async () => {
    const { document, text } = await open(`/${kind}?lang=da`);
    expect(document.querySelector('.kind')?.textContent).toBe('Må jeg? · Prøve Kommune');
    expect(text).toContain('spørg juristerne i Byrådscenteret (jura@proeve.example, 00 00 00 00)');
    expect(document.querySelector('.way')?.getAttribute('href')).toBe(
      kind === 'privacy' ? '/terms?lang=da' : '/privacy?lang=da',
    );
  });

  it('says of a demo that it is one, and speaks for no municipality', async () => {
    const { document, text } = await open(`/${kind}?lang=en`, { pack: undefined });
    expect(document.querySelector('.kind')?.textContent).toBe('Må jeg?');
    expect(text).toContain('This is a trial.');
    expect(text).not.toMatch(/Prøve|controller|legal basis/u);
  });
});

describe('the privacy notice', () => {
  it.each<[string, BotOptions, RegExp]>([
    ['reads along', { readAlong: true }, /Teams and group chats that have me/u],
    ['listens to the audit log', { audit }, /The log of Microsoft 365/u],
    ['follows calendars', { graph: graph(['calendar']) }, /Calendars of people who have the app/u],
    ['follows calendars', { graph: graph(['calendar']) }, /That I follow your calendar/u],
    ['follows chats', { graph: graph(['chats']) }, /All chats/u],
    ['follows channels', { graph: graph(['channels']) }, /All channels/u],
    [
      'takes reports of own systems',
      { sources: new Map([['/api/signals', async () => ({ status: 202 })]]) },
      /own systems\./u,
    ],
    [
      'may ask a language model',
      { model: { endpoint: 'https://proeve.openai.azure.com', key: 'k', deployment: 'd', apiVersion: 'v' } },
      /I ask a language model/u,
    ],
  ])('says so where the bot %s, and only there', async (_name, options, sentence) => {
    expect((await open('/privacy?lang=en', options)).text).toMatch(sentence);
    expect((await open('/privacy?lang=en')).text).not.toMatch(sentence);
  });

  it('promises to see only what is meant for the bot exactly where nothing else is looked at', async () => {
    const promise = 'I only see what is written to me';
    for (const options of [{}, { graph: graph(['calendar']) }, { audit }]) {
      expect((await open('/privacy?lang=en', options)).text).toContain(promise);
    }
    for (const options of [
      { readAlong: true },
      { graph: graph(['chats']) },
      { graph: graph(['channels']) },
    ]) {
      expect((await open('/privacy?lang=en', options)).text).not.toContain(promise);
    }
  });

  it('claims encryption and checked callers only where both are there', async () => {
    expect((await open('/privacy?lang=en')).text).not.toContain('encrypted');
    const app = { type: 'UserAssignedMSI', id: 'id', tenant: 'tenant' } as const;
    const { text } = await open('/privacy?lang=en', { app, address: 'https://maa-jeg.proeve.example' });
    expect(text).toContain('The connection is encrypted.');
  });

  it('tells of every table that holds something about people', async () => {
    const { document } = await open('/privacy?lang=en', { graph: graph(['calendar']) });
    const rows = [...document.querySelectorAll('tr')].map((row) => row.textContent ?? '');
    /** How the notice tells of each table; of those with nothing about people it need not. */
    const told: Record<string, RegExp | undefined> = {
      person_preference: /language and the municipality that you chose/u,
      person_address: /Where I can write to you/u,
      reminder: /A reminder: .*for 30 days/u,
      signal_seen: /Codes for what was reported.*30 days/u,
      muted_rule: /Rules that you want to hear no more about/u,
      reminder_count: /Counts for a day and a rule or a guide, without persons/u,
      usage_count: /Counts for a day and a rule or a guide, without persons.*for 25 months/u,
      graph_subscription: /follow your calendar/u,
      said_rule: /That I reminded you of a rule/u,
      delivery_pace: undefined,
      request_seen: undefined,
      source_cursor: undefined,
    };
    const tables = migrations.flatMap(({ statements }) =>
      statements.flatMap((statement) => /^CREATE TABLE (\w+)/u.exec(statement)?.[1] ?? []),
    );
    expect(tables.sort()).toEqual(Object.keys(told).sort());
    for (const sentence of Object.values(told)) {
      if (sentence) expect(rows).toContainEqual(expect.stringMatching(sentence));
    }
  });

  it('says as much in every language', () => {
    const extent = languages.map((language) => {
      const { privacy, terms } = noticeWordsOf(language);
      const parts = [privacy.kept.stored, privacy.notKept.items, privacy.notKept.text, privacy.model.on];
      const more = [
        privacy.access.text,
        privacy.access.secured,
        privacy.rights.text,
        privacy.rights.municipal,
      ];
      return [...parts, ...more, ...terms.parts.map(({ text }) => text)].map((list) => list.length);
    });
    expect(extent).toEqual(languages.map(() => extent[0]));
  });
});
