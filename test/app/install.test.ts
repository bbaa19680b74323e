import { afterEach, describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../src/words/words.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { textOf } from '../support/card-json.ts';
import { memoryPreferences } from '../support/memory-preferences.ts';
import { BOT, type Sitting, TeamsChat } from '../support/teams-driver.ts';

let bot: RunningBot;
afterEach(() => bot.stop());

async function chatWith(sitting: Sitting = {}, kept = memoryPreferences()): Promise<TeamsChat> {
  bot = await startBot({ pack: 'proeve', preferences: kept });
  return new TeamsChat(bot, sitting);
}

const added = { membersAdded: [{ id: BOT.id }] };

describe('an installation', () => {
  it.each(['personal', 'groupChat', 'channel'] as const)(
    'is welcomed with one card in a %s',
    async (type) => {
      const anna = await chatWith({ type });
      await anna.install();
      expect(anna.messages).toHaveLength(1);
      expect(textOf(anna.card)).toContain(wordsOf('da').welcome);
    },
  );

  it('is welcomed in the language of the client', async () => {
    const anna = await chatWith({ locale: 'nb-NO' });
    await anna.install();
    expect(textOf(anna.card)).toContain(wordsOf('nb').welcome);
  });

  it.each([
    [
      'the other order',
      [
        ['installationUpdate', { action: 'add' }],
        ['conversationUpdate', added],
      ],
    ],
    [
      'each of them twice',
      [
        ['installationUpdate', { action: 'add' }],
        ['installationUpdate', { action: 'add' }],
        ['conversationUpdate', added],
        ['conversationUpdate', added],
      ],
    ],
    [
      'an upgrade',
      [
        ['installationUpdate', { action: 'add' }],
        ['installationUpdate', { action: 'add-upgrade' }],
      ],
    ],
    [
      'one of them without the person in the directory',
      [
        ['installationUpdate', { action: 'add' }],
        ['conversationUpdate', { ...added, from: { id: '29:anna' } }],
      ],
    ],
    [
      'a bot that names itself as the one who acts',
      [
        ['conversationUpdate', { ...added, from: BOT }],
        ['installationUpdate', { action: 'add' }],
      ],
    ],
  ] as [string, [string, object][]][])('is welcomed once with %s', async (_name, activities) => {
    const anna = await chatWith();
    for (const [type, part] of activities) await anna.send(type, { ...part });
    expect(anna.messages).toHaveLength(1);
  });

  it('is welcomed once when both activities come at the same moment', async () => {
    const anna = await chatWith();
    const twice = [0, 1].flatMap(() => [
      anna.activity('conversationUpdate', added),
      anna.activity('installationUpdate', { action: 'add' }),
    ]);
    await Promise.all(twice.map((activity) => bot.post(activity)));
    expect(anna.messages).toHaveLength(1);
  });

  it('is not welcomed again after a restart', async () => {
    const kept = memoryPreferences();
    await (await chatWith({}, kept)).install();
    await bot.stop();
    const anna = await chatWith({}, kept);
    await anna.install();
    expect(anna.messages).toHaveLength(0);
  });

  it('is welcomed for each person and each group', async () => {
    const anna = await chatWith();
    const others = [new TeamsChat(bot, { who: 'bo' }), new TeamsChat(bot, { type: 'channel' })];
    for (const chat of [anna, ...others]) {
      await chat.install();
      expect(chat.messages).toHaveLength(1);
    }
  });

  it('says nothing when people join or leave', async () => {
    const anna = await chatWith({ type: 'groupChat' });
    await anna.send('conversationUpdate', { membersAdded: [{ id: '29:bo' }] });
    await anna.send('conversationUpdate', { membersRemoved: [{ id: '29:bo' }] });
    await anna.send('conversationUpdate', {
      membersAdded: null,
      channelData: { eventType: 'channelRenamed' },
    });
    expect(anna.messages).toHaveLength(0);
  });
});

describe('the end of an installation', () => {
  it('erases what was chosen, says nothing, and lets the next one be welcomed', async () => {
    const anna = await chatWith();
    await anna.install();
    await anna.say('english');
    await anna.send('installationUpdate', { action: 'remove' });
    expect(anna.messages).toHaveLength(2);
    await anna.install();
    expect(anna.messages).toHaveLength(3);
    expect(textOf(anna.card)).toContain(wordsOf('da').welcome);
  });

  it('in a group leaves the choices of whoever removed it', async () => {
    const anna = await chatWith();
    await anna.say('english');
    await new TeamsChat(bot, { type: 'groupChat' }).send('installationUpdate', { action: 'remove' });
    await anna.say('menu');
    expect(anna.card.lang).toBe('en');
  });
});
