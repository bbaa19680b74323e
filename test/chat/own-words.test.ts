import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { wordsOf } from '../../src/words/words.ts';
import { titlesOf } from '../support/card-json.ts';
import { Talk } from './talk.ts';

const words = wordsOf('da');

describe('a question in own words', () => {
  it('opens its guide with what it says filled in, and asks only the rest', () => {
    const talk = new Talk();
    expect(talk.say('må jeg tage imod en gave fra en borger').log).toMatchObject({
      verb: 'open',
      node: 'what',
    });
    expect(talk.text).toContain(words.understood);
    expect(titlesOf(talk.card)).toContain('✕ En borger eller pårørende');
  });

  it('lets each understood answer be taken away with one tap', () => {
    const talk = new Talk();
    talk.say('må jeg tage imod en gave fra en borger');
    expect(talk.click('✕ En borger eller pårørende').log).toMatchObject({ verb: 'forget', node: 'who' });
    expect(talk.text).not.toContain(words.understood);
  });

  it('takes nothing that is denied, or said twice over', () => {
    const denied = new Talk();
    expect(denied.say('må jeg tage imod en gave, den er ikke fra en borger').log.node).toBe('who');
    const both = new Talk();
    expect(both.say('må jeg tage imod en gave fra en borger eller en kollega').log.node).toBe('who');
  });

  it('gives no verdict from the sentence alone: the answer that decides is asked once more', () => {
    const talk = new Talk();
    const reply = talk.say('må jeg tage imod en gave fra en kollega');
    expect(reply.log).toEqual({ verb: 'open', pack: 'proeve', guide: 'gift', node: 'who' });
    expect(talk.text).toContain(words.confirm('En kollega'));
    talk.click('En kollega');
    expect(talk.reply?.log.verdict).toBe('allowed');
  });

  it('is answered in a group by a card that tells nothing of it', () => {
    const talk = new Talk({ place: 'among others' });
    talk.say('må jeg tage imod en gave fra en borger');
    expect(talk.text).not.toContain('En borger eller pårørende');
    expect(talk.reply?.asked).toBeUndefined();
  });

  it('opens each guide it offers with what the question already says, short of the verdict', () => {
    const talk = new Talk();
    talk.say('gave eller invitation til koncert fra en borger');
    const offered = talk.reply;
    expect(talk.click('Gaver').log).toMatchObject({ guide: 'gift', node: 'what' });
    talk.reply = offered;
    expect(talk.click('Invitationer').log).toMatchObject({ guide: 'invitation', node: 'where' });
  });

  it('lets nobody among others start from what somebody else wrote', () => {
    const talk = new Talk({ place: 'among others' });
    talk.say('gave eller invitation til koncert fra en borger');
    talk.person = { ...talk.person, place: 'alone' };
    expect(talk.click('Gaver').log).toMatchObject({ guide: 'gift', node: 'who' });
  });

  it('names the words that made the bot think of each guide it offers', () => {
    const talk = new Talk();
    expect(talk.say('gave eller koncert').log.verb).toBe('candidates');
    expect(talk.text).toContain(words.youWrote('gave'));
    expect(talk.text).toContain(words.youWrote('koncert'));
  });
});

describe('a sentence in the middle of a guide', () => {
  const atGiver = () => {
    const talk = new Talk();
    talk.say('må jeg tage imod en gave');
    return talk;
  };

  it.each([
    ['En kollega', 'free'],
    ['kollega', 'free'],
    ['det er fra en kollega', 'free'],
    ['A colleague', 'free'],
    ['en borger', 'what'],
    ['en leverandør', 'refused-supplier'],
    ['ved ikke', 'sort'],
    ['det ved jeg ikke', 'sort'],
    ["don't know", 'sort'],
  ])('is an answer where it is one: %s', (text, node) => {
    const talk = atGiver();
    expect(talk.say(text).log).toMatchObject({ verb: 'answer', node });
  });

  it.each([
    ['ja', 'free'],
    ['Ja, det gør hun', 'free'],
    ['nej', 'what'],
    ['nope', 'what'],
  ])('can be a plain yes or no: %s', (text, node) => {
    const talk = atGiver();
    talk.say('ved ikke');
    expect(talk.say(text).log).toMatchObject({ verb: 'answer', node });
  });

  it('is a new question where it is none, with a way back to where the person was', () => {
    const talk = atGiver();
    talk.say('en borger');
    expect(talk.say('må jeg sige ja til en invitation til en konference').log).toMatchObject({
      verb: 'open',
      guide: 'invitation',
    });
    talk.click(words.backTo('Gaver'));
    expect(talk.reply?.log).toEqual({
      verb: 'resume',
      pack: 'proeve',
      guide: 'gift',
      node: 'what',
      passed: 'what',
    });
  });

  it('that nobody understands leaves the way back open as well', () => {
    const talk = atGiver();
    expect(talk.say('hvad er klokken egentlig blevet').log.verb).toBe('not-found');
    talk.click(words.backTo('Gaver'));
    expect(talk.reply?.log).toEqual({
      verb: 'resume',
      pack: 'proeve',
      guide: 'gift',
      node: 'who',
      passed: 'who',
    });
  });

  it('that is only small talk leaves the question open, to be answered or gone back to', () => {
    const talk = atGiver();
    expect(talk.say('ok').log.verb).toBe('small-talk');
    expect(talk.say('en kollega').log).toMatchObject({ verb: 'answer', node: 'free' });
    const other = atGiver();
    other.say('tak');
    expect(other.click(words.backTo('Gaver')).log).toEqual({
      verb: 'resume',
      pack: 'proeve',
      guide: 'gift',
      node: 'who',
      passed: 'who',
    });
  });

  it('is not taken for an answer once the guide has ended', () => {
    const talk = atGiver();
    talk.say('en kollega');
    expect(talk.say('kollega').log.verb).not.toBe('answer');
  });

  it('leaves commands what they are', () => {
    const talk = atGiver();
    expect(talk.say('menu').log.verb).toBe('menu');
    expect(talk.say('kollega').log.verb).not.toBe('answer');
  });
});

describe('a text that tells who somebody is', () => {
  // Born in 1866: no such number was ever given to anybody.
  const number = '220266-6097';

  it.each([
    ['may open a guide', `må jeg tage imod en gave fra ${number}`],
    ['may be about several', `gave eller koncert til ${number}`],
    ['may be about none', `hvad med ${number}`],
    ['may hold a mail address', 'må jeg tage imod en gave fra anne.hansen@example.org'],
  ])('is answered, and first told that it is not needed: it %s', (_what, text) => {
    const talk = new Talk();
    talk.say(text);
    expect(talk.text).toContain(words.noPersonalData);
    expect(JSON.stringify(talk.card)).not.toMatch(/220266|6097|anne\.hansen/u);
    expect(JSON.stringify(talk.reply?.log)).not.toMatch(/220266|6097|hansen/u);
  });

  it('is told so in the middle of a guide too', () => {
    const talk = new Talk();
    talk.say('må jeg tage imod en gave');
    talk.say(`en borger, ${number}`);
    expect(talk.text).toContain(words.noPersonalData);
  });

  it('is not told so about words alone', () => {
    const talk = new Talk();
    talk.say('må jeg tage imod en gave fra en borger med diabetes');
    expect(talk.text).not.toContain(words.noPersonalData);
  });
});

describe('small talk', () => {
  it.each([
    ['tak!', 'thanks'],
    ['mange tak for hjælpen', 'thanks'],
    ['du er dum', 'insult'],
    ['lortebot', 'insult'],
    ['hvem er du', 'who'],
    ['er du et menneske?', 'who'],
    ['hvordan går det', 'how'],
    ['super', 'praise'],
    ['hej med dig', 'greeting'],
    ['hei', 'greeting'],
    ['ok', 'agreement'],
    ['farvel', 'goodbye'],
    ['thanks a lot', 'thanks'],
    ['what is your name', 'who'],
  ] as const)('gets a fitting reply and the menu: %s', (text, kind) => {
    const talk = new Talk();
    const { verb } = talk.say(text).log;
    if (verb !== 'greeting') expect(talk.text).toContain(words.smallTalk[kind]);
    expect(titlesOf(talk.card)).toEqual(expect.arrayContaining(['Gaver', 'Invitationer']));
  });

  it('is no small talk where there is a question in it', () => {
    const talk = new Talk();
    expect(talk.say('tak, men må jeg få en gave').log).toMatchObject({ verb: 'open', guide: 'gift' });
    expect(talk.say('hej, må jeg sige ja til en invitation').log).toMatchObject({ guide: 'invitation' });
  });

  it.each(languages)('is answered in the language of the reader: %s', (language) => {
    const talk = new Talk({ language });
    talk.say('takk');
    expect(talk.text).toContain(wordsOf(language).smallTalk.thanks);
  });
});
