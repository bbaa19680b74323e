import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/sensitive/finding.ts';
import { compileLexicon } from '../../src/sensitive/lexicon.ts';
import { scan } from '../../src/sensitive/scan.ts';
import type { WordList } from '../../src/sensitive/schema.ts';
import { found, TODAY, told } from './support.ts';

const list: WordList = {
  persons: ['hun', 'elev-', 'jeg har'],
  names: ['Hanne'],
  subjects: ['kursus', '-politik'],
  topics: {
    health: [
      { words: ['-kræft-'], not: ['bekræft-', '-kræfter'] },
      'diabet-',
      'syg',
      { words: ['brækket'], with: ['arm', 'benet'] },
    ],
    union: [{ words: ['hk', '3f'], with: ['medlem-', 'meldt sig'] }],
    social: ['drikker for meget'],
  },
};
const own = compileLexicon(new Map([['da', list]]));
const scanned = (text: string): Finding[] => scan(text, { today: TODAY, lexicon: own });
const words = (text: string) =>
  scanned(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe('a listed word', () => {
  it.each([
    ['hun er syg', 'health: syg'],
    ['hun har brystkræft', 'health: brystkræft'],
    ['hun er kræftsyg', 'health: kræftsyg'],
    ['hun har KRÆFT', 'health: KRÆFT'],
    ['hun har kra\u0308ft', undefined],
    ['hun er diabetiker', 'health: diabetiker'],
    ['hun har prædiabetes', undefined],
    ['hun er sygeplejerske', undefined],
    ['hun er usyg', undefined],
    ['hun vil bekræfte det', undefined],
    ['hun har kræfter', undefined],
    ['hun drikker for meget', 'social: drikker for meget'],
    ['hun drikker for lidt', undefined],
    ['hun drikker for', undefined],
    ['hun har brækket armen', undefined],
    ['hun har brækket en arm', 'health: brækket'],
    ['hun er medlem af HK', 'union: HK'],
    ['hun har meldt sig ind i 3F', 'union: 3F'],
    ['hun har 110 HK', undefined],
  ])('counts as it is written, with what it needs: %s', (text, word) => {
    expect(words(text)).toEqual(word === undefined ? [] : [word]);
  });

  it.each([
    ['hun har ikke diabetes', 'medium'],
    ['Hanne har diabetes', 'medium'],
    ['Hannes diabetes', 'medium'],
    ['eleverne har diabetes', 'medium'],
    ['Hej Hanne, diabetes', 'low'],
    ['Hej Hanne, Hanne har diabetes', 'medium'],
    ['Diabetes? Hilsen Hanne', 'low'],
    ['jeg har diabetes', 'medium'],
    ['i dag fik Xerxes diabetes', 'low'],
    ['i dag har vi hørt at Xerxes har diabetes', 'medium'],
    ['220266-6097 har diabetes', 'medium'],
    ['diabetes', 'low'],
    ['hanne kursus i diabetes', undefined],
    ['kursus om diabetes', undefined],
    ['vores diabetespolitik', undefined],
    ['hun skal på kursus om diabetes', 'low'],
    ['Hun kommer. Diabetes er emnet', 'low'],
    ['hun kommer kl. 9, diabetes', 'medium'],
    ['hun kommer\ndiabetes', 'low'],
  ])('is as sure as the sentence around it: %s', (text, certainty) => {
    expect(scanned(text).find(({ kind }) => kind === 'health')?.certainty).toBe(certainty);
  });

  it('says which word of which list, and what stands beside it, but never a name', () => {
    expect(scanned('hun er medlem af hk')[0]?.reasons).toEqual([
      { code: 'listed-word', word: 'hk', list: 'da' },
      { code: 'needed-word', word: 'medlem-' },
      { code: 'person-word', word: 'hun' },
    ]);
    expect(scanned('Hanne er syg')[0]?.reasons).toContainEqual({ code: 'person-named' });
    expect(scanned('220266-6097 er syg')[1]?.reasons).toContainEqual({ code: 'person-number' });
    expect(scanned('hun: kursus, syg')[0]?.reasons).toContainEqual({ code: 'subject-word', word: 'kursus' });
  });

  it('is not hidden', () => {
    expect(scanned('hun er syg')[0]?.masked).toBeUndefined();
  });

  it('within an address or a mailbox is a part of it', () => {
    expect(scanned('hun bor Kræftvej 3').map(({ kind }) => kind)).toEqual(['address']);
    expect(scanned('hun: syg@post.example').map(({ kind }) => kind)).toEqual(['email']);
  });
});

describe('without word lists', () => {
  it('only numbers are found', () => {
    expect(scan('hun er syg, 220266-6097', { today: TODAY }).map(({ kind }) => kind)).toEqual(['cpr']);
  });
});

describe('the word lists of the product', () => {
  it.each([
    'Kan du bekræfte, at han kommer?',
    'Hun arbejder på kraftværket',
    'Han skød straffesparket over',
    'Hendes domæne er udløbet',
    'Han ejer ejendommen',
    'Hun bor i Voldgade',
    'Han blev voldsomt glad',
    'Hun homogeniserer data',
    'Han dementerer rygtet',
    'Han tok sykkelen',
    'Hun er russ i år',
    'Han sitter i samme rom',
    'Hun skal diagnosticere fejlen i netværket',
    'Han har en syg god idé',
    'Hendes bil har 110 HK',
    'Hun bagte en allergivenlig kage',
    'Han søgte om alkoholbevilling',
    'Hun er sygeplejerske på sygehuset',
    'Han leder patientforeningen',
    'Hun arbejder på krisecentret',
    'Hun jobber i barnevernet',
    'She works at the cancer ward',
    'Hun læser medicin på universitetet',
    'Hej Søren, husk allergi-skemaet til kantinen',
    'FOA har skrevet til ham om overenskomsten',
    'Hun har kræfter til mere',
    'Han bekrefter møtet',
    'Hun gælder for at være hurtig',
    'Her is the room for the gift',
  ])('pass a word that only looks like it, also beside a person: %s', (text) => {
    expect(told(text).filter((finding) => !finding.startsWith('low'))).toEqual([]);
  });

  it('never make more of a word than a question', () => {
    const texts = [
      'Hun har diabetes',
      'Cpr 220266-6097: han er dømt for vold og har gæld',
      'Hanne er gravid',
    ];
    const certainties = texts.flatMap((text) =>
      found(text)
        .filter(({ masked }) => masked === undefined)
        .map(({ certainty }) => certainty),
    );
    expect(new Set(certainties)).toEqual(new Set(['medium']));
  });
});
