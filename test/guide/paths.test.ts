import { describe, expect, it } from '@jest/globals';
import type { Guide } from '../../src/guide/pack.ts';
import { datesFor, paths, positions, subsets } from '../../src/guide/paths.ts';
import { emptyWalk, step } from '../../src/guide/step.ts';
import { guideOf } from '../support/guides.ts';

const today = '2026-03-31';
const waysOf = (guide: Guide) =>
  [...paths(guide, today)].map(({ answers, end }) => [end.node, answers] as const);

const yes = { type: 'yes-no' } as const;

describe('the paths of a guide', () => {
  it('are one for each answer of a single question', () => {
    const guide = guideOf({
      facts: { a: { type: 'one-of', values: ['x', 'y'], unsure: true } },
      questions: { first: { fact: 'a', options: { x: 'one', y: 'two', 'not-sure': 'two' } } },
      outcomes: { one: 'allowed', two: 'not_allowed' },
    });
    expect(waysOf(guide)).toEqual([
      ['one', { a: 'x' }],
      ['two', { a: 'y' }],
      ['two', { a: 'not-sure' }],
    ]);
  });

  it('are counted once each where ways meet again: 2 × 2 of a diamond, and 1 beside it', () => {
    const guide = guideOf({
      facts: { a: { type: 'one-of', values: ['x', 'y', 'z'] }, b: yes, c: yes, d: yes },
      questions: {
        top: { fact: 'a', options: { x: 'left', y: 'right', z: 'out' } },
        left: { fact: 'b', options: { yes: 'bottom', no: 'out' } },
        right: { fact: 'c', options: { yes: 'bottom', no: 'out' } },
        bottom: { fact: 'd', options: { yes: 'in', no: 'out' } },
      },
      outcomes: { in: 'allowed', out: 'not_allowed' },
    });
    const ways = waysOf(guide);
    expect(ways).toHaveLength(7);
    expect(new Set(ways.map((way) => JSON.stringify(way))).size).toBe(7);
    expect(ways.filter(([end]) => end === 'in').map(([, answers]) => answers)).toEqual([
      { a: 'x', b: 'yes', d: 'yes' },
      { a: 'y', c: 'yes', d: 'yes' },
    ]);
  });

  it('lead where a step with their answers leads', () => {
    const guide = guideOf({
      facts: { a: yes, b: yes },
      questions: {
        one: { fact: 'a', options: { yes: 'two', no: 'out' } },
        two: { fact: 'b', options: { yes: 'in', no: 'out' } },
      },
      outcomes: { in: 'allowed', out: 'not_allowed' },
    });
    for (const { answers, end } of paths(guide, today)) {
      expect(step(guide, { ...emptyWalk, answers }, today)).toEqual(end);
    }
  });

  it('do not ask what is settled', () => {
    const guide = guideOf({
      facts: { a: { ...yes, unsure: true }, b: yes },
      questions: {
        one: { fact: 'a', options: { yes: 'in', no: 'out', 'not-sure': 'two' } },
        two: { fact: 'b', options: { yes: { to: 'three', means: { a: 'yes' } }, no: 'three' } },
        three: { fact: 'a', options: { yes: 'in', no: 'out', 'not-sure': 'out' } },
      },
      outcomes: { in: 'allowed', out: 'not_allowed' },
    });
    expect(waysOf(guide)).toEqual([
      ['in', { a: 'yes' }],
      ['out', { a: 'no' }],
      ['in', { a: 'not-sure', b: 'yes' }],
      ['out', { a: 'not-sure', b: 'no' }],
    ]);
  });

  it('take values that come along from another guide, though they are no option here', () => {
    const guide = guideOf({
      facts: { a: { type: 'one-of', values: ['x', 'y', 'z'] } },
      questions: { one: { fact: 'a', options: { x: 'in' }, unlisted: 'out' } },
      outcomes: { in: 'allowed', out: 'not_covered' },
    });
    expect(waysOf(guide)).toEqual([
      ['in', { a: 'x' }],
      ['out', { a: 'y' }],
      ['out', { a: 'z' }],
    ]);
  });

  it('take of all sets the smallest of each kind that a condition tells apart', () => {
    const guide = guideOf({
      facts: { s: { type: 'several-of', values: ['p', 'q', 'r'], unsure: true } },
      questions: {
        one: {
          fact: 's',
          to: [
            { when: { s: { includes: 'p' } }, to: 'in' },
            { when: { s: 'not-sure' }, to: 'out' },
            { otherwise: 'out' },
          ],
        },
      },
      duties: { care: { when: { s: { includes: 'q' } } } },
      outcomes: { in: { verdict: 'allowed_with_conditions', duties: ['care'] }, out: 'not_allowed' },
    });
    // p or not, q or not; without both there is r alone. And "not sure".
    expect(waysOf(guide)).toEqual([
      ['in', { s: ['p'] }],
      ['out', { s: ['q'] }],
      ['out', { s: ['r'] }],
      ['in', { s: ['p', 'q'] }],
      ['out', { s: 'not-sure' }],
    ]);
  });

  it('take one set if no condition looks at it', () => {
    const guide = guideOf({
      facts: { s: { type: 'several-of', values: ['p', 'q', 'r'] } },
      questions: { one: { fact: 's', to: 'out' } },
      outcomes: { out: 'not_allowed' },
    });
    expect(waysOf(guide)).toEqual([['out', { s: ['p'] }]]);
  });

  it('take a date on either side of each limit', () => {
    const guide = guideOf({
      facts: { d: { type: 'date' } },
      questions: {
        one: {
          fact: 'd',
          to: [
            { when: { d: { 'older-than': 'P1Y' } }, to: 'old' },
            { when: { d: { within: 'P1M' } }, to: 'new' },
            { otherwise: 'between' },
          ],
        },
      },
      outcomes: { old: 'not_allowed', new: 'allowed', between: 'escalate' },
    });
    const ways = waysOf(guide);
    expect(ways.map(([end]) => end).sort()).toEqual(['between', 'new', 'old']);
    expect(Object.fromEntries(ways)).toMatchObject({ new: { d: today }, old: { d: '2025-03-30' } });
  });

  it('pass every question as often as there are ways to it', () => {
    const guide = guideOf({
      facts: { a: { type: 'one-of', values: ['x', 'y'] }, b: yes },
      questions: {
        one: { fact: 'a', options: { x: 'two', y: 'two' } },
        two: { fact: 'b', options: { yes: 'in', no: 'in' } },
      },
      outcomes: { in: 'allowed' },
    });
    const nodes = [...positions(guide, today)].map((position) => position.node);
    expect(nodes).toEqual(['one', 'two', 'in', 'in', 'two', 'in', 'in']);
  });
});

it('forms every set of values but the empty one, small sets first', () => {
  expect(subsets(['a', 'b', 'c'])).toEqual([
    ['a'],
    ['b'],
    ['c'],
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'c'],
    ['a', 'b', 'c'],
  ]);
});

it('takes for dates today, and both sides of each limit', () => {
  expect(
    datesFor(
      [
        ['d', { within: 'P1M' }],
        ['d', 'not-sure'],
        ['d', { 'older-than': 'P1Y' }],
      ],
      today,
    ),
  ).toEqual([today, '2026-02-28', '2026-02-27', '2025-03-31', '2025-03-30']);
});
