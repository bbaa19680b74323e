import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { wordsOf } from '../../src/words/words.ts';
import { titlesOf } from '../support/card-json.ts';
import { eksempel, proeve } from '../support/proeve.ts';
import { Talk, type TalkOptions } from './talk.ts';

const packs = [eksempel(), proeve()];
const demo = (options: TalkOptions = {}) => new Talk({ packs, fixed: 'demo', ...options });
const names = {
  eksempel: { da: 'Eksempel Kommune', nb: 'Eksempel Kommune', en: 'Example Municipality' },
  proeve: { da: 'Prøve Kommune', nb: 'Prøve kommune', en: 'Prøve Municipality' },
};

describe('a demo', () => {
  it.each(languages)('says in %s that it is one, and of which municipality', (language) => {
    const talk = demo({ language });
    talk.turn({ kind: 'installed' });
    expect(talk.text).toContain(wordsOf(language).demo(names.eksempel[language]));
    expect(titlesOf(talk.card)).toContain(names.proeve[language]);
    expect(titlesOf(talk.card)).not.toContain(names.eksempel[language]);
  });

  it.each(languages)('changes the municipality with one tap, in %s, and keeps that', (language) => {
    const talk = demo({ language });
    talk.say('menu');
    expect(talk.click(names.proeve[language]).choice).toEqual({ pack: 'proeve' });
    expect(talk.text).toContain(wordsOf(language).municipalityChanged(names.proeve[language]));
    expect(titlesOf(talk.card)).toContain(names.eksempel[language]);
    talk.click({ da: 'Invitationer', nb: 'Invitasjoner', en: 'Invitations' }[language]);
    expect(talk.reply?.log).toMatchObject({ verb: 'open', guide: 'invitation' });
  });

  it('answers by the municipality that the person chose', () => {
    const talk = demo({ pack: 'proeve' });
    talk.say('en leverandør inviterer til middag');
    expect(talk.reply?.log.guide).toBe('invitation');
    talk.turn({ kind: 'installed' });
    expect(talk.text).toContain(wordsOf('da').demo('Prøve Kommune'));
  });

  it('answers by the first one when the chosen one is there no more', () => {
    const talk = demo({ pack: 'andeby' });
    talk.say('menu');
    expect(titlesOf(talk.card)).toContain('Prøve Kommune');
  });

  it.each(languages)(
    'stays with the municipality of a card when its language is changed to %s',
    (language) => {
      const talk = demo({ pack: 'proeve', language: language === 'da' ? 'en' : 'da' });
      talk.say('menu');
      talk.person = { language: talk.person.language, place: 'alone' };
      talk.click(wordsOf(language).languageName);
      expect(titlesOf(talk.card)).toContain(names.eksempel[language]);
      expect(titlesOf(talk.card)).not.toContain(names.proeve[language]);
    },
  );

  it('goes on with a card of each municipality, whichever is chosen', () => {
    const talk = demo({ pack: 'proeve' });
    talk.say('menu');
    const before = talk.reply;
    talk.click('Eksempel Kommune');
    talk.reply = before;
    talk.click('Invitationer');
    expect(talk.reply?.log).toMatchObject({ verb: 'open', guide: 'invitation' });
  });

  it('speaks the language of the reader where the municipality has other texts', () => {
    const talk = demo({ language: 'nb' });
    talk.send({ do: 'open', lang: 'nb', pack: 'eksempel', guide: 'gift', known: {} });
    expect(talk.text).toContain('Hvem giver gaven?');
    expect(titlesOf(talk.card)).toContain(wordsOf('nb').notSure);
  });

  it('offers nothing to choose where there is one municipality only', () => {
    const talk = demo({ packs: [proeve()] });
    talk.turn({ kind: 'installed' });
    expect(talk.text).toContain(wordsOf('da').demo('Prøve Kommune'));
    expect(talk.text.split('\n')).not.toContain(wordsOf('da').municipalities);
  });
});

describe('the bot of one municipality', () => {
  it('offers no other one, not even to somebody who chose it in a demo', () => {
    const talk = new Talk({ packs, pack: 'eksempel' });
    talk.turn({ kind: 'installed' });
    expect(talk.text).toContain('Prøve Kommune');
    expect(talk.text).not.toContain('demo');
    expect(titlesOf(talk.card)).not.toContain('Eksempel Kommune');
  });
});
