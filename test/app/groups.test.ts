import { afterEach, describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { wordsOf } from '../../src/words/words.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { linksOf, textOf, titlesOf } from '../support/card-json.ts';
import { cardOf } from '../support/stub-connector.ts';
import { BOT, TeamsChat } from '../support/teams-driver.ts';

let bot: RunningBot;
afterEach(() => bot.stop());

const words = wordsOf('da');
const DINNER = 'en leverandør inviterer til middag';
const GIFT = 'må jeg tage imod en gave';

async function group(type: 'groupChat' | 'channel' = 'groupChat', locale = 'da-DK'): Promise<TeamsChat> {
  bot = await startBot({ pack: 'proeve' });
  return new TeamsChat(bot, { type, locale });
}

const kinds = () => bot.connector.received.map(({ kind }) => kind);

describe('a question that mentions the bot', () => {
  it.each(['groupChat', 'channel'] as const)('gets a card for everybody in a %s', async (type) => {
    const anna = await group(type);
    await anna.say(DINNER);
    expect(textOf(anna.card)).toContain(words.groupStartText);
    expect(kinds()).toEqual(['send']);
  });

  it('is read without the mention, wherever it stands and however the bot is called', async () => {
    const anna = await group();
    const name = '<at>Må jeg? (.*)+[$&] \\1</at>';
    const entities = [{ type: 'mention', mentioned: BOT, text: name }];
    for (const text of [
      `${name} english`,
      `${name}english`,
      `english ${name}`,
      `${name} english ${name}\n`,
    ]) {
      await anna.say('dansk');
      await anna.send('message', { text, entities });
      expect(textOf(anna.card)).toContain(wordsOf('en').languageChanged);
    }
  });

  it('is read with the mentions of other people in it', async () => {
    const anna = await group();
    const bo = { type: 'mention', mentioned: { id: '29:bo' }, text: '<at>Menu</at>' };
    const own = { type: 'mention', mentioned: BOT, text: '<at>Må jeg?</at>' };
    await anna.send('message', { text: '<at>Må jeg?</at> <at>Menu</at> gave', entities: [bo, own] });
    expect(textOf(anna.card)).toContain(words.groupPrivateText);
  });

  it.each([
    ['nothing', []],
    ['null', [null, 1, 'x', {}]],
    ['a mention of nobody', [{ type: 'mention', text: 'x' }]],
    ['something of another type', [{ type: 'clientInfo', locale: 'da-DK' }]],
    ['something without a type', [{ mentioned: BOT, text: 'menu' }]],
  ])('is answered with %s beside the mention, which may have no text', async (_name, entities) => {
    const anna = await group();
    for (const text of [undefined, '']) {
      const mention = { type: 'mention', mentioned: BOT, text };
      const answer = await anna.send('message', { text: 'menu', entities: [...entities, mention] });
      expect(answer.status).toBe(200);
      expect(textOf(anna.card)).toContain(words.menuHeading);
    }
  });

  it('gets the menu when it says nothing else', async () => {
    const anna = await group();
    await anna.say('');
    expect(textOf(anna.card)).toContain(words.emptyMessage);
  });

  it('says nothing when a message is deleted: others would read it', async () => {
    const anna = await group();
    await anna.send('messageDelete');
    expect(kinds()).toEqual([]);
  });
});

describe('a general guide among others', () => {
  it('is walked by each person alone: the card of everybody stays as it is', async () => {
    const anna = await group();
    await anna.say(DINNER);
    const bo = new TeamsChat(bot, { who: 'bo', type: 'groupChat' });
    bo.beside(anna);
    await anna.click('Start');
    await anna.click('Videre', { value: 'fair' });
    await bo.click('Start');
    expect(textOf(anna.card)).toContain('Ja, det må du.');
    expect(textOf(bo.card)).toContain('Hvad er du inviteret til?');
    expect(kinds()).toEqual(['send']);
  });

  it('goes to the personal chat of a client that cannot show it to one person alone', async () => {
    const anna = await group();
    await anna.say(DINNER);
    await anna.submit('Start');
    expect(kinds()).toEqual(['send', 'create', 'send', 'send']);
    expect(textOf(anna.card)).toContain(words.privateSent);
    const personal = new TeamsChat(bot);
    personal.look();
    expect(textOf(personal.card)).toContain('Hvad er du inviteret til?');
  });
});

describe('a concrete guide among others', () => {
  it.each(languages)('goes on in the personal chat, and says so in %s', async (language) => {
    const locale = { da: 'da-DK', nb: 'nb-NO', en: 'en-GB' }[language];
    const anna = await group('channel', locale);
    await anna.say({ da: GIFT, nb: 'kan jeg ta imot en gave', en: 'may I take a gift' }[language]);
    await anna.click(wordsOf(language).openPrivateChat);
    expect(textOf(anna.card)).toContain(wordsOf(language).privateSent);
    expect(titlesOf(anna.card)).toEqual([]);
    const [, created, sent] = bot.connector.received;
    expect(kinds()).toEqual(['send', 'create', 'send']);
    expect(created?.body).toEqual({
      isGroup: false,
      bot: { id: BOT.id },
      members: [{ id: '29:anna' }],
      tenantId: 'tenant-1',
      channelData: { tenant: { id: 'tenant-1' } },
    });
    expect(sent?.conversation).toBe('personal of 29:anna');
    expect(sent?.body).toMatchObject({ type: 'message', summary: sent && cardOf(sent).fallbackText });
  });

  it('can be walked there, and tells nothing of it in the group', async () => {
    const anna = await group();
    await anna.say(GIFT);
    await anna.click(words.openPrivateChat);
    const alone = new TeamsChat(bot);
    alone.look();
    await alone.click('En kollega');
    expect(textOf(alone.card)).toContain('Ja, det må du.');
    expect(anna.messages).toHaveLength(1);
  });

  it('goes back to the personal chat from a card that was forwarded to the group', async () => {
    const anna = await group();
    const alone = new TeamsChat(bot);
    await alone.say(GIFT);
    anna.beside(alone);
    await anna.click('En borger eller pårørende');
    expect(textOf(anna.card)).toContain(words.privateSent);
    expect(kinds()).toEqual(['send', 'create', 'send']);
  });

  it.each([
    ['create', 403],
    ['create', 404],
    ['send', 403],
  ] as const)('leads to the personal chat when to %s there gives %d', async (kind, status) => {
    const anna = await group();
    await anna.say(GIFT);
    bot.connector.fail(kind, status);
    const answer = await anna.click(words.openPrivateChat);
    expect(answer.status).toBe(200);
    expect(textOf(anna.card)).toContain(words.privateFailedText);
    expect(linksOf(anna.card)).toEqual([`https://teams.microsoft.com/l/chat/0/0?users=${BOT.id}`]);
  });

  it('says that it failed when Teams is at fault, and works on the next try', async () => {
    const anna = await group();
    await anna.say(GIFT);
    bot.connector.fail('create', 400);
    expect((await anna.click(words.openPrivateChat)).status).toBe(200);
    expect(textOf(anna.card)).toContain(words.failedText);
    bot.connector.heal();
    await anna.click(words.again);
    expect(textOf(anna.card)).toContain(words.privateSent);
  });
});
