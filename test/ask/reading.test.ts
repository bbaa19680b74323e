import { describe, expect, it } from '@jest/globals';
import { featuresOf, TextReader } from '../../src/ask/reading.ts';

const reader = new TextReader({
  guides: new Map(),
  concepts: new Map([
    ['health', ['demens']],
    ['car', ['bil']],
    ['leader', ['leder']],
    ['picture', ['billede']],
    ['colleague', ['kollega']],
    ['child', ['børn']],
    ['parent', ['mor', 'forældre']],
    ['present', ['gave']],
    ['elderly', ['ældre mennesker']],
    ['voicemail', ['telefonsvarer']],
    ['ordinary-mail', ['almindelig mail']],
    ['mail', ['mail']],
    ['consent', ['samtykke']],
    ['to-citizen', ['til en borger']],
    ['teams', ['teams']],
    ['tag', ['tagge']],
    ['spouse', ['gift']],
    ['husband', ['gift']],
  ]),
});

const conceptsIn = (text: string) =>
  reader.read(text).concepts.map(({ concept, denied }) => (denied ? `not ${concept}` : concept));

describe('a concept', () => {
  it('is named by any form of its words', () => {
    expect(conceptsIn('hans kollegas mor')).toEqual(['colleague', 'parent']);
  });

  it('is named by a word with a mistake', () => {
    expect(conceptsIn('har hun givet samtyke')).toEqual(['consent']);
  });

  it('is named by a part of a compound', () => {
    expect(conceptsIn('en mailkollega')).toEqual(['mail', 'colleague']);
  });

  it('stands beside a longer one at the same place', () => {
    expect(conceptsIn('på almindelig mail')).toEqual(['ordinary-mail', 'mail']);
  });

  it('is not named by a part of a word that another one lists', () => {
    expect(conceptsIn('bilens leder')).toEqual(['car', 'leader']);
    expect(conceptsIn('billeder')).toEqual(['picture']);
  });

  it.each(['spørg dem', 'for mere', 'lidt more'])('is not named by the stem of a common word: %s', (text) => {
    expect(conceptsIn(text)).toEqual([]);
  });

  it('is named by a form whose stem is a common word', () => {
    expect(conceptsIn('tak for gaverne')).toEqual(['present']);
    expect(conceptsIn('hun gav mig det')).toEqual([]);
  });

  it('is not named by a common word and the next one together', () => {
    expect(conceptsIn('for ældre mennesker')).toEqual(['elderly']);
  });

  it('is not named by a word that only begins as one of its own', () => {
    expect(conceptsIn('min telefon')).toEqual([]);
  });

  it('is not named by a name that is spelled almost as its words', () => {
    expect(conceptsIn('hils Bjørn')).toEqual([]);
    expect(conceptsIn('hils bjørn')).toEqual(['child']);
  });

  it.each([
    ['vores team', []],
    ['vores møde på teams', ['teams']],
    ['billedet er taget', ['picture']],
    ['hun er tagget', ['tag']],
  ])('is not named by a word that only looks like a form of its own: %s', (text, concepts) => {
    expect(conceptsIn(text)).toEqual(concepts);
  });

  it.each([
    ['til en borger', ['to-citizen']],
    ['til en borgers mor', ['parent']],
    ["til en borger's mor", ['parent']],
    ['til en borgers', ['to-citizen']],
  ])('of several words is not named where its last one only owns what follows: %s', (text, concepts) => {
    expect(conceptsIn(text)).toEqual(concepts);
  });

  it.each([
    ['uden samtykke', ['not consent']],
    ['de har ikke givet samtykke', ['not consent']],
    ['det er ikke mail, men samtykke', ['not mail', 'consent']],
    ['ikke hende som var der før samtykke', ['consent']],
  ])('is denied shortly before it, in the same clause: %s', (text, concepts) => {
    expect(conceptsIn(text)).toEqual(concepts);
  });
});

describe('the features of a text', () => {
  const features = (text: string) => featuresOf(reader.read(text));

  it('are pairs of neighbours too, within a clause', () => {
    const pairs = (text: string) => [...features(text).keys()].filter((feature) => feature.includes(' '));
    expect(pairs('til en borger')).toHaveLength(2);
    expect(pairs('til en, borger')).toHaveLength(1);
  });

  it('weigh a concept less where its word names others as well', () => {
    const [one, shared] = ['#consent', '#husband'].map(
      (name) => features('gift med samtykke').get(name) ?? 0,
    );
    expect(shared).toBeGreaterThan(0);
    expect(shared).toBeLessThan(one ?? 0);
  });
});
