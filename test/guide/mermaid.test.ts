import { describe, expect, it } from '@jest/globals';
import type { DrawingWords } from '../../src/guide/drawing.ts';
import { mermaid } from '../../src/guide/mermaid.ts';
import { type GuideSketch, guideOf } from '../support/guides.ts';

const words: DrawingWords = {
  label: (_fact, answer) => String(answer),
  fact: (fact) => fact.toUpperCase(),
  duration: (duration) => duration,
  verdict: {
    allowed: 'Yes',
    allowed_with_conditions: 'Yes, if',
    not_allowed: 'No',
    escalate: 'Ask',
    not_covered: 'Silent',
  },
  legend: 'Colours',
  unlisted: 'else',
  otherwise: 'otherwise',
  or: 'or',
  and: 'and',
  not: 'not',
  olderThan: 'older than',
  within: 'within',
  description: (questions, outcomes) => `${questions} questions, ${outcomes} answers`,
};

const draw = (sketch: GuideSketch) =>
  mermaid(guideOf(sketch), 'en', words)
    .split('\n')
    .map((line) => line.trim());

const sketch: GuideSketch = {
  facts: {
    channel: { type: 'one-of', values: ['sms', 'mail', 'letter'] },
    kinds: { type: 'several-of', values: ['a', 'b'] },
    sent: { type: 'date' },
  },
  questions: {
    'how-sent': { fact: 'channel', options: { sms: 'what', mail: 'what' }, unlisted: 'end' },
    what: {
      fact: 'kinds',
      to: [
        { when: { any: [{ kinds: { includes: ['a', 'b'] } }, { channel: 'sms' }] }, to: 'end' },
        { when: { not: { kinds: { lacks: 'a' }, channel: ['sms', 'mail'] } }, to: 'when' },
        { otherwise: 'when' },
      ],
    },
    when: {
      fact: 'sent',
      to: [
        { when: { sent: { 'older-than': 'P1M' } }, to: 'end' },
        { when: { sent: { within: 'P1M' } }, to: 'fine' },
      ],
    },
  },
  outcomes: { fine: 'allowed', end: 'not_allowed' },
};

describe('a drawing of a guide', () => {
  it('says in words what it shows', () => {
    expect(draw(sketch).slice(0, 3)).toEqual([
      'flowchart TD',
      'accTitle: title',
      'accDescr: 3 questions, 2 answers',
    ]);
  });

  it('has a node for each question and outcome, the outcome with its verdict', () => {
    expect(draw(sketch)).toEqual(
      expect.arrayContaining([
        'n_how_sent["how-sent?"]',
        'n_what["what?"]',
        'n_fine(["fine"]):::allowed',
        'n_end(["end"]):::not_allowed',
      ]),
    );
  });

  it('has one edge from a question to each next node, with all answers that lead there', () => {
    const edges = draw(sketch).filter((line) => line.includes('-->'));
    expect(edges).toEqual([
      'n_how_sent -->|"sms<br/>mail"| n_what',
      'n_how_sent -->|"else"| n_end',
      'n_what -->|"KINDS: a or b or CHANNEL: sms"| n_end',
      'n_what -->|"not (KINDS: not a and CHANNEL: sms or mail)<br/>otherwise"| n_when',
      'n_when -->|"SENT: older than P1M"| n_end',
      'n_when -->|"SENT: within P1M"| n_fine',
    ]);
  });

  it('draws an edge without a label where every answer leads on', () => {
    const edges = draw({
      ...sketch,
      questions: { only: { fact: 'sent', to: 'fine' } },
      outcomes: { fine: 'allowed' },
    }).filter((line) => line.includes('-->'));
    expect(edges).toEqual(['n_only --> n_fine']);
  });

  it('names the verdicts that it uses in a legend, and gives each its colours', () => {
    const lines = draw(sketch);
    expect(lines.filter((line) => line.startsWith('legend_'))).toEqual([
      'legend_allowed(["Yes"]):::allowed',
      'legend_not_allowed(["No"]):::not_allowed',
    ]);
    expect(lines.filter((line) => line.startsWith('classDef')).map((line) => line.split(' ')[1])).toEqual([
      'allowed',
      'not_allowed',
    ]);
  });

  it('keeps signs that Mermaid would read itself', () => {
    const outcome = { verdict: 'allowed', answer: { en: 'Say "yes" [to] {it} | `#1`; <b>%%' } } as const;
    const lines = draw({ ...sketch, outcomes: { fine: outcome, end: 'not_allowed' } });
    expect(lines).toContain(
      'n_fine(["Say #34;yes#34; #91;to#93; #123;it#125; #124; #96;#35;1#96;#59; #60;b#62;#37;#37;"]):::allowed',
    );
  });

  it('keeps a text on one line', () => {
    const outcome = { verdict: 'allowed', answer: { en: 'First\n  second' } } as const;
    expect(draw({ ...sketch, outcomes: { fine: outcome, end: 'not_allowed' } })).toContain(
      'n_fine(["First second"]):::allowed',
    );
  });
});
