import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { wordsOf } from '../../src/words/words.ts';
import { textOf, titlesOf } from '../support/card-json.ts';
import { Talk } from './talk.ts';

const words = wordsOf('da');
const TEXT = 'Hej Bo. Hun har diabetes, og hendes CPR-nummer er 290190-1236.';

describe('a text to check', () => {
  it.each(['tjek', 'Tjek:', 'sjekk', 'CHECK:', 'tjek\n', 'tjek:\n\n'])('is given behind "%s"', (word) => {
    const talk = new Talk();
    expect(talk.say(`${word} ${TEXT}`).log).toEqual({ verb: 'check' });
    expect(talk.text).toContain(words.check.result.guarded.heading);
    expect(talk.text).toContain('CPR-nummer: ••••••-••••');
    expect(talk.text).toContain('Helbred: »diabetes«');
  });

  it('is never shown again with its numbers', () => {
    const talk = new Talk();
    expect(JSON.stringify(talk.say(`tjek ${TEXT}`))).not.toMatch(/290190|1236/u);
  });

  it('opens a guide with what was found filled in', () => {
    const talk = new Talk();
    talk.say(`tjek ${TEXT}`);
    expect(talk.click(words.check.openGuide).log).toMatchObject({ verb: 'open', guide: 'gift' });
  });

  it.each(languages)('can be given on a card in %s, so that it never stands in the chat', (language) => {
    const own = wordsOf(language).check;
    const talk = new Talk({ language });
    talk.say('tjek');
    expect(talk.text).toContain(own.promise);
    expect(talk.click(own.go, { text: TEXT }).log).toEqual({ verb: 'check' });
    expect(talk.text).toContain(own.result.guarded.heading);
    talk.say('menu');
    talk.click(own.begin);
    expect(titlesOf(talk.card)).toContain(own.go);
  });

  it('is asked for again where the card came back without one', () => {
    const talk = new Talk();
    talk.say('tjek');
    talk.click(words.check.go, { text: ' \n' });
    expect(talk.text).toContain(words.check.empty);
  });

  it('is answered among others in the personal chat', () => {
    const talk = new Talk({ place: 'among others' });
    const reply = talk.say(`tjek ${TEXT}`);
    expect(talk.text).not.toContain('diabetes');
    expect(textOf(reply.personal?.card ?? reply.card)).toContain('diabetes');
  });

  it('may be as long as a message, and holds more than is shown', () => {
    const talk = new Talk();
    const phones = Array.from({ length: 3000 }, (_, index) => `tlf. 98 76 ${10 + (index % 90)} 32`).join(
      '\n',
    );
    talk.say(`tjek ${phones}`);
    expect(talk.text).toMatch(/Telefonnummer, \d+ gange: •• •• •• ••$/mu);
    expect(JSON.stringify(talk.card).length).toBeLessThan(6000);
  });

  it('is not meant by a question that begins with the same word', () => {
    for (const question of ['tjek om jeg må tage imod en gave', 'check if I may take a gift']) {
      expect(new Talk().say(question).log.verb).not.toBe('check');
    }
  });
});
