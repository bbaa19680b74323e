import { describe, expect, it } from '@jest/globals';
import { createFinder, surest } from '../../src/ask/find.ts';
import type { Guide, Pack } from '../../src/guide/pack.ts';
import { eksempel, proeve } from '../support/proeve.ts';

/** A pack whose guides have nothing but Danish example phrases; their titles are the ids. */
function packOf(phrases: Record<string, string[]>): Pack {
  const pack = proeve();
  const gift = pack.guides.get('gift') as Guide;
  const guides = Object.entries(phrases).map(([id, asks]): [string, Guide] => {
    const [first = id] = asks;
    return [id, { ...gift, id, title: { da: id }, question: { da: first }, asks: { da: asks } }];
  });
  return { ...pack, guides: new Map(guides) };
}

const office = packOf({
  sms: ['må jeg sende en sms til en borger', 'sms om en aftale'],
  photo: ['må jeg lægge et billede på facebook', 'billeder fra sommerfesten'],
  meeting: ['må jeg holde mødet på zoom', 'videomøde med en borger'],
  gift: ['må jeg tage imod en gave', 'en borger kommer med chokolade'],
});

const guidesFor = (pack: Pack, question: string) =>
  createFinder(pack)
    .find(question)
    .map(({ guide }) => guide);
const sureOf = (pack: Pack, question: string) => surest(createFinder(pack).find(question));

describe('a question whose words belong to one guide', () => {
  it.each([
    ['må jeg sende en sms?', 'sms'],
    ['SMS', 'sms'],
    ['er det ok at lægge billeder af børn på facebook', 'photo'],
    ['chokolade', 'gift'],
    ['kan vi bruge zoom', 'meeting'],
    ['hvad med gaverne fra en borger', 'gift'],
  ])('opens it at once: %s', (question, guide) => {
    expect(sureOf(office, question)).toBe(guide);
  });

  it.each([
    ['må jeg få et gavekort', 'gift'],
    ['kan jeg dra på studietur', 'invitation'],
    ['a supplier invites me to dinner', 'invitation'],
  ])('opens it in each language of the pack: %s', (question, guide) => {
    expect(sureOf(proeve(), question)).toBe(guide);
  });

  it('opens it where it is the only one of the pack', () => {
    expect(sureOf(eksempel(), 'må jeg få en gave af en borger')).toBe('gift');
    expect(sureOf(packOf({ sms: ['må jeg sende en sms'] }), 'sms?')).toBe('sms');
  });
});

describe('a question that could be about several guides', () => {
  it.each(['sms med et billede', 'borger', 'gave eller zoom'])(
    'gives them all and is sure of none: %s',
    (text) => {
      expect(guidesFor(office, text).length).toBeGreaterThan(1);
      expect(sureOf(office, text)).toBeUndefined();
    },
  );

  it('puts first the guide with the rarer words', () => {
    expect(guidesFor(office, 'en borger og chokolade')[0]).toBe('gift');
  });

  it('counts half of a compound less than the whole word', () => {
    const [first, second] = createFinder(packOf({ one: ['sommerfesten'], two: ['sommer'] })).find('sommer');
    expect([first?.guide, second]).toEqual(['two', undefined]);
    const half = createFinder(packOf({ one: ['sommerfesten'], two: ['vinter'] })).find('sommer');
    expect(half).toEqual([{ guide: 'one', score: Math.log2(3) / 2 }]);
    expect(surest(half)).toBeUndefined();
  });
});

describe('a question that no guide is about', () => {
  it.each([
    'hvad er klokken',
    'hva er klokka',
    'what time is it',
    'hej med dig',
    'må jeg gerne?',
    'kan du hjælpe mig med noget',
    'tak for det',
    '12',
    '???',
    '👍',
    '',
    '   ',
    'x',
  ])('gives none: %s', (question) => {
    for (const pack of [office, proeve(), eksempel()]) expect(guidesFor(pack, question)).toEqual([]);
  });
});

describe('a long text', () => {
  it('takes no longer than its length asks for', () => {
    const finder = createFinder(office);
    const texts = ['x'.repeat(500_000), 'x '.repeat(250_000), 'sms '.repeat(125_000), words(60_000)];
    for (const text of texts) {
      const begin = performance.now();
      finder.find(text);
      expect(performance.now() - begin).toBeLessThan(300);
    }
  });

  it('is read from its beginning', () => {
    expect(surest(createFinder(office).find(`sms ${words(1000)}`))).toBe('sms');
    expect(createFinder(office).find(`${words(1000)} sms`)).toEqual([]);
  });
});

describe('letters', () => {
  it('are the same however they are encoded', () => {
    expect(sureOf(packOf({ one: ['påske'], two: ['jul'] }), 'pa\u030aske')).toBe('one');
  });

  it('make no pattern', () => {
    for (const question of ['(.*)+$', '[a-z]{1,9}sms', '\\p{L}', '__proto__', 'constructor']) {
      expect(() => createFinder(office).find(question)).not.toThrow();
    }
    expect(guidesFor(office, '__proto__ constructor toString')).toEqual([]);
  });
});

function words(count: number): string {
  return Array.from({ length: count }, (_, index) => `qq${index.toString(36)}qq`).join(' ');
}
