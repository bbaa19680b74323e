import { describe, expect, it } from '@jest/globals';
import { decide } from '../../src/ask/decide.ts';
import { createFinder } from '../../src/ask/find.ts';
import type { Guide, Pack } from '../../src/guide/pack.ts';
import { eksempel, proeve } from '../support/proeve.ts';

/** A pack whose guides have nothing but Danish example phrases; their titles are the ids. */
function packOf(phrases: Record<string, string[]>, concepts: Record<string, string[]> = {}): Pack {
  const pack = proeve();
  const gift = pack.guides.get('gift') as Guide;
  const bare = { questions: {}, outcomes: {}, duties: {}, rules: new Map() };
  const guides = Object.entries(phrases).map(([id, asks]): [string, Guide] => {
    const [first = id] = asks;
    return [id, { ...gift, ...bare, id, title: { da: id }, question: { da: first }, asks: { da: asks } }];
  });
  return { ...pack, guides: new Map(guides), concepts: new Map(Object.entries(concepts)) };
}

const office = packOf({
  sms: ['må jeg sende en sms til en borger', 'sms om en aftale'],
  photo: ['må jeg lægge et billede på facebook', 'billeder fra sommerfesten'],
  meeting: ['må jeg holde mødet på zoom', 'videomøde med en borger'],
  gift: ['må jeg tage imod en gave', 'en borger kommer med chokolade'],
});

const matchesOf = (pack: Pack, question: string) => createFinder(pack).find(question).matches;
const guidesFor = (pack: Pack, question: string) => matchesOf(pack, question).map(({ guide }) => guide);
const decided = (pack: Pack, question: string) => {
  const decision = decide(createFinder(pack).find(question));
  return decision.kind === 'open' ? decision.match.guide : decision.kind;
};

describe('a question whose words belong to one guide', () => {
  it.each([
    ['må jeg sende en sms?', 'sms'],
    ['SMS', 'sms'],
    ['er det ok at lægge billeder af børn på facebook', 'photo'],
    ['chokolade', 'gift'],
    ['kan vi bruge zoom', 'meeting'],
    ['hvad med gaverne fra en borger', 'gift'],
  ])('opens it at once: %s', (question, guide) => {
    expect(decided(office, question)).toBe(guide);
  });

  it.each([
    ['må jeg få et gavekort', 'gift'],
    ['kan jeg dra på invitasjonen', 'invitation'],
    ['a supplier invites me to dinner', 'invitation'],
  ])('opens it in each language of the pack: %s', (question, guide) => {
    expect(decided(proeve(), question)).toBe(guide);
  });

  it('opens it where it is the only one of the pack', () => {
    expect(decided(eksempel(), 'må jeg få en gave af en borger')).toBe('gift');
    expect(decided(packOf({ sms: ['må jeg sende en sms'] }), 'sms?')).toBe('sms');
  });
});

describe('a question is understood', () => {
  it.each([
    ['with a spelling mistake', 'chokolde', 'gift'],
    ['with two in a long word', 'choklladen', 'gift'],
    ['with letters swapped', 'chokoalde', 'gift'],
    ['with æ, ø and å written out', 'videomoede', 'meeting'],
    ['with letters that are put together from two', 'videomo\u0308de', 'meeting'],
    ['in another form of the word', 'sommerfesterne', 'photo'],
    ['with a compound written apart', 'video møde', 'meeting'],
    ['with words written together', 'facebookbillede', 'photo'],
    ['with an ending behind an apostrophe', "sms'en", 'sms'],
    ['with invisible characters in it', 's\u200bm\u00ads', 'sms'],
  ])('%s: "%s"', (_how, question, guide) => {
    expect(guidesFor(office, question)[0]).toBe(guide);
  });

  it('does not take a short word for another one', () => {
    expect(guidesFor(office, 'smo')).toEqual([]);
    expect(guidesFor(office, 'sommeren')[0]).toBe('photo');
  });

  it('by any word of a concept, of several words too, in any language', () => {
    const concepts = { sms: ['sms', 'text message', 'tekstmelding'], present: ['gave', 'noget sødt'] };
    const pack = packOf(
      { sms: ['må jeg sende en sms'], gift: ['må jeg få en gave'], other: ['tekst'] },
      concepts,
    );
    expect(guidesFor(pack, 'can i send a text message')[0]).toBe('sms');
    expect(guidesFor(pack, 'kan jeg sende tekstmeldinger')[0]).toBe('sms');
    expect(guidesFor(pack, 'må jeg få noget sødt')[0]).toBe('gift');
  });
});

describe('a question that could be about several guides', () => {
  it.each(['sms med et billede', 'borger', 'gave eller zoom'])('lets the person choose: %s', (text) => {
    expect(guidesFor(office, text).length).toBeGreaterThan(1);
    expect(decided(office, text)).toBe('choose');
  });

  it('puts first the guide with the rarer words', () => {
    expect(guidesFor(office, 'en borger og chokolade')[0]).toBe('gift');
  });

  it('counts half of a compound less than the whole word', () => {
    const [whole, part] = matchesOf(
      packOf({ one: ['sommerfesten'], two: ['festen'], three: ['sommer'] }),
      'festen',
    );
    expect([whole?.guide, part?.guide]).toEqual(['two', 'one']);
    expect(whole?.score).toBeGreaterThan((part?.score ?? 0) * 1.3);
  });

  it('says which words made it think of a guide, as they were typed', () => {
    const [first] = matchesOf(office, 'Må jeg smide BILLEDER fra sommerfsten op?');
    expect(first?.why).toEqual(expect.arrayContaining(['BILLEDER', 'sommerfsten']));
    expect(first?.why).not.toContain('Må');
  });
});

describe('how a question asks', () => {
  const pictures = packOf({
    keeping: ['hvor længe må jeg gemme billedet', 'hvor længe er billedet der'],
    asking: ['hvem spørger jeg om billedet', 'hvem bestemmer om billedet'],
  });

  it.each([
    ['hvor længe med et billede', 'keeping'],
    ['hvem har ansvar for et billede', 'asking'],
  ])('tells guides about the same thing apart: %s', (question, guide) => {
    expect(guidesFor(pictures, question)[0]).toBe(guide);
  });

  it('leads nowhere by itself, and is no reason', () => {
    expect(guidesFor(pictures, 'hvem må jeg')).toEqual([]);
    expect(matchesOf(pictures, 'hvem med billedet')[0]?.why).toEqual(['billedet']);
  });
});

describe('the reasons for a guide', () => {
  it('name a phrase once, and not its words again', () => {
    const concepts = { page: ['facebook side', 'vores side'], facebook: ['facebook'] };
    const pack = packOf({ page: ['må vi have en facebook side'], gift: ['må jeg få en gave'] }, concepts);
    expect(matchesOf(pack, 'hvad med vores facebook side')[0]?.why).toEqual(['facebook side']);
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
    '12',
    '???',
    '👍',
    '',
    '   ',
    'x',
    'ܐܒܓ ١٢٣',
  ])('gives none: %s', (question) => {
    for (const pack of [office, proeve(), eksempel()]) expect(decided(pack, question)).toBe('none');
  });

  it('is not led to a guide by one small word among many unknown ones', () => {
    expect(
      decided(office, 'hvornår udbetaler lønkontoret feriepengene til timelønnede vikarer fra borger'),
    ).not.toMatch(/sms|photo|meeting|gift/u);
  });
});

describe('a long text', () => {
  it('is read from its beginning', () => {
    expect(guidesFor(office, `sms ${words(1000)}`)[0]).toBe('sms');
    expect(guidesFor(office, `${words(1000)} sms`)).toEqual([]);
  });

  it('takes no longer than its length asks for', () => {
    const finder = createFinder(office);
    const kinds = [
      (size: number) => 'x'.repeat(size),
      (size: number) => 'x '.repeat(size / 2),
      (size: number) => 'a-'.repeat(size / 2),
      (size: number) => words(size / 8),
      (size: number) => '\u200b'.repeat(size),
    ];
    for (const kind of kinds) {
      // Ten times the text: at most about ten times as long, with room for a busy machine.
      const [short, long] = [kind(20_000), kind(200_000)];
      const once = (text: string) => {
        const begin = performance.now();
        finder.find(text);
        return performance.now() - begin;
      };
      const best = (text: string) => Math.min(...Array.from({ length: 5 }, () => once(text)));
      expect(best(long)).toBeLessThan(100 * Math.max(best(short), 0.5));
    }
  });
});

describe('letters', () => {
  it('make no pattern', () => {
    for (const question of ['(.*)+$', '[a-z]{1,9}sms', '\\p{L}', '__proto__', 'constructor']) {
      expect(() => createFinder(office).find(question)).not.toThrow();
    }
    expect(guidesFor(office, '__defineGetter__ constructor toString')).toEqual([]);
  });
});

function words(count: number): string {
  return Array.from({ length: count }, (_, index) => `qq${index.toString(36)}qq`).join(' ');
}
