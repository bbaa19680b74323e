import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { personKeyOf } from '../../src/remind/person.ts';
import type { Address } from '../../src/remind/reminder.ts';
import { type Intake, Signal } from '../../src/remind/signal.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { nothingErased } from '../support/fake-mine.ts';
import { BOT, TeamsChat } from '../support/teams-driver.ts';

let bot: RunningBot;
let taken: Intake[];
let kept: { person: string; address: Address; language: string }[];
let erased: string[];
beforeEach(async () => {
  [taken, kept, erased] = [[], [], []];
  bot = await startReading(true);
});
afterEach(() => bot.stop());

/** A bot that notes what it takes in, keeps and erases. */
function startReading(readAlong: boolean): Promise<RunningBot> {
  return startBot({
    pack: 'proeve',
    readAlong,
    take: async (intake) => {
      taken.push(intake);
    },
    people: {
      remember: async (person, address, language) => {
        kept.push({ person, address, language });
      },
      erase: async (person) => {
        erased.push(person);
        return nothingErased;
      },
    },
  });
}

const ANNA = personKeyOf('tenant-1', 'aad-anna');
const NUMBER = 'Ring til borgeren med cpr 010158-5006';

describe('a message that the bot may read along', () => {
  it.each([
    ['channel', 'channel'],
    ['groupChat', 'chat'],
  ] as const)(
    'in a %s is not answered; an identity number in it is taken in, and nothing of the text',
    async (type, where) => {
      const anna = new TeamsChat(bot, { type });
      expect((await anna.send('message', { text: `<p>${NUMBER}</p>` })).status).toBe(200);
      expect(bot.connector.received).toEqual([]);
      const [signal] = taken.flatMap(({ signals }) => signals);
      expect(Signal.parse(signal)).toMatchObject({
        actor: 'aad-anna',
        tenant: 'tenant-1',
        origin: 'teams',
        kind: 'personal-data',
        attributes: { what: 'identity-number', where, to: 'unknown' },
        at: '2026-03-31T08:00:00.000Z',
      });
      expect(JSON.stringify([taken, bot.lines])).not.toMatch(/010158|5006|borgeren/u);
      // Who never wrote to the bot is not noted by it.
      expect(kept).toEqual([]);
    },
  );

  it('is let go unread where the municipality has not decided that the bot reads along', async () => {
    await bot.stop();
    bot = await startReading(false);
    const anna = new TeamsChat(bot, { type: 'channel' });
    expect((await anna.send('message', { text: NUMBER })).status).toBe(200);
    expect([taken, kept, bot.connector.received]).toEqual([[], [], []]);
  });

  it('is let go where it holds no number', async () => {
    const anna = new TeamsChat(bot, { type: 'channel' });
    await anna.send('message', { text: 'Vi mødes kl. 10 i morgen' });
    expect([taken, bot.connector.received]).toEqual([[], []]);
  });

  it('is let go where an app wrote it, or somebody without an object id', async () => {
    const anna = new TeamsChat(bot, { type: 'channel' });
    await anna.send('message', { text: NUMBER, from: { id: '28:other-app', aadObjectId: 'aad-app' } });
    await anna.send('message', { text: NUMBER, from: { id: '29:guest' } });
    expect(taken).toEqual([]);
  });

  it('is not looked at where the bot is asked: there it is told at once', async () => {
    const anna = new TeamsChat(bot, { type: 'channel' });
    await anna.say(NUMBER);
    await new TeamsChat(bot).say(NUMBER);
    expect(taken).toEqual([]);
    expect(bot.connector.received).toHaveLength(2);
  });
});

describe('where a person can be written to', () => {
  it('is noted with every message, the chat only where it is the person’s own', async () => {
    await new TeamsChat(bot, { locale: 'en-GB' }).say('menu');
    await new TeamsChat(bot, { type: 'channel' }).say('menu');
    const ids = { tenant: 'tenant-1', objectId: 'aad-anna', user: '29:anna', bot: BOT.id };
    expect(kept).toEqual([
      {
        person: ANNA,
        language: 'en',
        address: { ...ids, conversation: 'personal of 29:anna', serviceUrl: bot.connector.url },
      },
      {
        person: ANNA,
        language: 'da',
        address: { ...ids, conversation: undefined, serviceUrl: bot.connector.url },
      },
    ]);
  });

  it('is erased with all about the person who takes the app away, and not when a team does', async () => {
    await new TeamsChat(bot, { type: 'channel' }).send('installationUpdate', { action: 'remove' });
    expect(erased).toEqual([]);
    await new TeamsChat(bot).send('installationUpdate', { action: 'remove' });
    expect([erased, kept]).toEqual([[ANNA], []]);
  });
});

it('a store that is gone keeps nobody from an answer', async () => {
  await bot.stop();
  const gone = async () => {
    throw new Error('gone');
  };
  bot = await startBot({ pack: 'proeve', people: { remember: gone, erase: gone } });
  const anna = new TeamsChat(bot);
  await anna.say('menu');
  expect(bot.connector.received).toHaveLength(1);
  expect(bot.lines).toContainEqual(
    expect.objectContaining({ level: 'error', event: 'Where a person can be written to was not kept' }),
  );
});
