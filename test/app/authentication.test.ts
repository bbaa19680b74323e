import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AuthenticationError } from 'botframework-connector';
import type { AppIdentity } from '../../src/config.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { connectorTokens, part } from '../support/connector-tokens.ts';
import { TeamsChat } from '../support/teams-driver.ts';

const APP = '2a6f5d3c-0b1e-4f7a-9c8d-1e2f3a4b5c6d';
const TENANT = '7f0c2b1e-5a44-4c0d-9b7e-2d6f1a3c8e10';
const identities: AppIdentity[] = [
  { type: 'SingleTenant', id: APP, tenant: TENANT, password: 'not a real secret' },
  { type: 'UserAssignedMSI', id: APP, tenant: TENANT },
];
const tokens = connectorTokens();

let bot: RunningBot;
beforeEach(() => {
  // The SDK prints what it finds wrong with a token.
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(async () => {
  jest.restoreAllMocks();
  tokens.failWith(undefined);
  await bot.stop();
});

const menu = { action: { verb: 'menu', data: { do: 'menu', lang: 'da', pack: 'proeve' } } };

const here = (tenantId: string | undefined = TENANT) => ({
  conversation: { id: '19:groupChat@thread', conversationType: 'groupChat', tenantId },
  channelData: {},
});

/** A click among others, shown with a token: it is answered in its response, without a word to the connector. */
function click(authorization: string | undefined, part: object = here()) {
  const anna = new TeamsChat(bot, { type: 'groupChat' });
  const activity = anna.activity('invoke', { name: 'adaptiveCard/action', value: menu, ...here(), ...part });
  return bot.post(activity, authorization === undefined ? {} : { Authorization: authorization });
}

const errors = () => bot.lines.filter(({ level }) => level === 'error');

describe.each(identities)('a bot with an identity of type $type', (app) => {
  beforeEach(async () => {
    bot = await startBot({ pack: 'proeve', app });
  });

  it('answers the Bot Connector', async () => {
    const answer = await click(`Bearer ${tokens.sign(APP, bot.connector.url)}`);
    expect(answer).toMatchObject({ status: 200, body: { value: { type: 'AdaptiveCard' } } });
  });

  const unsigned = `${part({ alg: 'none', typ: 'JWT', kid: 'key-1' })}.${part({ iss: 'https://api.botframework.com', aud: APP })}.`;
  const now = Math.floor(Date.now() / 1000);
  it.each<[string, (url: string) => string | undefined]>([
    ['nothing', () => undefined],
    ['an empty header', () => ''],
    ['a word', () => 'Bearer'],
    ['a token that is none', () => 'Bearer abc'],
    ['three parts that are no token', () => 'Bearer a.b.c'],
    ['a token whose claims are no JSON', () => `Bearer ${part({ alg: 'RS256', typ: 'JWT' })}.constructor.x`],
    ['an endless token', () => `Bearer ${'x'.repeat(8000)}`],
    ['another scheme', () => 'Basic dXNlcjpwYXNz'],
    ['a token that nobody signed', () => `Bearer ${unsigned}`],
    ['a token that was signed for other words', (url) => `Bearer ${forged(tokens.sign(APP, url))}`],
    [
      'a token of somebody else',
      (url) => `Bearer ${tokens.sign(APP, url, { iss: 'https://elsewhere.example' })}`,
    ],
    ['a token for another app', (url) => `Bearer ${tokens.sign(TENANT, url)}`],
    ['a token for another service URL', () => `Bearer ${tokens.sign(APP, 'https://elsewhere.example')}`],
    ['a token of yesterday', (url) => `Bearer ${tokens.sign(APP, url, { exp: now - 86_400 })}`],
    ['a token for no service URL', (url) => `Bearer ${tokens.sign(APP, url, { serviceurl: undefined })}`],
    ['a token of another bot, as for a skill', (url) => `Bearer ${tokens.sign(APP, url, ofBot(TENANT))}`],
    [
      'a token of ours for somebody else, as of the Emulator',
      (url) => `Bearer ${tokens.sign(TENANT, url, ofBot(APP))}`,
    ],
    ['a token of tomorrow', (url) => `Bearer ${tokens.sign(APP, url, { nbf: now + 86_400 })}`],
  ])('lets nobody in who shows %s', async (_name, shown) => {
    const answer = await click(shown(bot.connector.url));
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'NOT_AUTHENTICATED' } } });
    expect(bot.connector.received).toEqual([]);
    expect(JSON.stringify([answer, bot.lines])).not.toContain('eyJ');
    expect(errors()).toEqual([]);
  });

  it('answers its own tenant, in whichever letters it is written', async () => {
    const token = `Bearer ${tokens.sign(APP, bot.connector.url)}`;
    expect((await click(token, here(TENANT.toUpperCase()))).status).toBe(200);
    const named = { ...here(), conversation: { id: 'c' }, channelData: { tenant: { id: TENANT } } };
    expect((await click(token, named)).status).toBe(200);
  });

  it.each<[string, string, object]>([
    ['another tenant', 'OTHER_TENANT', here(APP)],
    ['no tenant', 'OTHER_TENANT', { ...here(), conversation: { id: 'c' } }],
    [
      'another tenant whose channel data name ours',
      'OTHER_TENANT',
      { ...here(APP), channelData: { tenant: { id: TENANT } } },
    ],
    ['Direct Line, where callers write who they are', 'OTHER_CHANNEL', { channelId: 'directline' }],
    ['Web Chat', 'OTHER_CHANNEL', { channelId: 'webchat' }],
    ['the channel whose service URL the SDK does not check', 'OTHER_CHANNEL', { channelId: 'AseChannel' }],
  ])('lets nobody in from %s, however good the token', async (_name, code, part) => {
    const answer = await click(`Bearer ${tokens.sign(APP, bot.connector.url)}`, part);
    expect(answer).toMatchObject({ status: 403, body: { error: { code } } });
    expect(bot.connector.received).toEqual([]);
    expect(bot.lines).toContainEqual(expect.objectContaining({ level: 'warn', code, count: 1 }));
  });

  it.each([new TypeError('fetch failed'), new AuthenticationError('Failed to load openID config: 503', 500)])(
    'says 500 when the keys of Microsoft cannot be had, and the log shows it: %s',
    async (error) => {
      tokens.failWith(error);
      expect((await click(`Bearer ${tokens.sign(APP, bot.connector.url)}`)).status).toBe(500);
      expect(errors()).toHaveLength(1);
    },
  );
});

/** Claims of a token that Entra ID made for a bot. */
function ofBot(app: string) {
  return { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: app };
}

/** The same signature below other claims. */
function forged(token: string): string {
  const [head, claims = '', signature] = token.split('.');
  const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), oid: 'somebody' };
  return [head, part(changed), signature].join('.');
}
