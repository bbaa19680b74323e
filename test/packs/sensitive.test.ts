import { describe, expect, it } from '@jest/globals';
import { faultLine } from '../../src/packs/fault-line.ts';
import { packIds } from '../../src/packs/load.ts';
import { loadSensitiveWords } from '../../src/packs/sensitive.ts';
import { writePacks } from '../support/packs.ts';

const sound = 'persons: [hun]\nnames: [Hanne]\nsubjects: [kursus]\ntopics:\n  health:\n';
const load = (text: string) => loadSensitiveWords(writePacks({ 'sensitive/da.yaml': text }));

describe('the word lists of the product', () => {
  it('are there for each language, without fault', () => {
    const { lists, faults, lexicon } = loadSensitiveWords('dialogs');
    expect(faults.map(faultLine)).toEqual([]);
    expect(lists).toEqual(['da', 'en', 'nb']);
    expect(lexicon).toBeDefined();
  });

  it('are no pack', () => {
    expect(packIds('dialogs')).not.toContain('sensitive');
  });
});

describe('a word list', () => {
  it.each(['syg', 'diabet-', '-kræft-', '-sygdom', '3f', 'drikker for meget', "jehova's vidne"])(
    'takes %s',
    (word) => {
      expect(load(`${sound}    - "${word}"\n`).faults).toEqual([]);
    },
  );

  it.each([
    ['"*syg*"', /topics\.health\.0: write "syg", "diabet-"/],
    ['"s"', /topics\.health\.0: a word has at least two letters/],
    ['" syg"', /topics\.health\.0: write "syg"/],
    ['{ words: [] }', /topics\.health\.0\.words: this needs at least 1/],
    ['{ words: [syg], when: [hun] }', /topics\.health\.0\.when: there is no such key here/],
    ['5', /topics\.health\.0: /],
  ])('with %s says what is wrong and where, and gives no lexicon', (entry, message) => {
    const { faults, lexicon } = load(`${sound}    - ${entry}\n`);
    expect(lexicon).toBeUndefined();
    expect(faults.map(faultLine)).toEqual([expect.stringMatching(message)]);
    expect(faults[0]?.line).toBe(6);
  });

  it('names a topic that there is not', () => {
    expect(load(`${sound}    - syg\n  weather: [regn]\n`).faults.map(faultLine)).toEqual([
      expect.stringMatching(/da\.yaml:7:3 SHAPE_INVALID topics\.weather: /),
    ]);
  });
});

it('is no fault where there is none', () => {
  const { lists, faults, lexicon } = loadSensitiveWords(writePacks({ 'readme.md': 'x' }));
  expect([lists, faults]).toEqual([[], []]);
  expect(lexicon).toBeDefined();
});
