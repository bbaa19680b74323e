import { describe, expect, it } from '@jest/globals';
import { clickOf } from '../../src/chat/turn.ts';
import { languages } from '../../src/guide/constants.ts';
import type { Guide, Pack } from '../../src/guide/pack.ts';
import type { Language } from '../../src/guide/schema.ts';
import { wordsOf } from '../../src/words/words.ts';
import { buttonOf, textOf, titlesOf } from '../support/card-json.ts';
import { proeve, proeveWith } from '../support/proeve.ts';
import { Talk } from './talk.ts';

const guideTitles: Record<Language, string[]> = {
  da: ['Gaver', 'Invitationer'],
  nb: ['Gaver', 'Invitasjoner'],
  en: ['Gifts', 'Invitations'],
};

/** Every card that is no step of a guide shows the way to all guides. */
function expectMenu(talk: Talk, language: Language): void {
  expect(titlesOf(talk.card)).toEqual(expect.arrayContaining(guideTitles[language] as string[]));
  expect(talk.card.lang).toBe(language);
}

describe('a command', () => {
  it.each([
    ['hjælp', 'help'],
    ['HJÆLP', 'help'],
    ['Help', 'help'],
    ['hjelp!', 'help'],
    ['hej', 'greeting'],
    ['Hej!', 'greeting'],
    ['menu', 'menu'],
    ['Meny', 'menu'],
    ['START FORFRA', 'restart'],
    ['start på nytt', 'restart'],
    ['start over', 'restart'],
  ])('"%s" is understood in every language of the reader', (text, verb) => {
    for (const language of languages) {
      const talk = new Talk({ language });
      expect(talk.say(text).log.verb).toBe(verb);
      expectMenu(talk, language);
    }
  });

  it('tells how to use the bot when help is asked for', () => {
    const talk = new Talk({ language: 'nb' });
    talk.say('hjelp');
    for (const line of wordsOf('nb').helpText) expect(talk.text).toContain(line);
    expect(titlesOf(talk.card)).toEqual(expect.arrayContaining(['Dansk', 'English']));
  });
});

describe('the language', () => {
  it.each([
    ['dansk', 'da'],
    ['Norsk', 'nb'],
    ['ENGLISH', 'en'],
  ] as const)('is changed by the word "%s", and that is kept', (word, language) => {
    const talk = new Talk({ language: language === 'da' ? 'en' : 'da' });
    expect(talk.say(word).choice).toEqual({ language });
    expect(talk.text).toContain(wordsOf(language).languageChanged);
    expectMenu(talk, language);
  });

  it.each(languages)('is changed from %s with one tap on the card, and that is kept', (language) => {
    for (const other of languages.filter((each) => each !== language)) {
      const talk = new Talk({ language });
      talk.say('menu');
      expect(talk.click(wordsOf(other).languageName).choice).toEqual({ language: other });
      expectMenu(talk, other);
    }
  });

  it('is that of the card, also where the person has chosen another one since', () => {
    const talk = new Talk({ language: 'en' });
    talk.say('menu');
    talk.person = { ...talk.person, language: 'da' };
    talk.click('Gifts');
    expect(talk.text).toContain('Who gives you the gift?');
  });
});

describe('a message that names no guide', () => {
  it.each(languages)('gets the menu in %s when it is empty', (language) => {
    const talk = new Talk({ language });
    for (const text of ['', '  \n\t ', '\u00a0']) {
      talk.say(text);
      expect(talk.text).toContain(wordsOf(language).emptyMessage);
      expectMenu(talk, language);
    }
  });

  it.each(languages)('gets told in %s that files cannot be read', (language) => {
    const talk = new Talk({ language });
    talk.say(' ', true);
    expect(talk.text).toContain(wordsOf(language).attachment);
    expectMenu(talk, language);
  });

  it('is answered by its text when it has a file as well', () => {
    const talk = new Talk();
    expect(talk.say('må jeg tage imod en gave', true).log).toMatchObject({ verb: 'open', guide: 'gift' });
  });

  it.each(languages)('gets asked for one sentence in %s when it is 100 kB long', (language) => {
    const talk = new Talk({ language });
    for (const text of ['gave '.repeat(20_000), 'x'.repeat(100_000), `${'.'.repeat(100_000)}x`]) {
      const begin = performance.now();
      talk.say(text);
      expect(performance.now() - begin).toBeLessThan(200);
      expect(talk.text).toContain(wordsOf(language).longMessage);
      expectMenu(talk, language);
    }
  });

  it.each(languages)('gets the guides and whom to ask in %s when no guide fits', (language) => {
    const talk = new Talk({ language });
    expect(talk.say('qwertyuiop').log.verb).toBe('not-found');
    expect(talk.text).toContain(wordsOf(language).notFoundText);
    expect(talk.text).toContain('jura@proeve.example');
    expectMenu(talk, language);
  });

  it.each(languages)('is said in %s to be gone when it was deleted', (language) => {
    const talk = new Talk({ language });
    talk.turn({ kind: 'deleted' });
    expect(talk.text).toContain(wordsOf(language).deleted);
    expectMenu(talk, language);
  });
});

describe('a question in own words', () => {
  it.each([
    ['da', 'Må jeg tage imod en gave?', 'Hvem giver dig gaven?'],
    ['nb', 'kan jeg ta imot en gave', 'Hvem gir deg gaven?'],
    ['en', 'May I take a gift?', 'Who gives you the gift?'],
  ] as const)('opens its guide at once in %s', (language, text, question) => {
    const talk = new Talk({ language });
    expect(talk.say(text).log).toMatchObject({ verb: 'open', guide: 'gift', node: 'who' });
    expect(talk.text).toContain(question);
  });

  it.each(languages)('gets the guides to choose from in %s when it could be about several', (language) => {
    const words = { da: 'gave eller invitation', nb: 'gave eller invitasjon', en: 'gift or invitation' };
    const talk = new Talk({ language });
    expect(talk.say(words[language]).log.verb).toBe('candidates');
    expect(talk.text).toContain(wordsOf(language).candidatesText);
    expect(titlesOf(talk.card)).toHaveLength(3);
    expect(titlesOf(talk.card)).toEqual(
      expect.arrayContaining([...(guideTitles[language] as string[]), wordsOf(language).menu]),
    );
    talk.click(guideTitles[language][1] as string);
    expect(talk.reply?.log).toMatchObject({ verb: 'open', guide: 'invitation' });
  });
});

/** The buttons that are a question somebody could ask. */
/** The buttons of a card that show an example question of a guide. */
function examplesOn(talk: Talk, pack: Pack = proeve()): string[] {
  const asks = [...pack.guides.values()].flatMap((guide) => Object.values(guide.asks).flat());
  return titlesOf(talk.card).filter((title) => asks.includes(title));
}

describe('the welcome card', () => {
  it.each(languages)('tells in %s what the bot does, what can be asked, and every guide', (language) => {
    const talk = new Talk({ language });
    talk.turn({ kind: 'installed' });
    const words = wordsOf(language);
    expect(talk.text).toContain(words.welcome);
    expect(talk.text).toContain(words.promise);
    expectMenu(talk, language);
    const examples = examplesOn(talk);
    expect(examples).toHaveLength(2);
    talk.click(examples[1] as string);
    expect(talk.reply?.log).toMatchObject({ verb: 'open', guide: 'invitation' });
  });

  it('has three example questions, however many guides there are', () => {
    const pack = proeve();
    const more = ['third', 'fourth'].map(
      (id) => [id, { ...(pack.guides.get('gift') as Guide), id }] as const,
    );
    const talk = new Talk({ packs: [{ ...pack, guides: new Map([...pack.guides, ...more]) }] });
    talk.turn({ kind: 'installed' });
    expect(examplesOn(talk)).toHaveLength(3);
    const [first, second] = [...pack.guides.keys()].map((id) => [id]) as [string[], string[]];
    const topics = [first, second].map((guides, index) => ({ id: `t${index}`, title: { da: 'x' }, guides }));
    const grouped = new Talk({ packs: [{ ...pack, topics }] });
    grouped.turn({ kind: 'installed' });
    expect(examplesOn(grouped)).toHaveLength(2);
  });

  it('says nothing of a demo where the municipality is given', () => {
    const talk = new Talk();
    talk.turn({ kind: 'installed' });
    expect(talk.text).not.toContain('demo');
  });
});

describe('a failure on our side', () => {
  it.each(languages)('is told in %s, with a way to the menu', (language) => {
    const talk = new Talk({ language });
    const card = talk.chat.failure(talk.person, undefined);
    expect(textOf(card)).toContain(wordsOf(language).failedText);
    talk.reply = { card, log: { verb: 'unreadable' } };
    talk.click(wordsOf(language).menu);
    expectMenu(talk, language);
  });

  it.each(languages)('keeps in %s what was clicked, so that it can be tried again', (language) => {
    const talk = new Talk({ language });
    talk.send({ do: 'open', lang: language, pack: 'proeve', guide: 'gift', known: {} });
    const { data } = buttonOf(talk.card, wordsOf(language).notSure);
    const card = talk.chat.failure(talk.person, clickOf(data));
    expect(titlesOf(card)).toEqual([wordsOf(language).again, wordsOf(language).menu]);
    talk.reply = { card, log: { verb: 'unreadable' } };
    expect(talk.click(wordsOf(language).again).log.node).toBe('sort');
  });

  it('offers nothing to try again for a card that cannot be read', () => {
    const talk = new Talk();
    expect(titlesOf(talk.chat.failure(talk.person, clickOf('x')))).toEqual([wordsOf('da').menu]);
  });
});

describe('a menu of many guides', () => {
  const grouped = proeveWith([
    'pack.yaml',
    'guides: [gift, invitation]',
    `guides:
  - { id: receive, title: { da: Modtage, nb: Motta, en: Receiving }, guides: [gift] }
  - { id: go, title: { da: Komme, nb: Komme, en: Going }, guides: [invitation] }`,
  ]);

  it('shows its topics first, with what they hold', () => {
    const talk = new Talk({ packs: [grouped] });
    talk.say('menu');
    expect(titlesOf(talk.card)).toEqual(expect.arrayContaining(['Modtage', 'Komme']));
    expect(titlesOf(talk.card)).not.toContain('Gaver');
    expect(talk.text).toContain('Invitationer');
  });

  it('opens a topic with its guides, and leads back to all topics', () => {
    const talk = new Talk({ packs: [grouped] });
    talk.say('menu');
    talk.click('Komme');
    expect(titlesOf(talk.card)).toEqual(['Invitationer', 'Menu']);
    expect(talk.text).toContain('Må jeg sige ja til invitationen?');
    talk.click('Menu');
    expect(titlesOf(talk.card)).toEqual(expect.arrayContaining(['Modtage', 'Komme']));
  });

  it('shows every topic to a card whose topic is gone', () => {
    const talk = new Talk({ packs: [grouped] });
    expect(talk.send({ do: 'menu', lang: 'da', pack: 'proeve', topic: 'sell' }).log.verb).toBe('menu');
    expect(titlesOf(talk.card)).toEqual(expect.arrayContaining(['Modtage', 'Komme']));
  });
});
