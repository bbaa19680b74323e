import { afterEach, describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { wordsOf } from '../../src/words/words.ts';
import { type BotOptions, type HttpAnswer, type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { textOf, titlesOf } from '../support/card-json.ts';
import { eksempel, proeve } from '../support/proeve.ts';
import { TeamsChat } from '../support/teams-driver.ts';

let bot: RunningBot;
afterEach(() => bot.stop());

async function chatWith(locale = 'da-DK', options: BotOptions = { pack: 'proeve' }): Promise<TeamsChat> {
  bot = await startBot(options);
  return new TeamsChat(bot, { locale });
}

/** What an invoke has to be answered with, or Teams says that the app cannot be reached. */
function expectCard(answer: HttpAnswer): void {
  expect(answer).toMatchObject({
    status: 200,
    body: {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { type: 'AdaptiveCard' },
    },
  });
}

describe('a walk in the personal chat', () => {
  it('leads from a question in own words to the outcome, in one message that is edited', async () => {
    const anna = await chatWith();
    await anna.say('Må jeg tage imod en gave?');
    expectCard(await anna.click('En borger eller pårørende'));
    expectCard(await anna.click('Videre', { value: 'flowers,money' }));
    expect(textOf(anna.card)).toContain('Nej, den gave må du ikke tage imod.');
    const [first, ...edits] = anna.messages;
    expect(edits.map(({ kind, activity }) => [kind, activity])).toEqual([
      ['edit', first?.id],
      ['edit', first?.id],
    ]);
    expect(first?.body).toMatchObject({ type: 'message', summary: 'Hvem giver dig gaven?' });
    expect(edits[1]?.body).toMatchObject({ attachments: [{ content: anna.card }] });
  });

  it('is the same in a client without Action.Execute', async () => {
    const anna = await chatWith();
    await anna.say('Må jeg tage imod en gave?');
    await anna.submit('En borger eller pårørende');
    const answer = await anna.submit('Videre', { value: 'flowers,money' });
    expect(answer).toEqual({ status: 200, body: '' });
    expect(textOf(anna.card)).toContain('Nej, den gave må du ikke tage imod.');
    expect(anna.messages.map(({ kind }) => kind)).toEqual(['send', 'edit', 'edit']);
  });

  it('gives the same card for a second click, and for two at once', async () => {
    const anna = await chatWith();
    await anna.say('Må jeg tage imod en gave?');
    const twin = new TeamsChat(bot);
    twin.beside(anna);
    const answers = await Promise.all([anna.click('En kollega'), twin.click('En kollega')]);
    anna.beside(twin);
    for (const answer of answers) expectCard(answer);
    expect(answers[1]).toEqual(answers[0]);
    const cards = anna.messages.slice(1).map(({ body }) => body.attachments);
    expect(cards[1]).toEqual(cards[0]);
  });

  it('goes on with every card that is there, in any order, and after the bot was started anew', async () => {
    const anna = await chatWith();
    await anna.say('Må jeg tage imod en gave?');
    const later = new TeamsChat(bot);
    later.beside(anna);
    await anna.say('menu');
    const { connector } = bot;
    const second = await startBot({ pack: 'proeve' });
    const afterwards = new TeamsChat({ ...second, connector });
    afterwards.beside(later);
    expectCard(await afterwards.click('Ved ikke'));
    expect(textOf(afterwards.card)).toContain('Arbejder giveren i kommunen?');
    await second.stop();
  });
});

describe('the language', () => {
  it.each([
    ['da-DK', 'da'],
    ['nb-NO', 'nb'],
    ['nn-NO', 'nb'],
    ['no', 'nb'],
    ['en-GB', 'en'],
    ['fr-FR', 'da'],
    [undefined, 'da'],
    [null, 'da'],
    ['', 'da'],
  ] as const)('of a client that says %s is %s', async (locale, language) => {
    const anna = await chatWith();
    await anna.say('hjælp', { locale });
    expect(textOf(anna.card)).toContain(wordsOf(language).help);
  });

  it.each(languages)('is kept once %s was chosen by word, and by tap', async (language) => {
    const anna = await chatWith(language === 'en' ? 'da-DK' : 'en-GB');
    await anna.say(wordsOf(language).languageName.toUpperCase());
    await anna.say('help');
    expect(textOf(anna.card)).toContain(wordsOf(language).help);
    const other = language === 'nb' ? 'en' : 'nb';
    expectCard(await anna.click(wordsOf(other).languageName));
    await anna.say('menu');
    expect(anna.card.lang).toBe(other);
  });

  it('of a client that speaks none of ours is that of the municipality', async () => {
    const anna = await chatWith('sv-SE', {
      packs: [{ ...proeve(), languages: ['nb', 'da', 'en'] }],
      pack: 'proeve',
    });
    await anna.say('help');
    expect(textOf(anna.card)).toContain(wordsOf('nb').help);
  });

  it('is that of each person, not of the last one', async () => {
    const anna = await chatWith();
    const bo = new TeamsChat(bot, { who: 'bo', locale: 'nb-NO' });
    await anna.say('english');
    await bo.say('meny');
    await anna.say('menu');
    expect([anna.card.lang, bo.card.lang]).toEqual(['en', 'nb']);
  });

  it('is the chosen one also when a card cannot be read', async () => {
    const anna = await chatWith();
    await anna.say('english');
    expectCard(await anna.execute({ do: 'dance' }));
    expect(textOf(anna.card)).toContain(wordsOf('en').cardUnreadable);
  });
});

describe('a demo', () => {
  const demo: BotOptions = { packs: [eksempel(), proeve()] };

  it('keeps the municipality that was chosen, and says on the welcome card that it is a demo', async () => {
    const anna = await chatWith('da-DK', demo);
    await anna.install();
    expect(textOf(anna.card)).toContain(wordsOf('da').demo('Eksempel Kommune'));
    expectCard(await anna.click('Prøve Kommune'));
    await anna.say('en leverandør inviterer til middag');
    expect(textOf(anna.card)).toContain('Skal du selv holde et oplæg?');
  });

  it('shows an unreadable card the guides of the municipality that was chosen', async () => {
    const anna = await chatWith('da-DK', demo);
    await anna.say('menu');
    await anna.click('Prøve Kommune');
    expectCard(await anna.execute(undefined));
    expect(titlesOf(anna.card)).toContain('Invitationer');
  });
});

describe('what people do besides', () => {
  it.each([
    ['nothing', { text: '' }, wordsOf('da').emptyMessage],
    ['no text at all', { text: undefined }, wordsOf('da').emptyMessage],
    [
      'a picture',
      { text: '', attachments: [{ contentType: 'image/*' }, { contentType: 'text/html' }] },
      wordsOf('da').attachment,
    ],
    [
      'an empty text with its formatted copy',
      { text: ' ', attachments: [{ contentType: 'text/html' }] },
      wordsOf('da').emptyMessage,
    ],
    ['a list of attachments that is null', { text: '', attachments: null }, wordsOf('da').emptyMessage],
    ['100 kB', { text: 'må jeg '.repeat(14_000) }, wordsOf('da').longMessage],
    ['100 kB of dots', { text: `${'.'.repeat(100_000)}x` }, wordsOf('da').longMessage],
    [
      'a submit of something unreadable',
      { text: undefined, value: { do: 'dance' } },
      wordsOf('da').cardUnreadableText,
    ],
    ['a submit of a text', { text: null, value: 'x' }, wordsOf('da').cardUnreadableText],
  ])('is answered: %s', async (_name, part, text) => {
    const anna = await chatWith();
    expect((await anna.send('message', part)).status).toBe(200);
    expect(textOf(anna.card)).toContain(text);
    expect(titlesOf(anna.card)).toContain('Gaver');
  });

  it('is answered when a message is edited or taken back from deletion', async () => {
    const anna = await chatWith();
    await anna.say('må jeg tage imod en bil');
    for (const eventType of ['editMessage', 'undeleteMessage']) {
      await anna.send('messageUpdate', { text: 'må jeg tage imod en gave', channelData: { eventType } });
      expect(textOf(anna.card)).toContain('Hvem giver dig gaven?');
    }
    expect(anna.messages.map(({ kind }) => kind)).toEqual(['send', 'send', 'send']);
  });

  it('is answered when a message is deleted', async () => {
    const anna = await chatWith();
    await anna.send('messageDelete', { channelData: { eventType: 'softDeleteMessage' } });
    expect(textOf(anna.card)).toContain(wordsOf('da').deleted);
  });
});
