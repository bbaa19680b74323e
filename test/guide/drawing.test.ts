import { describe, expect, it } from '@jest/globals';
import { answerLabel, type DrawingWords, edgesOf } from '../../src/guide/drawing.ts';
import type { Question } from '../../src/guide/schema.ts';
import { drawingTextsOf } from '../../src/words/drawing.ts';
import { wordsOf } from '../../src/words/words.ts';
import { guideOf } from '../support/guides.ts';

const words: DrawingWords = {
  ...drawingTextsOf('en'),
  verdict: wordsOf('en').verdict,
  label: (_fact, answer) => [answer].flat().join(', '),
  fact: (fact) => fact,
  duration: (duration) => `<${duration}>`,
};
const today = '2026-03-31';

const guide = guideOf({
  facts: {
    channel: { type: 'one-of', values: ['sms', 'mail'], unsure: true },
    sent: { type: 'date', unsure: true },
    born: { type: 'date' },
  },
  questions: {
    how: {
      fact: 'channel',
      options: {
        sms: [{ when: { sent: { within: 'P1Y' } }, to: 'fine' }, { otherwise: 'when' }],
        mail: 'when',
        'not-sure': 'when',
      },
    },
    when: {
      fact: 'sent',
      to: [{ when: { sent: { 'older-than': 'P2M' } }, to: 'born' }, { otherwise: 'fine' }],
    },
    born: { fact: 'born', to: 'fine' },
  },
  outcomes: { fine: 'allowed' },
});

describe('the edges of a drawing', () => {
  it('name the answer and, in brackets, the condition under which it leads there', () => {
    expect(edgesOf('how', guide.questions.how as Question, words)).toEqual([
      { from: 'how', to: 'fine', labels: ['sms (sent: within <P1Y>)'] },
      { from: 'how', to: 'when', labels: ['sms (otherwise)', 'mail', 'not-sure'] },
    ]);
  });

  it('name nothing where every answer leads on', () => {
    expect(edgesOf('born', guide.questions.born as Question, words)).toEqual([
      { from: 'born', to: 'fine', labels: [] },
    ]);
  });
});

describe('an answer on a way', () => {
  it.each([
    ['channel', 'sms', 'sms'],
    ['sent', '2026-03-31', 'within <P1Y>'],
    ['sent', '2025-12-31', 'within <P1Y> and older than <P2M>'],
    ['sent', '2020-01-01', 'older than <P2M>'],
    ['sent', 'not-sure', 'not-sure'],
    ['born', '2020-01-01', '2020-01-01'],
  ])('to %s that is %s reads "%s"', (fact, answer, label) => {
    expect(answerLabel(guide, fact, answer, today, words)).toBe(label);
  });

  it('that keeps no limit names those that it does not keep', () => {
    const only = guideOf({
      facts: { sent: { type: 'date' } },
      questions: {
        when: {
          fact: 'sent',
          to: [{ when: { sent: { 'older-than': 'P2M' } }, to: 'late' }, { otherwise: 'fine' }],
        },
      },
      outcomes: { late: 'not_allowed', fine: 'allowed' },
    });
    expect(answerLabel(only, 'sent', today, today, words)).toBe('not older than <P2M>');
  });
});
