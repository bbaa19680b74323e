import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Preferences } from '../../src/chat/preferences.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { memoryPreferences } from '../support/memory-preferences.ts';
import { TeamsChat } from '../support/teams-driver.ts';

/** What must never be written down, wherever it stands in an activity. */
const CANARIES = ['kanarie-tekst', 'kanarie-navn', 'kanarie-id', 'kanarie-data', 'kanarie-fejl', 'testesen'];

let bot: RunningBot;
let printed: string[];
const spies: { mockRestore: () => void }[] = [];

beforeEach(() => {
  printed = [];
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    const spy = jest.spyOn(console, method);
    spies.push(
      spy.mockImplementation((...parts: unknown[]) => void printed.push(parts.map(String).join(' '))),
    );
  }
  for (const stream of [process.stdout, process.stderr]) {
    const spy = jest.spyOn(stream, 'write');
    spies.push(spy.mockImplementation((chunk) => printed.push(String(chunk)) > 0));
  }
});

afterEach(async () => {
  for (const spy of spies.splice(0)) spy.mockRestore();
  await bot.stop();
});

const canary = {
  from: { id: '29:kanarie-id', name: 'kanarie-navn Testesen', aadObjectId: 'kanarie-id' },
  conversation: {
    id: 'personal of 29:kanarie-id',
    conversationType: 'personal',
    tenantId: 'kanarie-id',
    name: 'kanarie-navn',
  },
  recipient: { id: '28:kanarie-id', name: 'kanarie-navn' },
  entities: [
    { type: 'mention', mentioned: { id: '28:kanarie-id', name: 'kanarie-navn' }, text: 'kanarie-navn' },
  ],
};
const data = {
  do: 'answer',
  lang: 'da',
  pack: 'proeve',
  guide: 'gift',
  edition: 'kanarie-data',
  walk: { answers: { 'kanarie-data': 'kanarie-data' }, known: {}, earlier: { giver: 'kanarie-data' } },
  shown: { outcome: 'kanarie-data', verdict: 'allowed' },
  fact: 'kanarie-data',
  value: 'kanarie-data',
};

/** Everything that a person can do, with canaries in it. */
async function doEverything(preferences: Preferences): Promise<void> {
  bot = await startBot({ pack: 'proeve', patience: 80, preferences });
  const anna = new TeamsChat(bot, { who: 'kanarie-id' });
  for (const text of ['kanarie-tekst', 'kanarie-tekst kanarie-navn gave', 'english kanarie-navn', '']) {
    await anna.say(text, canary);
    await anna.send('messageUpdate', { text, ...canary });
  }
  await anna.send('installationUpdate', { action: 'add', ...canary });
  await anna.send('messageDelete', canary);
  await anna.send('invoke', { name: 'kanarie-data', value: 'kanarie-data', ...canary });
  await anna.send('kanarie-data', canary);
  await anna.send('installationUpdate', { action: 'remove', ...canary });
  const invoke = { name: 'adaptiveCard/action', replyToId: 'kanarie-id', ...canary };
  const actions = ['answer', 'change', 'back', 'open', 'menu', 'language', 'pack', 'kanarie-data'];
  for (const action of actions) {
    const value = {
      action: { verb: 'kanarie-data', data: { ...data, known: { giver: 'kanarie-data' }, do: action } },
    };
    await anna.send('invoke', { ...invoke, value });
    await anna.send('invoke', { ...invoke, conversation: { id: '19:kanarie-id' }, value });
    await anna.send('message', { ...canary, value: value.action.data, replyToId: 'kanarie-id' });
  }
  await bot.post({ type: 'message', text: 'kanarie-tekst' });
  await bot.post('{"kanarie-tekst');
}

function expectNoCanary(): void {
  const written = [...bot.lines.map((line) => JSON.stringify(line)), ...printed].join('\n').toLowerCase();
  for (const word of CANARIES) expect(written).not.toContain(word);
}

describe('the log', () => {
  it('holds no text, name, id or action data of a person when all goes well', async () => {
    await doEverything(memoryPreferences());
    expect(bot.lines.filter(({ event }) => event === 'turn').length).toBeGreaterThan(20);
    expectNoCanary();
  });

  it('holds none when Teams fails', async () => {
    const kept = memoryPreferences();
    bot = await startBot({ pack: 'proeve', patience: 80, preferences: kept });
    const anna = new TeamsChat(bot, { who: 'kanarie-id' });
    await anna.say('kanarie-tekst gave', canary);
    for (const status of [400, 403, 404, 500]) {
      for (const kind of ['send', 'edit', 'create'] as const) bot.connector.fail(kind, status);
      await anna.say('kanarie-tekst', canary);
      await anna.execute({ ...data, edition: 'x' });
    }
    expect(bot.lines.filter(({ level }) => level === 'error').length).toBeGreaterThan(4);
    expectNoCanary();
  });

  it('holds none when we fail', async () => {
    const fail = async (): Promise<never> => {
      throw Object.assign(new Error('kanarie-fejl: kanarie-tekst of kanarie-navn'), { request: canary });
    };
    await doEverything({ choices: fail, choose: fail, welcomeOnce: fail, forget: fail });
    expect(bot.lines.filter(({ event }) => event === 'A turn failed').length).toBeGreaterThan(10);
    expectNoCanary();
  });
});
