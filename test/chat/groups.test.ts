import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { wordsOf } from '../../src/words/words.ts';
import { linksOf, textOf, titlesOf } from '../support/card-json.ts';
import { Talk } from './talk.ts';

const dinner = {
  da: 'en leverandør inviterer til middag',
  nb: 'en leverandør inviterer til middag',
  en: 'a supplier invites me to dinner',
};
const gift = { da: 'må jeg tage imod en gave', nb: 'kan jeg ta imot en gave', en: 'may I take a gift' };

describe('a question among others', () => {
  it.each(languages)('gets a start card for everybody in %s, without any question on it', (language) => {
    const talk = new Talk({ language, place: 'among others' });
    expect(talk.say(dinner[language]).log).toEqual({ verb: 'group-start', guide: 'invitation' });
    expect(talk.text).toContain(wordsOf(language).groupStartText);
    expect(titlesOf(talk.card)).toEqual([wordsOf(language).start]);
  });

  it.each(languages)('says in %s that a concrete case goes on in private', (language) => {
    const talk = new Talk({ language, place: 'among others' });
    expect(talk.say(gift[language]).log).toEqual({ verb: 'group-start', guide: 'gift' });
    expect(talk.text).toContain(wordsOf(language).groupPrivateText);
    expect(titlesOf(talk.card)).toEqual([wordsOf(language).openPrivateChat]);
  });

  it('gets the menu, and from there each guide on its own terms', () => {
    const talk = new Talk({ place: 'among others' });
    talk.say('menu');
    talk.person = { ...talk.person, place: 'own view' };
    const menu = talk.reply;
    expect(talk.click('Invitationer').personal).toBeUndefined();
    talk.reply = menu;
    expect(talk.click('Gaver').personal).toBeDefined();
  });
});

describe('a click among others that only the person sees answered', () => {
  it('walks a general guide there', () => {
    const talk = new Talk({ place: 'among others' });
    talk.say(dinner.da);
    talk.person = { ...talk.person, place: 'own view' };
    talk.click('Start');
    expect(talk.text).toContain('Hvad er du inviteret til?');
    expect(talk.click('Videre', { value: 'fair' }).log).toMatchObject({ node: 'open', verdict: 'allowed' });
    expect(talk.reply?.personal).toBeUndefined();
  });

  it.each(languages)('moves a concrete case to the personal chat, and says so in %s', (language) => {
    const talk = new Talk({ language, place: 'among others' });
    talk.say(gift[language]);
    talk.person = { ...talk.person, place: 'own view' };
    const { card, personal, log } = talk.click(wordsOf(language).openPrivateChat);
    const words = wordsOf(language);
    expect(textOf(card)).toContain(words.privateSent);
    expect(titlesOf(card)).toEqual([]);
    expect(log).toEqual({ verb: 'open', pack: 'proeve', guide: 'gift', node: 'who' });
    expect(titlesOf(personal?.card ?? card)).toContain(words.notSure);
    const undelivered = personal?.undelivered('https://teams.example/chat') ?? card;
    expect(textOf(undelivered)).toContain(words.privateFailedText);
    expect(linksOf(undelivered)).toEqual(['https://teams.example/chat']);
  });

  it('moves a card that was forwarded to the group back to the personal chat', () => {
    const talk = new Talk();
    talk.say(gift.da);
    talk.person = { ...talk.person, place: 'own view' };
    const reply = talk.click('En borger eller pårørende');
    expect(textOf(reply.personal?.card ?? reply.card)).toContain('Hvad får du?');
    expect(textOf(reply.card)).not.toContain('Hvad får du?');
  });
});

describe('a click among others whose answer everybody would see', () => {
  it('moves every guide to the personal chat', () => {
    const talk = new Talk({ place: 'among others' });
    talk.say(dinner.da);
    const reply = talk.click('Start');
    expect(textOf(reply.card)).toContain(wordsOf('da').privateSent);
    expect(textOf(reply.personal?.card ?? reply.card)).toContain('Hvad er du inviteret til?');
  });
});
