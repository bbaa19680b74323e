import { describe, expect, it } from '@jest/globals';
import type { CardAction } from '../../src/cards/action.ts';
import { cardSize, LARGEST_CARD } from '../../src/cards/render.ts';
import { languages } from '../../src/guide/constants.ts';
import { wordsOf } from '../../src/words/words.ts';
import { buttonOf, buttonsOf } from '../support/card-json.ts';
import { eksempel, proeve } from '../support/proeve.ts';
import { Talk } from './talk.ts';

/** The data of the first button of the gift guide. */
function sound(language: 'da' | 'nb' | 'en' = 'da'): Extract<CardAction, { walk: unknown }> {
  const talk = new Talk({ language });
  talk.send({ do: 'open', lang: language, pack: 'proeve', guide: 'gift', known: {} });
  return buttonsOf(talk.card)[0]?.data as Extract<CardAction, { walk: unknown }>;
}

const long = (length: number) => 'x'.repeat(length);

describe('action data that no card of ours holds', () => {
  const cases: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'menu'],
    ['a list', [sound()]],
    ['an empty object', {}],
    ['an unknown verb', { ...sound(), do: 'delete' }],
    ['no verb', { ...sound(), do: undefined }],
    ['a verb of objects', { ...sound(), do: 'constructor' }],
    ['a language that is none of ours', { ...sound(), lang: 'sv' }],
    ['a number for a pack', { ...sound(), pack: 7 }],
    ['an empty guide', { ...sound(), guide: '' }],
    ['no walk', { ...sound(), walk: undefined }],
    ['a walk with more in it', { ...sound(), walk: { ...sound().walk, note: 'x' } }],
    ['answers that are numbers', { ...sound(), walk: { ...sound().walk, answers: { giver: 1 } } }],
    ['a verdict that is none', { ...sound(), shown: { outcome: 'refused', verdict: 'perhaps' } }],
    ['a list for a value', { ...sound(), value: ['citizen'] }],
    ['100 kB in the value', { ...sound(), value: long(100_000) }],
    ['100 kB in the pack', { ...sound(), pack: long(100_000) }],
    ['more answers than a guide has', { ...sound(), walk: { answers: many(61), known: {}, earlier: {} } }],
  ];

  it.each(cases)('is told to be unreadable, with the way to every guide: %s', (_name, data) => {
    for (const language of languages) {
      const talk = new Talk({ language });
      expect(talk.send(data).log.verb).toBe('unreadable');
      expect(talk.text).toContain(wordsOf(language).cardUnreadable);
      expect(talk.text).toContain(wordsOf(language).cardUnreadableText);
      talk.click({ da: 'Gaver', nb: 'Gaver', en: 'Gifts' }[language]);
      expect(talk.reply?.log).toMatchObject({ verb: 'open', guide: 'gift' });
    }
  });

  it('keeps the municipality that the person chose in a demo', () => {
    const talk = new Talk({ packs: [eksempel(), proeve()], fixed: 'demo', pack: 'proeve', language: 'nb' });
    talk.send({ do: 'dance' });
    expect(talk.text).toContain(wordsOf('nb').cardUnreadable);
    talk.click('Invitasjoner');
    expect(talk.reply?.log.guide).toBe('invitation');
  });
});

describe('action data that was tampered with', () => {
  it('goes no further than the question that is open', () => {
    const talk = new Talk();
    const walk = { answers: { 'gift-kinds': ['flowers'], received: '2026-03-31' }, known: {}, earlier: {} };
    talk.send({ ...sound(), do: 'back', walk });
    expect(talk.reply?.log).toEqual({
      verb: 'back',
      pack: 'proeve',
      guide: 'gift',
      node: 'who',
      passed: 'who',
    });
  });

  it('never gets an answer that the guide does not give', () => {
    const talk = new Talk();
    for (const answers of [{ giver: 'king' }, { giver: ['citizen'] }, { giver: '__proto__' }, many(60)]) {
      talk.send({ ...sound(), walk: { answers, known: answers, earlier: answers }, value: undefined });
      expect(talk.reply?.log.node).toBe('who');
    }
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('takes no %s for an id', (id) => {
    const talk = new Talk();
    for (const part of [{ fact: id }, { value: id }]) {
      expect(talk.send({ ...sound(), ...part }).log).toMatchObject({ guide: 'gift', node: 'who' });
    }
    for (const part of [{ shown: { fact: id } }, { edition: id }]) {
      expect(talk.send({ ...sound(), ...part }).log).toMatchObject({ guide: 'gift', node: 'what' });
    }
    expect(talk.send({ ...sound(), do: 'change', fact: id }).log.node).toBe('who');
    expect(talk.send({ ...sound(), guide: id }).log.verb).toBe('guide-gone');
    expect(talk.send({ ...sound(), pack: id }).log.verb).toBe('unreadable');
    const answers = JSON.parse(`{"${id}":"citizen"}`);
    expect(talk.send({ ...sound(), walk: { answers, known: answers, earlier: answers } }).log.node).toBe(
      'what',
    );
  });

  it('leaves out of the next card what the guide does not know, so that no card grows', () => {
    const talk = new Talk();
    const stuffing = many(
      50,
      Array.from({ length: 40 }, (_, index) => `${index}${long(60)}`),
    );
    for (const edition of [sound().edition, 'an older one']) {
      const walk = { answers: { giver: 'citizen', ...stuffing }, known: stuffing, earlier: stuffing };
      talk.send({ ...sound(), edition, do: 'back', walk });
      expect(cardSize(talk.card)).toBeLessThan(LARGEST_CARD);
      expect(buttonsOf(talk.card)[0]?.data).toMatchObject({
        walk: { answers: {}, known: {}, earlier: { giver: 'citizen' } },
      });
    }
    talk.send({
      do: 'open',
      lang: 'da',
      pack: 'proeve',
      guide: 'gift',
      known: { giver: 'supplier', ...stuffing },
    });
    expect(cardSize(talk.card)).toBeLessThan(LARGEST_CARD);
    expect(talk.reply?.log.node).toBe('refused-supplier');
  });

  it('never makes the bot fail, whatever is in the walk', () => {
    const talk = new Talk({ packs: [proeve(), eksempel()], fixed: 'demo' });
    const random = numbers(7);
    for (let round = 0; round < 600; round += 1) {
      const reply = talk.send(anyAction(random));
      expect(JSON.stringify(reply.card)).not.toContain('undefined');
    }
  });
});

describe('a card of another municipality', () => {
  it.each(languages)('is named in %s, with the guides of this one', (language) => {
    const talk = new Talk({ packs: [proeve(), eksempel()], language });
    for (const data of [
      { ...sound(language), pack: 'eksempel' },
      { do: 'menu', lang: language, pack: 'eksempel' },
      { do: 'pack', lang: language, pack: 'eksempel' },
    ]) {
      const reply = talk.send(data);
      expect(reply.log.verb).toBe('other-pack');
      expect(reply.choice).toBeUndefined();
      const own = { da: 'Prøve Kommune', nb: 'Prøve kommune', en: 'Prøve Municipality' }[language];
      const theirs = language === 'en' ? 'Example Municipality' : 'Eksempel Kommune';
      expect(talk.text).toContain(wordsOf(language).cardOfOther(theirs, own));
      talk.click({ da: 'Invitationer', nb: 'Invitasjoner', en: 'Invitations' }[language]);
    }
  });

  it('is named by its id where this deployment does not have it', () => {
    const talk = new Talk();
    talk.send({ ...sound(), pack: 'andeby' });
    expect(talk.text).toContain(wordsOf('da').cardOfOther('andeby', 'Prøve Kommune'));
  });

  it('shows the menu where a card of a demo chooses the municipality that this one is for', () => {
    const talk = new Talk();
    talk.send({ do: 'pack', lang: 'da', pack: 'proeve' });
    expect(talk.text).not.toContain('Det kort gælder');
    talk.click('Gaver');
    expect(talk.reply?.log.verb).toBe('open');
  });

  it('is unreadable in a demo that does not have it', () => {
    const talk = new Talk({ fixed: 'demo' });
    talk.send({ ...sound(), pack: 'andeby' });
    expect(talk.text).toContain(wordsOf('da').cardUnreadable);
  });

  it('still changes the language', () => {
    const talk = new Talk();
    talk.send({ ...buttonOf(menuOf(), 'English').data, pack: 'andeby' });
    expect(talk.reply?.choice).toEqual({ language: 'en' });
    talk.click('Gifts');
    expect(talk.reply?.log.guide).toBe('gift');
  });
});

function menuOf() {
  const talk = new Talk();
  return talk.say('menu').card;
}

function many(count: number, value: unknown = 'x'): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`fact-${index}`, value]));
}

/** The same numbers from 0 up to 1 for the same seed, on every machine. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const FACTS = [
  'giver',
  'works-here',
  'gift-kinds',
  'received',
  'event',
  'on-programme',
  'kinds',
  'knows-giver',
];
const EDITION = sound().edition;
const VALUES = [
  ...['citizen', 'supplier', 'colleague', 'not-sure', 'yes', 'no', 'flowers', 'money', '2026-03-31'],
  ...['2020-02-29', 'meal', 'conference', 'match', '', 'x', 'flowers,money', 'constructor'],
];

/** An action that could stand on a card, with any answers in it. */
function anyAction(random: () => number): unknown {
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const value = () => (random() < 0.2 ? [one(VALUES), one(VALUES)] : one(VALUES.filter(Boolean)));
  const answers = () => Object.fromEntries(FACTS.filter(() => random() < 0.5).map((fact) => [fact, value()]));
  const verdicts = ['allowed', 'not_allowed', 'escalate'];
  return {
    do: one(['answer', 'change', 'back', 'restart', 'open', 'menu', 'language', 'pack']),
    lang: one(languages),
    pack: one(['proeve', 'eksempel', 'andeby']),
    guide: one(['gift', 'invitation', 'nothing']),
    edition: one([EDITION, 'older']),
    walk: { answers: answers(), known: answers(), earlier: answers() },
    known: answers(),
    shown:
      random() < 0.5 ? { fact: one(FACTS) } : { outcome: one(['refused', 'told']), verdict: one(verdicts) },
    fact: one(FACTS),
    value: one(VALUES),
  };
}
