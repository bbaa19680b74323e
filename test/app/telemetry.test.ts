import { afterEach, describe, expect, it } from '@jest/globals';
import type { Preferences } from '../../src/chat/preferences.ts';
import type { Reminder } from '../../src/remind/reminder.ts';
import type { OpenTelemetry } from '../../src/telemetry/open-telemetry.ts';
import { wordsOf } from '../../src/words/words.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { textOf } from '../support/card-json.ts';
import { linesOf, measuring } from '../support/measuring.ts';
import { memoryPreferences } from '../support/memory-preferences.ts';
import { startCollector } from '../support/stub-collector.ts';
import { TeamsChat } from '../support/teams-driver.ts';

let bot: RunningBot;
let open: OpenTelemetry;
afterEach(async () => {
  await bot.stop();
  await open.stop();
});

async function start(preferences: Preferences = memoryPreferences(), telemetry = measuring()) {
  open = telemetry;
  bot = await startBot({ pack: 'proeve', preferences, telemetry: open.telemetry, readAlong: true });
  return new TeamsChat(bot);
}

const turns = async () => linesOf(await open.text(), 'maajeg_turns_total');
const lines = async (name: string) => linesOf(await open.text(), name);
const invoke = (name: string, value: object) => ['invoke', { name, value }] as const;
const question = { commandId: 'findGuide', parameters: [{ name: 'question', value: 'gave' }] };

describe('a turn', () => {
  it.each([
    ['a message', ['message', { text: 'menu' }], 'verb="menu",result="answered"'],
    ['an installation', ['installationUpdate', { action: 'add' }], 'verb="welcome",result="answered"'],
    ['a search', invoke('composeExtension/query', question), 'verb="search",result="answered"'],
    ['an unknown invoke', invoke('something/else', {}), 'verb="none",result="no-answer"'],
    [
      'the removal of the app',
      ['installationUpdate', { action: 'remove' }],
      'verb="none",result="no-answer"',
    ],
    ['what is none of ours', ['typing', {}], 'verb="none",result="no-answer"'],
  ] as const)('that is %s is counted once', async (_what, [type, part], labels) => {
    const anna = await start();
    await anna.send(type, part);
    expect(await turns()).toEqual([`{${labels}} 1`]);
    expect(await lines('maajeg_turn_seconds_count')).toHaveLength(1);
  });

  it('that was only read along is none to answer', async () => {
    await start();
    const group = new TeamsChat(bot, { type: 'channel' });
    await group.send('message', { text: 'cpr 010190-1234' });
    expect(await turns()).toEqual(['{verb="none",result="no-answer"} 1']);
  });

  it('that is a click tells its step, and the request that changes the message', async () => {
    const anna = await start();
    await anna.say('må jeg tage imod en gave');
    await anna.click('En kollega');
    expect(await turns()).toContain('{verb="answer",result="answered"} 1');
    // A card says itself in which language it speaks: nothing is looked up for it.
    expect(await lines('maajeg_turn_part_seconds_count')).toEqual(
      expect.arrayContaining(['{part="address"} 2', '{part="choices"} 1', '{part="step"} 2']),
    );
    expect(await lines('maajeg_connector_seconds_count')).toEqual(['{call="reply"} 1', '{call="update"} 1']);
  });

  it('that fails is counted as that, with the verb where it was known', async () => {
    const gone = async () => Promise.reject(new Error('gone'));
    const anna = await start({ ...memoryPreferences(), choices: gone, choose: gone });
    await anna.say('menu');
    await anna.execute({ do: 'language', lang: 'en', pack: 'proeve' });
    expect(await turns()).toEqual(['{verb="none",result="failed"} 1', '{verb="language",result="failed"} 1']);
  });

  it('counts the requests that Teams refuses, also where the turn goes on', async () => {
    const anna = await start();
    await anna.say('må jeg tage imod en gave');
    bot.connector.fail('edit', { status: 404 });
    await anna.click('En kollega');
    expect(await lines('maajeg_connector_errors_total')).toEqual(['{call="update",code="404"} 1']);
    expect(await turns()).toContain('{verb="answer",result="answered"} 1');
  });

  it('goes on as ever while the collector is gone', async () => {
    const collector = await startCollector();
    await collector.stop();
    const lost: unknown[] = [];
    const settings = { endpoint: collector.endpoint, headers: {} };
    const telemetry = measuring({
      collector: settings,
      collectorPatience: 50,
      lost: (error) => lost.push(error),
    });
    const anna = await start(memoryPreferences(), telemetry);
    // More than are sent in one go, so that some are lost while turns go on.
    for (let times = 0; times < 120; times += 1) {
      expect((await anna.say('menu')).status).toBe(200);
    }
    expect(textOf(anna.card)).toContain(wordsOf('da').menuHeading);
    expect(await turns()).toEqual(['{verb="menu",result="answered"} 120']);
    await open.stop();
    expect(lost.length).toBeGreaterThan(0);
  });
});

describe('a reminder', () => {
  it('is measured as requests to Teams, and as no turn', async () => {
    await start();
    const reminder: Reminder = {
      id: 'one',
      person: 'key',
      pack: 'proeve',
      about: { kind: 'signal', rule: 'mail-out', origin: 'teams', at: 0 },
      due: 0,
      expires: 1,
    };
    const ids = { tenant: 't', objectId: undefined, user: '29:anna', bot: '28:bot', conversation: undefined };
    bot.connector.fail('create', { status: 403, code: 'BotDisabledByAdmin' });
    const sent = await bot.messenger.send({ ...ids, serviceUrl: bot.connector.url }, reminder, 'da');
    expect(sent).toEqual({ kind: 'gone' });
    expect(await lines('maajeg_connector_errors_total')).toEqual(['{call="create",code="403"} 1']);
    expect(await turns()).toEqual([]);
  });
});
