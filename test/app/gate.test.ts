import { afterEach, describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../src/words/words.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { textOf } from '../support/card-json.ts';
import { TeamsChat } from '../support/teams-driver.ts';

let bot: RunningBot;
afterEach(() => bot.stop());

async function started(): Promise<TeamsChat> {
  bot = await startBot({ pack: 'proeve' });
  return new TeamsChat(bot);
}

/** A message with one of its fields replaced. */
const withPart = (anna: TeamsChat, part: object) => anna.activity('message', { text: 'menu', ...part });

describe('something that is no activity', () => {
  it.each<[string, object]>([
    ['no sender', { from: undefined }],
    ['a sender without an id', { from: { name: 'Anna' } }],
    ['a sender with an empty id', { from: { id: '' } }],
    ['a sender that is a text', { from: 'anna' }],
    ['no conversation', { conversation: undefined }],
    ['a conversation that is null', { conversation: null }],
    ['a conversation with a number for an id', { conversation: { id: 1 } }],
    ['no recipient', { recipient: undefined }],
    ['no service URL', { serviceUrl: undefined }],
    ['a service URL that is none', { serviceUrl: 'teams' }],
    ['a service URL of a file', { serviceUrl: 'file:///etc/passwd' }],
    ['no channel', { channelId: undefined }],
    ['a list for a text', { text: ['menu'] }],
    ['a number for a locale', { locale: 7 }],
    ['a number for an id', { id: 7 }],
    ['attachments that are no list', { attachments: 'x' }],
    ['members that are no list', { membersAdded: {} }],
    ['a type that is a list', { type: ['message'] }],
  ])('is refused with 400: %s', async (_name, part) => {
    const anna = await started();
    const answer = await bot.post(withPart(anna, part));
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'NOT_AN_ACTIVITY' } } });
    expect(bot.connector.received).toEqual([]);
  });

  it.each([
    '',
    '{',
    '[[[[',
    '{"type":"message"}',
    '{"__proto__":{"type":"message"}}',
    '{"type":{"length":{"toString":null}}}',
    '['.repeat(100_000),
    `{"type":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ])('is refused with 400: %.40s', async (body) => {
    await started();
    expect((await bot.post(body)).status).toBe(400);
  });

  it.each(['[]', 'null', '"x"', '{}', '{"type":1}', '{"type":""}'])(
    'is refused by name where it is JSON: %s',
    async (body) => {
      await started();
      const error = { code: 'NOT_AN_ACTIVITY', message: 'This is no activity of a bot channel' };
      expect(await bot.post(body)).toEqual({ status: 400, body: { error } });
    },
  );
});

describe('an activity with something odd in it', () => {
  it.each<[string, object]>([
    ['times that are none', { timestamp: 'x', localTimestamp: 'yesterday', expiration: '' }],
    ['times that are numbers', { timestamp: 1, localTimestamp: {}, expiration: null }],
    ['a channel that nobody knows', { channelId: 'carrier-pigeon' }],
    ['no id', { id: undefined }],
    [
      'a conversation with more in it',
      { conversation: { id: 'c', conversationType: 'personal', isGroup: 'x', name: 7 } },
    ],
    [
      'people with more in them',
      { from: { id: '29:anna', name: 7, aadObjectId: null }, recipient: { id: '28:bot', role: [] } },
    ],
    ['channel data that is a text', { channelData: 'x' }],
    ['channel data of numbers', { channelData: { tenant: 7 } }],
    [
      'fields of objects',
      JSON.parse('{"__proto__":{"type":"invoke"},"constructor":{"prototype":{}},"toString":1}'),
    ],
    [
      '100 kB of entities',
      { entities: Array.from({ length: 3000 }, () => ({ type: 'clientInfo', x: 'x'.repeat(20) })) },
    ],
    ['a list a thousand deep', { value: undefined, extra: JSON.parse('['.repeat(1000) + ']'.repeat(1000)) }],
  ])('is answered: %s', async (_name, part) => {
    const anna = await started();
    expect((await bot.post(withPart(anna, part))).status).toBe(200);
    expect(bot.connector.received).toHaveLength(1);
    expect(bot.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is not taken for an invoke because of its prototype', async () => {
    const anna = await started();
    const text = JSON.stringify(withPart(anna, {})).replace(
      '{',
      '{"__proto__":{"deliveryMode":"expectReplies"},',
    );
    expect(await bot.post(text)).toEqual({ status: 200, body: '' });
  });

  it('is answered in the chat as ever when replies are expected in the response', async () => {
    const anna = await started();
    const part = { deliveryMode: 'expectReplies' };
    expect(await anna.say('menu', part)).toEqual({ status: 200, body: '' });
    expect(textOf(anna.card)).toContain(wordsOf('da').menuHeading);
  });
});

describe('a bot without an identity, which cannot know its caller', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.7:5432',
    'https://smba.trafficmanager.net/emea/',
    'http://127.0.0.1.elsewhere.example',
    'http://127.0.0.1@elsewhere.example',
    'http://[::ffff:a9fe:a9fe]/',
  ])('calls no address but those of this machine: %s', async (serviceUrl) => {
    const anna = await started();
    const answer = await bot.post(withPart(anna, { serviceUrl }));
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'NOT_LOCAL' } } });
  });
});

describe('a person who acts faster than anybody can', () => {
  it('is refused after a while, alone and until some time has passed; one line of the log says so', async () => {
    const time = { now: 0 };
    bot = await startBot({ pack: 'proeve', clock: () => time.now });
    const [anna, bo] = [new TeamsChat(bot), new TeamsChat(bot, { who: 'bo' })];
    const burst = async () => {
      const statuses = [];
      for (let turn = 0; turn < 130; turn++) statuses.push((await anna.send('typing')).status);
      return statuses.filter((status) => status === 429).length;
    };
    expect(await burst()).toBe(10);
    expect((await bo.say('menu')).status).toBe(200);
    time.now += 2_000;
    expect([await anna.say('menu'), await anna.say('menu'), await anna.say('menu')]).toMatchObject([
      { status: 200 },
      { status: 200 },
      { status: 429, body: { error: { code: 'TOO_MANY' } } },
    ]);
    expect(bot.lines.filter(({ code }) => code === 'TOO_MANY')).toHaveLength(1);
  });
});

describe('action data', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text of 100 kB', 'x'.repeat(100_000)],
    ['fields of objects', JSON.parse('{"__proto__":{"do":"menu","lang":"da","pack":"proeve"}}')],
    ['a button of 100 kB', { do: 'menu', lang: 'da', pack: 'x'.repeat(100_000) }],
  ])('that cannot be read is answered with the menu: %s', async (_name, data) => {
    const anna = await started();
    expect((await anna.execute(data)).status).toBe(200);
    expect(textOf(anna.card)).toContain(wordsOf('da').cardUnreadable);
  });

  it.each<[string, unknown]>([
    ['no value', undefined],
    ['null', null],
    ['a text', 'x'],
    ['no action', {}],
    ['an action that is a text', { action: 'x' }],
  ])('is missed without harm: %s', async (_name, value) => {
    const anna = await started();
    const answer = await anna.send('invoke', { name: 'adaptiveCard/action', value });
    expect(answer).toMatchObject({ status: 200, body: { statusCode: 200 } });
  });
});

describe('a body that is deeper than any card', () => {
  it.each([1000, 10_000, 100_000])('is answered with less than 500 at %d levels', async (depth) => {
    const anna = await started();
    const value = { action: { data: 'deep' } };
    const activity = anna.activity('invoke', { name: 'adaptiveCard/action', value });
    const body = JSON.stringify(activity).replace('"deep"', `${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect((await bot.post(body)).status).toBeLessThan(500);
    expect((await anna.say('menu')).status).toBe(200);
  });
});

describe('what the bot has no part in', () => {
  it.each([
    'composeExtension/query',
    'composeExtension/fetchTask',
    'task/fetch',
    'message/submitAction',
    'application/search',
    'signin/verifyState',
    'config/fetch',
    '',
    undefined,
    null,
  ])('an invoke is answered with 200: %s', async (name) => {
    const anna = await started();
    const answer = await anna.send('invoke', { name, value: { commandId: 'x' } });
    expect(answer).toMatchObject({ status: 200, body: { statusCode: 400, value: { code: 'NotSupported' } } });
    expect(bot.connector.received).toEqual([]);
  });

  it.each([
    'typing',
    'event',
    'messageReaction',
    'endOfConversation',
    'trace',
    'handoff',
    'invokeResponse',
    'installationUpdate',
    'conversationUpdate',
    'something-new',
    'constructor',
  ])('an activity is passed over: %s', async (type) => {
    const anna = await started();
    expect(await anna.send(type, { text: 'menu', action: 'x' })).toEqual({ status: 200, body: '' });
    expect(bot.connector.received).toEqual([]);
  });
});
