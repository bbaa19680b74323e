import { afterEach, describe, expect, it } from '@jest/globals';
import { personKeyOf } from '../../src/remind/person.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { nothingErased } from '../support/fake-mine.ts';
import { TeamsChat } from '../support/teams-driver.ts';

const ANNA = personKeyOf('tenant-1', 'aad-anna');
const base = { lang: 'en', pack: 'proeve' };

let bot: RunningBot;
afterEach(() => bot.stop());

/** A bot, and what its store is asked to keep: of whom, and the language of the client. */
async function botThatNotes(): Promise<string[][]> {
  const noted: string[][] = [];
  const remember = async (person: string, _: unknown, language: string) => {
    noted.push([person, language]);
  };
  bot = await startBot({ pack: 'proeve', people: { remember, erase: async () => nothingErased } });
  return noted;
}

describe('where a person can be written to', () => {
  it('is noted at the first turn of a walk and not at every one', async () => {
    const noted = await botThatNotes();
    const anna = new TeamsChat(bot);
    await anna.execute({ do: 'menu', ...base });
    await anna.execute({ do: 'menu', ...base });
    await new TeamsChat(bot, { who: 'bo' }).execute({ do: 'menu', ...base });
    expect(noted).toEqual([
      [ANNA, 'da'],
      [personKeyOf('tenant-1', 'aad-bo'), 'da'],
    ]);
  });

  it('is noted for certain, in the language of the client, before anything is looked up that hangs on it', async () => {
    const noted = await botThatNotes();
    const anna = new TeamsChat(bot);
    await anna.execute({ do: 'menu', ...base });
    await anna.execute({ do: 'reminders', ...base });
    expect(noted).toEqual([
      [ANNA, 'da'],
      [ANNA, 'da'],
    ]);
  });

  it('is noted anew after everything was erased', async () => {
    const noted = await botThatNotes();
    const anna = new TeamsChat(bot);
    await anna.execute({ do: 'erase', ...base, sure: true });
    noted.length = 0;
    await anna.execute({ do: 'menu', ...base });
    expect(noted).toEqual([[ANNA, 'da']]);
  });
});
