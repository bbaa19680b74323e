import { afterEach, describe, expect, it } from '@jest/globals';
import type { Mine } from '../../src/remind/mine.ts';
import { personKeyOf } from '../../src/remind/person.ts';
import { reminderWordsOf } from '../../src/words/reminders/words.ts';
import { wordsOf } from '../../src/words/words.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { textOf, titlesOf } from '../support/card-json.ts';
import { type FakeMine, fakeMine } from '../support/fake-mine.ts';
import { TeamsChat } from '../support/teams-driver.ts';

const ID = '3f2c1a9e-5b7d-4c8e-9a10-2b3c4d5e6f70';
const words = reminderWordsOf('da');
const key = (who: string) => personKeyOf('tenant-1', `aad-${who}`);

let bot: RunningBot;
afterEach(() => bot.stop());

/** A bot that keeps something of two persons. */
async function botOfTwo(): Promise<Map<string, FakeMine>> {
  const kept = new Map(['anna', 'bo'].map((who) => [key(who), fakeMine()]));
  bot = await startBot({ pack: 'proeve', mine: (person) => kept.get(person) as Mine });
  return kept;
}

describe('what a person does about the own reminders', () => {
  const done = { do: 'reminder', lang: 'da', pack: 'proeve', id: ID, answer: 'done' };

  it('concerns nobody else', async () => {
    const kept = await botOfTwo();
    const anna = new TeamsChat(bot, { who: 'anna' });
    await anna.execute(done);
    expect(textOf(anna.card)).toBe(words.answered.done);
    expect(kept.get(key('anna'))?.done).toEqual([['answer', ID, 'done']]);
    expect(kept.get(key('bo'))?.done).toEqual([]);
  });

  it('is the same in a group, where the answer is for the person alone', async () => {
    const kept = await botOfTwo();
    const bo = new TeamsChat(bot, { who: 'bo', type: 'groupChat' });
    await bo.say('mine påmindelser');
    expect(textOf(bo.card)).toContain(words.inPrivate);
    await bo.execute(done);
    expect(kept.get(key('bo'))?.done).toEqual([['answer', ID, 'done']]);
  });

  it('tells the log neither the reminder nor what was said to it', async () => {
    await botOfTwo();
    await new TeamsChat(bot).execute(done);
    expect(bot.lines).toContainEqual(expect.objectContaining({ event: 'turn', verb: 'reminder' }));
    expect(JSON.stringify(bot.lines)).not.toMatch(/3f2c1a9e|"done"/u);
  });

  it('can be tried again where the store is gone', async () => {
    const gone = async (): Promise<never> => {
      throw new Error('the store is gone');
    };
    bot = await startBot({ pack: 'proeve', mine: () => ({ ...fakeMine(), answer: gone }) });
    const anna = new TeamsChat(bot);
    expect((await anna.execute(done)).status).toBe(200);
    expect(textOf(anna.card)).toContain(wordsOf('da').failed);
    expect(titlesOf(anna.card)).toContain(wordsOf('da').again);
  });
});
