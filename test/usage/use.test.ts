import { describe, expect, it } from '@jest/globals';
import { type Happened, usesOf } from '../../src/usage/use.ts';

const of = { pack: 'proeve', guide: 'gift' };

function happened(changes: Partial<Happened>): Happened {
  return { verb: 'answer', language: 'da', ...changes };
}

describe('what is counted of a turn', () => {
  it('that opens a guide: the guide and its first question', () => {
    expect(usesOf(happened({ verb: 'open', ...of, node: 'who' }))).toEqual([
      { what: 'guide-opened', ...of },
      { what: 'question-shown', ...of, question: 'who' },
    ]);
  });

  it('that opens a guide whose answers are known: the guide and its verdict', () => {
    expect(usesOf(happened({ verb: 'open', ...of, node: 'fine', verdict: 'allowed' }))).toEqual([
      { what: 'guide-opened', ...of },
      { what: 'outcome-reached', ...of, verdict: 'allowed' },
    ]);
  });

  it.each(['answer', 'back', 'restart', 'forget', 'resume'])(
    'that goes on from a question by "%s": that one and the next',
    (verb) => {
      expect(usesOf(happened({ verb, ...of, passed: 'who', node: 'what' }))).toEqual([
        { what: 'question-passed', ...of, question: 'who' },
        { what: 'question-shown', ...of, question: 'what' },
      ]);
    },
  );

  it('that answers the last question: that one and the verdict, of which outcome it is nobody asks', () => {
    expect(usesOf(happened({ ...of, passed: 'what', node: 'refused', verdict: 'not_allowed' }))).toEqual([
      { what: 'question-passed', ...of, question: 'what' },
      { what: 'outcome-reached', ...of, verdict: 'not_allowed' },
    ]);
  });

  it('that only comes back to an answer: nothing', () => {
    expect(usesOf(happened({ verb: 'resume', ...of, node: 'fine', verdict: 'allowed' }))).toEqual([]);
  });

  it.each(['helpful', 'not-helpful'] as const)('that says "%s": that alone', (verb) => {
    expect(usesOf(happened({ verb, ...of, node: 'fine', verdict: 'allowed' }))).toEqual([
      { what: verb, ...of },
    ]);
  });

  it('that finds no guide: the language, and nothing of the question', () => {
    expect(usesOf(happened({ verb: 'not-found', pack: 'proeve', language: 'nb' }))).toEqual([
      { what: 'no-guide', pack: 'proeve', language: 'nb' },
    ]);
  });

  it.each([
    ['the menu', { verb: 'menu' }],
    ['a card of everybody in a group', { verb: 'group-start', guide: 'gift' }],
    ['a reminder of a deadline', { verb: 'deadline', guide: 'gift' }],
    ['a text that is checked', { verb: 'check' }],
  ])('that is about %s: nothing', (_, changes) => {
    expect(usesOf(happened(changes))).toEqual([]);
  });
});
