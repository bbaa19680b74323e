import { afterEach, describe, expect, it } from '@jest/globals';
import type { Preferences } from '../../src/chat/preferences.ts';
import { languages } from '../../src/guide/constants.ts';
import type { Guide, Pack } from '../../src/guide/pack.ts';
import type { Language } from '../../src/guide/schema.ts';
import { wordsOf } from '../../src/words/words.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { textOf } from '../support/card-json.ts';
import { memoryPreferences } from '../support/memory-preferences.ts';
import { proeve } from '../support/proeve.ts';
import { TeamsChat } from '../support/teams-driver.ts';

let bot: RunningBot;
afterEach(() => bot.stop());

/** Prøve Kommune with a mistake of ours: its guide on invitations begins nowhere. */
function faulty(): Pack {
  const pack = proeve();
  const invitation = { ...(pack.guides.get('invitation') as Guide), start: 'nowhere' };
  return { ...pack, guides: new Map([...pack.guides, ['invitation', invitation]]) };
}

/** A store that is gone, all of it or in part. */
const broken = (parts: Partial<Preferences>): Preferences => ({ ...memoryPreferences(), ...parts });
const gone = async (): Promise<never> => {
  throw new Error('the store of Signe Testesen is gone');
};

async function annaWith(options: { pack?: Pack; preferences?: Preferences; locale?: string }) {
  const { pack = proeve(), preferences = memoryPreferences(), locale = 'da-DK' } = options;
  bot = await startBot({ packs: [pack], pack: 'proeve', preferences });
  return new TeamsChat(bot, { locale });
}

const open = (lang: Language) => ({ do: 'open', lang, pack: 'proeve', guide: 'invitation', known: {} });

describe('a turn that fails on our side', () => {
  it.each(languages)(
    'answers a click with what went wrong, in the language of the card: %s',
    async (language) => {
      const anna = await annaWith({ pack: faulty(), locale: language === 'da' ? 'en-GB' : 'da-DK' });
      expect((await anna.execute(open(language))).status).toBe(200);
      expect(textOf(anna.card)).toContain(wordsOf(language).failedText);
      expect(bot.lines).toContainEqual(expect.objectContaining({ level: 'error', event: 'A turn failed' }));
      await anna.click(wordsOf(language).menu);
      expect(textOf(anna.card)).toContain(wordsOf(language).menuHeading);
    },
  );

  it.each(languages)('answers a message in the language that the person chose: %s', async (language) => {
    const anna = await annaWith({ pack: faulty(), locale: language === 'da' ? 'en-GB' : 'da-DK' });
    await anna.say(wordsOf(language).languageName);
    const question = { da: 'må jeg tage på studietur', nb: 'kan jeg dra på studietur', en: 'a study trip' };
    expect((await anna.say(question[language])).status).toBe(200);
    expect(textOf(anna.card)).toContain(wordsOf(language).failedText);
  });

  it('answers an unreadable card as well', async () => {
    const anna = await annaWith({ preferences: broken({ choices: gone }), locale: 'nb-NO' });
    expect((await anna.execute('?')).status).toBe(200);
    expect(textOf(anna.card)).toContain(wordsOf('nb').failedText);
  });
});

describe('without the store', () => {
  it('a message is answered in the language of the client with what went wrong', async () => {
    const anna = await annaWith({ preferences: broken({ choices: gone }), locale: 'nb-NO' });
    expect((await anna.say('meny')).status).toBe(200);
    expect(textOf(anna.card)).toContain(wordsOf('nb').failedText);
  });

  it('every card goes on: it carries what it needs', async () => {
    const anna = await annaWith({ preferences: broken({ choices: gone }) });
    await anna.execute({ ...open('da'), guide: 'gift' });
    await anna.click('En kollega');
    expect(textOf(anna.card)).toContain('Ja, det må du.');
  });

  it('a choice that cannot be kept is not said to be', async () => {
    const anna = await annaWith({ preferences: broken({ choose: gone }) });
    await anna.say('english');
    expect(textOf(anna.card)).toContain(wordsOf('da').failedText);
  });

  it('an installation is answered, and tells nothing of the reason', async () => {
    const anna = await annaWith({ preferences: broken({ welcomeOnce: gone }) });
    await anna.install();
    expect(textOf(anna.card)).toContain(wordsOf('da').failedText);
    expect(JSON.stringify(bot.lines)).not.toContain('Signe');
  });
});
