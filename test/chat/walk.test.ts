import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { wordsOf } from '../../src/words/words.ts';
import { buttonOf, titlesOf } from '../support/card-json.ts';
import { Talk } from './talk.ts';

const noGift = { da: 'Nej, den gave må du ikke tage imod.', nb: '', en: '' };

/** Anna at the question what the gift is. */
function atKinds(options?: ConstructorParameters<typeof Talk>[0]): Talk {
  const talk = new Talk(options);
  talk.say('må jeg tage imod en gave');
  talk.click('En borger eller pårørende');
  return talk;
}

describe('a walk', () => {
  it('goes from tap to tap to the outcome', () => {
    const talk = atKinds();
    expect(talk.text).toContain('Hvad får du?');
    const reply = talk.click('Videre', { value: 'flowers,money' });
    expect(talk.text).toContain(noGift.da);
    expect(reply.log).toEqual({
      verb: 'answer',
      pack: 'proeve',
      guide: 'gift',
      node: 'refused',
      verdict: 'not_allowed',
      passed: 'what',
    });
  });

  it('takes a date', () => {
    const talk = atKinds();
    talk.click('Videre', { value: 'flowers' });
    talk.click('Videre', { value: '2026-03-30' });
    expect(talk.text).toContain('Ja, hvis du fortæller din leder om den.');
  });

  it('takes "not sure" on every kind of question', () => {
    const talk = new Talk();
    talk.say('må jeg tage imod en gave');
    talk.click('Ved ikke');
    talk.click('Nej');
    talk.click('Ved ikke');
    expect(talk.reply?.log).toMatchObject({ node: 'unknown-gift', verdict: 'not_covered' });
  });

  it('goes back, and offers the answer once more', () => {
    const talk = atKinds();
    talk.click('Videre', { value: 'money' });
    talk.click('Tilbage');
    expect(talk.text).toContain('Hvad får du?');
    expect(talk.text).toContain(wordsOf('da').earlierAnswer);
  });

  it('asks one answer again, and keeps the others', () => {
    const talk = atKinds();
    talk.click('Videre', { value: 'money' });
    const before = talk.card;
    talk.click('Ret');
    expect(talk.text).toContain('Hvem giver dig gaven?');
    talk.click('Ved ikke');
    talk.click('Nej');
    expect(talk.text).toContain(noGift.da);
    expect(talk.card).not.toEqual(before);
  });

  it('comes back unchanged where an answer is kept after all', () => {
    const talk = atKinds();
    talk.click('Videre', { value: 'money' });
    const before = talk.card;
    talk.click('Ret');
    talk.click(wordsOf('da').keep);
    expect(talk.card).toEqual(before);
  });

  it('begins again', () => {
    const talk = atKinds();
    talk.click('Start forfra');
    expect(talk.text).toContain('Hvem giver dig gaven?');
    expect(titlesOf(talk.card)).not.toContain('Tilbage');
  });

  it('takes what is known along to the next guide, and says so', () => {
    const talk = atKinds();
    talk.click('Videre', { value: 'travel' });
    talk.click('Åbn: Invitationer');
    talk.click('Videre', { value: 'conference' });
    expect(talk.text).toContain('Ja, hvis du aftaler det med din leder først.');
    expect(talk.text).toContain(wordsOf('da').knownAnswer);
    expect(talk.text).toContain('En borger eller pårørende');
  });

  it('asks what was known when that is to be changed', () => {
    const talk = atKinds();
    talk.click('Videre', { value: 'travel' });
    talk.click('Åbn: Invitationer');
    talk.click('Videre', { value: 'conference' });
    const known = buttonOf(talk.card, 'Ret').data;
    talk.send({ ...known, fact: 'giver' });
    expect(talk.text).toContain('Hvem inviterer dig?');
  });

  it('is answered the same for a second click on the same button', () => {
    const talk = atKinds();
    const { data } = buttonOf(talk.card, 'Ved ikke');
    const first = talk.send(data);
    expect(talk.send(data)).toEqual(first);
  });

  it('survives a question in between: the card that was left goes on', () => {
    const talk = atKinds();
    const { data } = buttonOf(talk.card, 'Videre');
    talk.say('hjælp');
    talk.send({ ...data, value: 'money' });
    expect(talk.text).toContain(noGift.da);
  });
});

describe('a question that is sent without an answer', () => {
  it.each(languages)('is asked again with a word on what is missing, in %s', (language) => {
    const talk = new Talk({ language });
    talk.send({ do: 'open', lang: language, pack: 'proeve', guide: 'gift', known: {} });
    const { data } = buttonOf(talk.card, wordsOf(language).notSure);
    for (const value of [undefined, '', 'nobody', 'citizen,supplier', '__proto__']) {
      talk.send({ ...data, value });
      expect(talk.text).toContain(wordsOf(language).missingAnswer);
      expect(talk.reply?.log).toEqual({
        verb: 'answer',
        pack: 'proeve',
        guide: 'gift',
        node: 'who',
        passed: 'who',
      });
    }
  });

  it.each(['2026-02-30', 'i går', '2026-3-1', '12026-03-31'])('takes no date that is none: %s', (value) => {
    const talk = atKinds();
    talk.click('Videre', { value: 'flowers' });
    talk.click('Videre', { value });
    expect(talk.text).toContain('Hvornår får du den?');
    expect(talk.text).toContain(wordsOf('da').missingDate);
  });
});

describe('the log of a turn', () => {
  it('names verb, guide and node, and nothing that a person said', () => {
    const talk = atKinds();
    const logs = [
      talk.say('Signe Testesen vil give mig 500 kroner').log,
      talk.say('må jeg tage imod en gave').log,
      talk.click('En kollega').log,
    ];
    expect(JSON.stringify(logs)).not.toMatch(/Signe|kroner|colleague/u);
    expect(logs[2]).toEqual({
      verb: 'answer',
      pack: 'proeve',
      guide: 'gift',
      node: 'free',
      verdict: 'allowed',
      passed: 'who',
    });
  });
});
