import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../src/guide/schema.ts';
import { emptyWalk, step, type Walk } from '../../src/guide/step.ts';
import { answer, back, carryOver, forget, resume } from '../../src/guide/walk.ts';
import { type GuideSketch, guideOf } from '../support/guides.ts';

const today = '2026-03-31';

const sketch: GuideSketch = {
  facts: {
    channel: { type: 'one-of', values: ['sms', 'mail', 'letter'] },
    kind: { type: 'one-of', values: ['plain', 'secret'], unsure: true },
    health: { type: 'yes-no' },
    secure: { type: 'yes-no' },
  },
  questions: {
    how: { fact: 'channel', options: { sms: 'what', mail: 'is-secure', letter: 'fine' } },
    what: { fact: 'kind', options: { plain: 'fine', secret: 'stop', 'not-sure': 'is-health' } },
    'is-health': {
      fact: 'health',
      options: {
        yes: { to: 'stop', means: { kind: 'secret' } },
        no: { to: 'fine', means: { kind: 'plain' } },
      },
    },
    'is-secure': { fact: 'secure', options: { yes: 'what', no: 'stop' } },
  },
  outcomes: { fine: 'allowed', stop: 'not_allowed' },
};
const guide = guideOf(sketch);

const walked = (...answers: [string, Answer][]): Walk =>
  answers.reduce((walk, [fact, value]) => answer(guide, walk, fact, value, today), emptyWalk);
const nodeOf = (walk: Walk) => step(guide, walk, today).node;

describe('an answer', () => {
  it('leads on', () => {
    const walk = walked(['channel', 'sms'], ['kind', 'plain']);
    expect(walk).toEqual({ answers: { channel: 'sms', kind: 'plain' }, known: {}, earlier: {} });
    expect(nodeOf(walk)).toBe('fine');
  });

  it.each([
    ['kind', 'purple'],
    ['kind', ['plain']],
    ['colour', 'red'],
    ['__proto__', 'sms'],
    ['constructor', 'sms'],
  ])('that the guide does not take leaves the walk as it is: %s = %s', (fact, value) => {
    const walk = walked(['channel', 'sms']);
    expect(answer(guide, walk, fact, value, today)).toBe(walk);
  });

  it('that is changed keeps the others', () => {
    const walk = walked(['channel', 'mail'], ['secure', 'yes'], ['kind', 'plain'], ['secure', 'yes']);
    const changed = answer(guide, walk, 'kind', 'secret', today);
    expect(changed.answers).toEqual({ channel: 'mail', secure: 'yes', kind: 'secret' });
    expect(nodeOf(changed)).toBe('stop');
  });

  it('that a change makes irrelevant is set aside, and offered when its question returns', () => {
    const walk = walked(['channel', 'mail'], ['secure', 'yes'], ['kind', 'plain'], ['channel', 'sms']);
    expect(walk.answers).toEqual({ channel: 'sms', kind: 'plain' });
    expect(walk.earlier).toEqual({ secure: 'yes' });
    expect(nodeOf(walk)).toBe('fine');

    const again = answer(guide, walk, 'channel', 'mail', today);
    expect(step(guide, again, today)).toMatchObject({ node: 'is-secure', earlier: 'yes' });
    expect(answer(guide, again, 'secure', 'yes', today)).toEqual({
      answers: { channel: 'mail', kind: 'plain', secure: 'yes' },
      known: {},
      earlier: {},
    });
  });

  it('that may still count is kept as long as no outcome is reached', () => {
    const walk = walked(['channel', 'sms'], ['kind', 'plain'], ['channel', 'mail']);
    expect(walk.answers).toEqual({ channel: 'mail', kind: 'plain' });
    expect(nodeOf(walk)).toBe('is-secure');
  });

  it('that was set aside never decides', () => {
    const walk: Walk = { answers: { channel: 'sms' }, known: {}, earlier: { kind: 'plain' } };
    expect(nodeOf(walk)).toBe('what');
  });

  it('that was set aside and is no longer taken is not offered', () => {
    const walk: Walk = { answers: { channel: 'sms' }, known: {}, earlier: { kind: 'purple' } };
    expect(step(guide, walk, today)).not.toHaveProperty('earlier');
  });

  it('replaces what was known', () => {
    const walk: Walk = { answers: {}, known: { channel: 'mail', kind: 'plain' }, earlier: {} };
    expect(answer(guide, walk, 'channel', 'sms', today)).toEqual({
      answers: { channel: 'sms' },
      known: { kind: 'plain' },
      earlier: {},
    });
  });
});

describe('the way back', () => {
  it('takes back the last answer and offers it again', () => {
    const walk = back(guide, walked(['channel', 'sms'], ['kind', 'plain']), today);
    expect(walk).toEqual({ answers: { channel: 'sms' }, known: {}, earlier: { kind: 'plain' } });
    expect(step(guide, walk, today)).toMatchObject({ node: 'what', earlier: 'plain' });
  });

  it('leads to the very start, and stays there', () => {
    let walk = walked(['channel', 'mail'], ['secure', 'yes'], ['kind', 'not-sure'], ['health', 'no']);
    const nodes = [];
    for (let count = 0; count < 5; count += 1) {
      walk = back(guide, walk, today);
      nodes.push(nodeOf(walk));
    }
    expect(nodes).toEqual(['is-health', 'what', 'is-secure', 'how', 'how']);
    expect(walk.answers).toEqual({});
  });

  it('passes over what was known, up to the last answer given here', () => {
    const walk: Walk = { answers: { channel: 'mail' }, known: { secure: 'yes', kind: 'plain' }, earlier: {} };
    const returned = back(guide, walk, today);
    expect(returned.answers).toEqual({});
    expect(returned.known).toEqual({ secure: 'yes', kind: 'plain' });
    expect(nodeOf(returned)).toBe('how');
  });

  it('has nowhere to go if everything was known', () => {
    const walk: Walk = { answers: {}, known: { channel: 'letter' }, earlier: {} };
    expect(back(guide, walk, today)).toBe(walk);
  });

  it('opens a known fact once that is forgotten', () => {
    const walk: Walk = { answers: {}, known: { channel: 'letter' }, earlier: {} };
    expect(nodeOf(forget(walk, 'channel'))).toBe('how');
  });
});

describe('what is carried over to another guide', () => {
  it('is every fact on the way, settled ones included, and nothing else', () => {
    const walk = walked(['channel', 'sms'], ['kind', 'not-sure'], ['health', 'yes']);
    const carried = carryOver(guide, { ...walk, earlier: { secure: 'no' } }, today);
    expect(carried).toEqual({
      answers: {},
      known: { channel: 'sms', kind: 'secret', health: 'yes' },
      earlier: {},
    });
  });

  it('keeps what was brought along before', () => {
    const walk: Walk = { answers: { channel: 'letter' }, known: { age: 'adult' }, earlier: {} };
    expect(carryOver(guide, walk, today).known).toEqual({ age: 'adult', channel: 'letter' });
  });
});

describe('an older card', () => {
  const without = (questions: GuideSketch['questions'], facts = sketch.facts) =>
    guideOf({ ...sketch, facts, questions });
  const outcomeShown = { outcome: 'fine', verdict: 'allowed' } as const;
  const fine = walked(['channel', 'sms'], ['kind', 'plain']);

  it('goes on silently where the outcome is the same', () => {
    expect(resume(guide, fine, outcomeShown, today)).toEqual({ walk: fine, changes: [] });
  });

  it('goes on silently where an answer is gone and the outcome is the same all the same', () => {
    const shorter = without(
      { how: { fact: 'channel', options: { sms: 'fine', mail: 'stop', letter: 'fine' } } },
      {
        channel: { type: 'one-of', values: ['sms', 'mail', 'letter'] },
      },
    );
    expect(resume(shorter, fine, outcomeShown, today)).toEqual({
      walk: { answers: { channel: 'sms' }, known: {}, earlier: {} },
      changes: [],
    });
  });

  it('goes on silently at the same question', () => {
    const walk = walked(['channel', 'sms']);
    expect(resume(guide, walk, { fact: 'kind' }, today).changes).toEqual([]);
  });

  it('goes on silently where its question is answered by now', () => {
    expect(resume(guide, fine, { fact: 'kind' }, today).changes).toEqual([]);
  });

  it('says which answer is gone, and asks for it again', () => {
    const renamed = guideOf({
      ...sketch,
      facts: { ...sketch.facts, channel: { type: 'one-of', values: ['text', 'mail', 'letter'] } },
      questions: {
        ...sketch.questions,
        how: { fact: 'channel', options: { text: 'what', mail: 'is-secure', letter: 'fine' } },
      },
    });
    const { walk, changes } = resume(renamed, walked(['channel', 'sms']), { fact: 'kind' }, today);
    expect(changes).toEqual([{ kind: 'answer-gone', fact: 'channel' }]);
    expect(walk.answers).toEqual({});
    expect(step(renamed, walk, today).node).toBe('how');
  });

  it('says that an outcome is open again because an answer is gone', () => {
    const narrower = guideOf({
      ...sketch,
      facts: { ...sketch.facts, kind: { type: 'one-of', values: ['ordinary', 'secret'] } },
      questions: {
        ...sketch.questions,
        what: { fact: 'kind', options: { ordinary: 'fine', secret: 'stop' } },
      },
    });
    expect(resume(narrower, fine, outcomeShown, today).changes).toEqual([
      { kind: 'answer-gone', fact: 'kind' },
      { kind: 'outcome-changed', from: 'allowed', to: 'open' },
    ]);
  });

  it('says that its question is gone', () => {
    const shorter = without({
      how: { fact: 'channel', options: { sms: 'fine', mail: 'is-secure', letter: 'fine' } },
      'is-secure': { fact: 'secure', options: { yes: 'fine', no: 'stop' } },
    });
    expect(resume(shorter, walked(['channel', 'sms']), { fact: 'kind' }, today).changes).toEqual([
      { kind: 'question-gone', fact: 'kind' },
    ]);
  });

  it('says that another question comes first', () => {
    const longer = without({
      ...sketch.questions,
      how: { fact: 'channel', options: { sms: 'is-secure', mail: 'is-secure', letter: 'fine' } },
    });
    const { walk, changes } = resume(longer, walked(['channel', 'sms']), { fact: 'kind' }, today);
    expect(changes).toEqual([{ kind: 'question-before', fact: 'kind' }]);
    expect(step(longer, walk, today).node).toBe('is-secure');
  });

  it('says that the outcome is another one', () => {
    const stricter = without({
      ...sketch.questions,
      what: { fact: 'kind', options: { plain: 'stop', secret: 'stop', 'not-sure': 'is-health' } },
    });
    expect(resume(stricter, fine, outcomeShown, today).changes).toEqual([
      { kind: 'outcome-changed', from: 'allowed', to: 'not_allowed' },
    ]);
  });

  it('says that an outcome of the same name has another verdict', () => {
    const milder = guideOf({ ...sketch, outcomes: { fine: 'escalate', stop: 'not_allowed' } });
    expect(resume(milder, fine, outcomeShown, today).changes).toEqual([
      { kind: 'outcome-changed', from: 'allowed', to: 'escalate' },
    ]);
  });

  it('drops answers to facts that nobody ever asked', () => {
    const forged = JSON.parse(
      '{"answers":{"__proto__":"x","colour":"red","channel":"sms"},"known":{},"earlier":{}}',
    );
    const { walk, changes } = resume(guide, forged, { fact: 'kind' }, today);
    expect(walk.answers).toEqual({ channel: 'sms' });
    expect(changes).toEqual([]);
  });
});
