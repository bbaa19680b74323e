import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../src/guide/schema.ts';
import {
  ask,
  emptyWalk,
  follow,
  type OutcomeStep,
  startOf,
  step,
  valid,
  valuesOf,
} from '../../src/guide/step.ts';
import { factsOf, guideOf } from '../support/guides.ts';

const today = '2026-03-31';

const guide = guideOf({
  facts: {
    kind: { type: 'one-of', values: ['plain', 'secret', 'other'], unsure: true },
    health: { type: 'yes-no' },
    things: { type: 'several-of', values: ['flowers', 'money', 'travel'], unsure: true },
    sent: { type: 'date', unsure: true },
  },
  questions: {
    'what-kind': {
      fact: 'kind',
      options: {
        plain: { to: 'which', cites: ['plain-may'] },
        secret: { to: 'stop', cites: ['secret-must-not'], duties: ['hide'] },
        'not-sure': 'is-health',
      },
      unlisted: { to: 'silent' },
    },
    'is-health': {
      fact: 'health',
      options: {
        yes: { to: 'stop', means: { kind: 'secret' } },
        no: { to: 'again', means: { kind: 'plain' }, cites: ['health-sorts'] },
      },
    },
    again: {
      fact: 'kind',
      options: {
        plain: { to: 'which', cites: ['plain-may'], duties: ['tell'] },
        secret: 'stop',
        'not-sure': 'stop',
      },
      unlisted: 'stop',
    },
    which: {
      fact: 'things',
      to: [
        { when: { things: { includes: 'money' } }, to: 'stop' },
        { when: { things: 'not-sure' }, to: 'ask-leader' },
        { otherwise: 'when' },
      ],
    },
    when: {
      fact: 'sent',
      to: [
        { when: { sent: { 'older-than': 'P2M' } }, to: 'late' },
        { when: { sent: 'not-sure' }, to: 'ask-leader' },
        { when: { sent: { within: 'P2M' } }, to: 'fine' },
      ],
    },
  },
  duties: {
    tell: { phase: 'after' },
    hide: { phase: 'before' },
    note: { phase: 'during', when: { things: { includes: 'travel' } } },
    look: { phase: 'before' },
    refuse: { phase: 'after' },
  },
  outcomes: {
    fine: { verdict: 'allowed_with_conditions', duties: ['tell', 'note', 'look'], cites: ['fine-rule'] },
    late: { verdict: 'escalate', ask: 'leader', cites: ['late-rule'] },
    stop: { verdict: 'not_allowed', duties: ['refuse'], cites: ['stop-rule'] },
    silent: { verdict: 'not_covered', ask: 'leader' },
    'ask-leader': { verdict: 'escalate', ask: 'leader' },
  },
});

const stepAfter = (answers: Record<string, Answer>, known: Record<string, Answer> = {}) =>
  step(guide, { ...emptyWalk, answers, known }, today);
const endOf = (answers: Record<string, Answer>, known: Record<string, Answer> = {}) => {
  const reached = stepAfter(answers, known);
  if (reached.kind !== 'outcome') throw new Error(`The walk ends at the question ${reached.node}`);
  return reached;
};
const dutiesOf = (end: OutcomeStep) => end.duties.map((duty) => duty.id);

describe('a walk that is replayed', () => {
  it('begins at the first question, with its values in order and "not sure" last', () => {
    const reached = stepAfter({});
    expect(reached).toMatchObject({ kind: 'question', node: 'what-kind', trace: [] });
    expect(reached.kind === 'question' && reached.values).toEqual(['plain', 'secret', 'not-sure']);
  });

  it('tells how many questions may follow at most', () => {
    const remaining = (answers: Record<string, Answer>) => {
      const reached = stepAfter(answers);
      return reached.kind === 'question' ? reached.remaining : 0;
    };
    expect(remaining({})).toBe(5);
    expect(remaining({ kind: 'plain' })).toBe(2);
    expect(remaining({ kind: 'plain', things: ['flowers'] })).toBe(1);
  });

  it('stops at the first question without an answer, whatever else is answered', () => {
    expect(stepAfter({ things: ['flowers'], sent: '2026-03-01' }).node).toBe('what-kind');
    expect(stepAfter({ kind: 'plain', sent: '2026-03-01' }).node).toBe('which');
  });

  it('does not depend on the order of the answers', () => {
    expect(stepAfter({ sent: '2026-03-01', things: ['flowers'], kind: 'plain' })).toEqual(
      stepAfter({ kind: 'plain', things: ['flowers'], sent: '2026-03-01' }),
    );
  });

  it('leaves the walk as it is', () => {
    const walk = { answers: { kind: 'plain' }, known: { things: ['flowers'] }, earlier: {} };
    const before = structuredClone(walk);
    step(guide, walk, today);
    expect(walk).toEqual(before);
  });

  it('traces each answer with its question, its origin and its rules', () => {
    expect(endOf({ kind: 'plain', sent: '2026-03-01' }, { things: ['flowers'] }).trace).toEqual([
      { question: 'what-kind', fact: 'kind', answer: 'plain', origin: 'answered', cites: ['plain-may'] },
      { question: 'which', fact: 'things', answer: ['flowers'], origin: 'known', cites: [] },
      { question: 'when', fact: 'sent', answer: '2026-03-01', origin: 'answered', cites: [] },
    ]);
  });
});

describe('a place that several answers lead on from', () => {
  it('is left as it is by each of them', () => {
    const unsure = follow(guide, startOf(guide), 'not-sure', 'answered', today);
    const before = structuredClone(unsure);
    // Passes a question that puts a rule to the first answer and brings a duty.
    const on = follow(guide, unsure, 'no', 'answered', today);
    expect(on).toMatchObject({ node: 'which', duties: ['tell'], trace: [{ cites: ['plain-may'] }, {}] });
    expect(unsure).toEqual(before);
    expect(follow(guide, unsure, 'no', 'answered', today)).toEqual(on);
  });
});

describe('facts known from elsewhere', () => {
  it('are not asked again', () => {
    expect(stepAfter({}, { kind: 'plain', things: ['flowers'] }).node).toBe('when');
  });

  it('give way to an answer given here', () => {
    expect(endOf({ kind: 'secret' }, { kind: 'plain' })).toMatchObject({
      node: 'stop',
      trace: [{ origin: 'answered' }],
    });
  });

  it('count as unknown where the guide does not take them', () => {
    expect(stepAfter({}, { kind: 'purple' }).node).toBe('what-kind');
    expect(stepAfter({ kind: 'purple' }, { kind: 'plain' }).node).toBe('which');
  });

  it('take the way for unlisted values', () => {
    expect(endOf({}, { kind: 'other' }).node).toBe('silent');
  });
});

describe('an answer that settles another fact', () => {
  it('passes the question of that fact, which is then not in the trace', () => {
    const reached = stepAfter({ kind: 'not-sure', health: 'no' });
    expect(reached.node).toBe('which');
    expect(reached.trace.map((entry) => entry.question)).toEqual(['what-kind', 'is-health']);
  });

  it('still brings the duties of the option that it passes', () => {
    const end = endOf({ kind: 'not-sure', health: 'no', things: ['flowers'], sent: 'not-sure' });
    expect(dutiesOf(end)).toEqual(['tell']);
  });

  it('still rests on the rules of the option that it passes, once each', () => {
    const end = endOf({ kind: 'not-sure', health: 'no', things: ['flowers'], sent: 'not-sure' });
    // The fact was answered first and settled later: its own answer carries the rule.
    expect(end.trace.map((entry) => entry.cites)).toEqual([['plain-may'], ['health-sorts'], [], []]);
    expect(end.citations.map((rule) => rule.id)).toEqual(['plain-may', 'health-sorts', 'rule-of-tell']);
  });

  it('carries those rules itself where the fact was never answered', () => {
    const sorting = guideOf({
      facts: { kind: { type: 'yes-no' }, health: { type: 'yes-no' } },
      questions: {
        first: { fact: 'health', options: { yes: { to: 'second', means: { kind: 'yes' } }, no: 'second' } },
        second: { fact: 'kind', options: { yes: { to: 'end', cites: ['kind-counts'] }, no: 'end' } },
      },
      outcomes: { end: 'allowed' },
    });
    expect(step(sorting, { ...emptyWalk, answers: { health: 'yes' } }, today)).toMatchObject({
      kind: 'outcome',
      trace: [{ fact: 'health', cites: ['kind-counts'] }],
      citations: [{ id: 'kind-counts' }],
    });
    expect(step(sorting, { ...emptyWalk, answers: { health: 'no' } }, today).node).toBe('second');
  });
});

describe('the outcome', () => {
  it('lists the duties before, during and after, those of the way included', () => {
    const end = endOf({ kind: 'plain', things: ['flowers', 'travel'], sent: '2026-03-01' });
    expect(dutiesOf(end)).toEqual(['look', 'note', 'tell']);
  });

  it('leaves out a duty whose condition does not hold', () => {
    expect(dutiesOf(endOf({ kind: 'plain', things: ['flowers'], sent: '2026-03-01' }))).toEqual([
      'look',
      'tell',
    ]);
  });

  it('shows its own duties alone where the action may not go ahead', () => {
    expect(dutiesOf(endOf({ kind: 'secret' }))).toEqual(['refuse']);
    expect(dutiesOf(endOf({}, { kind: 'other' }))).toEqual([]);
  });

  it('rests on its own rules, then on those of the answers, then on those of the duties', () => {
    const end = endOf({ kind: 'plain', things: ['flowers'], sent: '2026-03-01' });
    expect(end.citations.map((rule) => rule.id)).toEqual([
      'fine-rule',
      'plain-may',
      'rule-of-look',
      'rule-of-tell',
    ]);
  });

  it.each([
    ['2026-01-31', 'fine'],
    ['2026-01-30', 'late'],
    ['2026-12-31', 'fine'],
    ['not-sure', 'ask-leader'],
  ])('depends on how long ago %s is: %s', (sent, node) => {
    expect(endOf({ kind: 'plain', things: ['flowers'], sent }).node).toBe(node);
  });

  it.each([
    [['flowers'], 'when'],
    [['travel', 'flowers'], 'when'],
    [['flowers', 'money'], 'stop'],
    ['not-sure', 'ask-leader'],
  ])('depends on the set %j: %s', (things, node) => {
    expect(stepAfter({ kind: 'plain', things }).node).toBe(node);
  });
});

describe('an answer is as good as none', () => {
  it.each<[string, Answer]>([
    ['kind', 'purple'],
    ['kind', ['plain']],
    ['kind', ''],
    ['kind', '__proto__'],
    ['kind', 'constructor'],
    ['kind', 'toString'],
    ['health', 'maybe'],
    ['health', 'not-sure'],
    ['things', 'flowers'],
    ['things', []],
    ['things', ['flowers', 'flowers']],
    ['things', ['flowers', 'purple']],
    ['things', ['flowers', 'not-sure']],
    ['things', ['constructor']],
    ['things', ['__proto__']],
    ['sent', '2026-02-30'],
    ['sent', 'yesterday'],
    ['sent', ['2026-01-01']],
    ['nothing', 'yes'],
    ['__proto__', 'yes'],
    ['constructor', 'yes'],
    ['hasOwnProperty', 'yes'],
  ])('if %s is %j', (fact, answer) => {
    expect(valid(guide, fact, answer)).toBeUndefined();
    const answers = Object.fromEntries([[fact, answer]]);
    expect(stepAfter(answers)).toEqual(stepAfter({}));
    expect(stepAfter({}, answers)).toEqual(stepAfter({}));
  });

  it('although a fact has the name of something that every object has', () => {
    const named = guideOf({
      facts: { valueof: { type: 'several-of', values: ['a', 'b'] } },
      questions: { first: { fact: 'valueof', to: 'end' } },
      outcomes: { end: 'allowed' },
    });
    expect(step(named, emptyWalk, today).node).toBe('first');
  });
});

describe('one question asked once more', () => {
  it('comes with the answer that stands, and the trace up to it', () => {
    const walk = { ...emptyWalk, answers: { kind: 'plain', things: ['flowers'], sent: '2026-03-01' } };
    const asked = ask(guide, walk, 'things', today);
    expect(asked).toMatchObject({ node: 'which', current: ['flowers'], remaining: 2 });
    expect(asked?.trace.map((entry) => entry.fact)).toEqual(['kind']);
  });

  it('is no question if the way does not pass it', () => {
    const walk = { ...emptyWalk, answers: { kind: 'secret', things: ['flowers'] } };
    expect(ask(guide, walk, 'things', today)).toBeUndefined();
    expect(ask(guide, walk, '__proto__', today)).toBeUndefined();
  });
});

it('lists the values of each type of fact', () => {
  const facts = factsOf({
    a: { type: 'one-of', values: ['x', 'y'] },
    b: { type: 'several-of', values: ['x'], unsure: true },
    c: { type: 'yes-no', unsure: true },
    d: { type: 'date' },
  });
  expect([...facts.values()].map(valuesOf)).toEqual([
    ['x', 'y'],
    ['x', 'not-sure'],
    ['yes', 'no', 'not-sure'],
    [],
  ]);
});
