import { afterEach, describe, expect, it } from '@jest/globals';
import { type Use, usesOf } from '../../src/usage/use.ts';
import { wordsOf } from '../../src/words/words.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { textOf } from '../support/card-json.ts';
import { TeamsChat } from '../support/teams-driver.ts';

let bot: RunningBot;
afterEach(() => bot.stop());

const { helpful } = wordsOf('da');
const GIFT = 'må jeg tage imod en gave';
const of = { pack: 'proeve', guide: 'gift' };

async function counted(options: { type?: 'groupChat' } = {}): Promise<{ chat: TeamsChat; uses: Use[] }> {
  const uses: Use[] = [];
  bot = await startBot({ pack: 'proeve', count: (happened) => uses.push(...usesOf(happened)) });
  return { chat: new TeamsChat(bot, { locale: 'da-DK', ...options }), uses };
}

describe('a conversation in Teams', () => {
  it('is counted turn by turn, from the guide to whether it helped', async () => {
    const { chat, uses } = await counted();
    await chat.say(GIFT);
    await chat.click('En kollega');
    await chat.click(helpful.no);
    expect(textOf(chat.card)).toContain(helpful.sorry);
    expect(uses).toEqual([
      { what: 'guide-opened', ...of },
      { what: 'question-shown', ...of, question: 'who' },
      { what: 'question-passed', ...of, question: 'who' },
      { what: 'outcome-reached', ...of, verdict: 'allowed' },
      { what: 'not-helpful', ...of },
    ]);
  });

  it('is counted with the language of a question that no guide answers', async () => {
    const { chat, uses } = await counted();
    await chat.say('english');
    await chat.say('xyzzy');
    expect(uses).toEqual([{ what: 'no-guide', pack: 'proeve', language: 'en' }]);
  });

  it('takes the thumb of an older client, which submits it', async () => {
    const { chat, uses } = await counted();
    await chat.say(GIFT);
    await chat.click('En kollega');
    await chat.submit(helpful.yes);
    expect(textOf(chat.card)).toContain(helpful.thanks);
    expect(uses.at(-1)).toEqual({ what: 'helpful', ...of });
  });

  it('counts nothing in a group before somebody begins', async () => {
    const { chat, uses } = await counted({ type: 'groupChat' });
    await chat.say(GIFT);
    expect(uses).toEqual([]);
  });
});
