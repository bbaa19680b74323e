import { describe, expect, it } from '@jest/globals';
import type { Guide } from '../../src/guide/pack.ts';
import { type Answers, emptyWalk, step } from '../../src/guide/step.ts';
import { wayOf } from '../../src/guide/way.ts';
import { guideOf } from '../support/guides.ts';
import { proeve, TODAY } from '../support/proeve.ts';

const guide = guideOf({
  facts: {
    kind: { type: 'one-of', values: ['plain', 'secret', 'mixed'], unsure: true },
    parts: { type: 'several-of', values: ['name', 'number', 'picture'] },
    since: { type: 'date' },
  },
  questions: {
    kind: { fact: 'kind', options: { plain: 'yes', secret: 'no', mixed: 'parts', 'not-sure': 'no' } },
    parts: {
      fact: 'parts',
      to: [{ when: { parts: { includes: 'number' } }, to: 'no' }, { otherwise: 'since' }],
    },
    since: {
      fact: 'since',
      to: [{ when: { since: { 'older-than': 'P1Y' } }, to: 'no' }, { otherwise: 'yes' }],
    },
  },
  outcomes: { yes: 'allowed', no: 'not_allowed' },
});

function wayThrough(of: Guide, answers: Answers) {
  return wayOf(of, step(of, { ...emptyWalk, answers }, TODAY).trace, TODAY);
}

describe('the way through a guide', () => {
  it('has each question with the answer that was given and where the others lead', () => {
    expect(wayThrough(guide, { kind: 'mixed', parts: ['name', 'picture'], since: '2026-03-01' })).toEqual([
      {
        question: 'kind',
        fact: 'kind',
        taken: { answer: 'mixed', to: 'parts' },
        others: [
          { answers: ['plain'], to: 'yes' },
          { answers: ['secret', 'not-sure'], to: 'no' },
        ],
      },
      {
        question: 'parts',
        fact: 'parts',
        taken: { answer: ['name', 'picture'], to: 'since' },
        others: [{ answers: [['number']], to: 'no' }],
      },
      {
        question: 'since',
        fact: 'since',
        taken: { answer: '2026-03-01', to: 'yes' },
        others: [{ answers: ['2025-03-30'], to: 'no' }],
      },
    ]);
  });

  it('names other answers that lead where the given one does', () => {
    expect(wayThrough(guide, { kind: 'secret' })[0]).toMatchObject({
      taken: { answer: 'secret', to: 'no' },
      others: expect.arrayContaining([{ answers: ['not-sure'], to: 'no' }]),
    });
  });

  it('ends where the walk does, on every way of a pack', () => {
    for (const one of proeve().guides.values()) {
      const reached = step(one, { ...emptyWalk, answers: { giver: 'citizen' } }, TODAY);
      const way = wayOf(one, reached.trace, TODAY);
      expect(way.at(-1)?.taken.to ?? one.start).toBe(reached.node);
    }
  });

  it('of nobody who has answered anything is empty', () => {
    expect(wayThrough(guide, {})).toEqual([]);
  });
});
