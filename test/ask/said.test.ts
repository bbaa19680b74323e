import { describe, expect, it } from '@jest/globals';
import { decide } from '../../src/ask/decide.ts';
import type { Match } from '../../src/ask/find.ts';
import { createFinder } from '../../src/ask/find.ts';
import { answersSaid, saidAnswers } from '../../src/ask/said.ts';
import type { Guide } from '../../src/guide/pack.ts';
import { proeve } from '../support/proeve.ts';

const pack = proeve();
const finder = createFinder(pack);
const said = (guide: string, text: string) =>
  answersSaid(saidAnswers(pack.guides.get(guide) as Guide, finder.reader.read(text)));

describe('the answers that a sentence holds', () => {
  it.each([
    ['en gave fra en borger', { giver: 'citizen' }],
    ['a present from a resident', { giver: 'citizen' }],
    ['en gave fra en leverandør', { giver: 'supplier' }],
    ['en gave fra leverandørerne', { giver: 'supplier' }],
    ['en gave', {}],
    ['en gave, ikke fra en borger', {}],
    ['en gave fra en borger og en leverandør', {}],
    ['en gave fra en borger, ikke en borger jeg kender', {}],
  ])('are taken from its words alone: %s', (text, answers) => {
    const { 'works-here': _, ...found } = said('gift', text);
    expect(found).toEqual(answers);
  });

  it('are taken from what is denied where that says something', () => {
    expect(said('gift', 'en gave fra en, der ikke er kollega')).toEqual({ 'works-here': 'no' });
    expect(said('gift', 'en gave fra en kollega')).toEqual({ giver: 'colleague', 'works-here': 'yes' });
  });

  it('only answer questions of the guide', () => {
    expect(said('invitation', 'en middag hos en borger')).toEqual({ event: 'meal', giver: 'citizen' });
    expect(said('gift', 'en middag')).toEqual({});
  });

  it('name the words that said so, as they were typed', () => {
    const [first] = saidAnswers(pack.guides.get('gift') as Guide, finder.reader.read('Fra min KOLLEGA'));
    expect(first).toMatchObject({ fact: 'giver', answer: 'colleague', why: ['KOLLEGA'] });
  });
});

describe('what is done with a question', () => {
  const match = (guide: string, score: number, likeness = 0.5): Match => ({
    guide,
    score,
    likeness,
    why: [],
  });
  const decided = (...matches: Match[]) => decide({ matches, reading: finder.reader.read('') });

  it('opens a guide that is far ahead', () => {
    expect(decided(match('a', 1), match('b', 0.5))).toMatchObject({ kind: 'open', match: { guide: 'a' } });
    expect(decided(match('a', 1))).toMatchObject({ kind: 'open' });
  });

  it('lets the person choose among three where none is', () => {
    const close = [match('a', 1), match('b', 0.95), match('c', 0.9), match('d', 0.85)];
    const decision = decided(...close);
    expect(decision.kind === 'choose' && decision.matches.map(({ guide }) => guide)).toEqual(['a', 'b', 'c']);
  });

  it('does not open a guide that shares little with the question, however far ahead', () => {
    expect(decided(match('a', 0.4), match('b', 0.1))).toMatchObject({
      kind: 'choose',
      matches: [{ guide: 'a' }],
    });
  });

  it('opens the guide that has the question among its phrases, unless another one has it too', () => {
    expect(decided(match('a', 1, 0.99), match('b', 0.98, 0.6))).toMatchObject({
      kind: 'open',
      match: { guide: 'a' },
    });
    expect(decided(match('a', 1, 0.99), match('b', 0.98, 0.95)).kind).toBe('choose');
  });

  it('finds nothing in next to nothing', () => {
    expect(decided(match('a', 0.2)).kind).toBe('none');
    expect(decided().kind).toBe('none');
  });
});
