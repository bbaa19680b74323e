import { describe, expect, it } from '@jest/globals';
import { checkConditions } from '../../src/guide/check/conditions.ts';
import type { Condition } from '../../src/guide/schema.ts';
import { guideOf } from '../support/guides.ts';

const told = (when: Condition) => {
  const guide = guideOf({
    facts: {
      kind: { type: 'one-of', values: ['plain', 'secret'], unsure: true },
      things: { type: 'several-of', values: ['a', 'b'], unsure: true },
      sent: { type: 'date', unsure: true },
      sure: { type: 'yes-no' },
    },
    questions: {
      one: { fact: 'kind', options: { plain: 'two', secret: 'two', 'not-sure': 'two' } },
      two: { fact: 'sure', options: { yes: 'three', no: 'three' } },
      three: { fact: 'things', to: 'four' },
      four: { fact: 'sent', to: 'end' },
    },
    outcomes: { end: 'allowed' },
    duties: { duty: { when } },
  });
  const faults: string[] = [];
  checkConditions({
    guide,
    facts: guide.facts,
    fault: (code, path) => faults.push(`${code} ${path.slice(3).join('.')}`.trim()),
  });
  return faults;
};

describe('a condition that denies something', () => {
  it('has to say what doubt is', () => {
    expect(told({ not: { kind: 'secret' } })).toEqual(['DOUBT_HIDDEN not']);
    expect(told({ not: { things: { includes: 'a' } } })).toEqual(['DOUBT_HIDDEN not']);
    expect(told({ not: { sent: { within: 'P1M' } } })).toEqual(['DOUBT_HIDDEN not']);
    expect(told({ any: [{ sure: 'yes' }, { not: { kind: 'secret' } }] })).toEqual(['DOUBT_HIDDEN any.1.not']);
  });

  it('says so by naming doubt beside it', () => {
    expect(told({ not: { kind: ['secret', 'not-sure'] } })).toEqual([]);
    expect(told({ not: { kind: 'not-sure' } })).toEqual([]);
    expect(told({ not: { any: [{ things: { includes: 'a' } }, { things: 'not-sure' }] } })).toEqual([]);
  });

  it('has to say it of each fact', () => {
    expect(told({ not: { kind: 'not-sure', things: { includes: 'a' } } })).toEqual(['DOUBT_HIDDEN not']);
    expect(told({ not: { sure: 'yes', kind: 'secret' } })).toEqual(['DOUBT_HIDDEN not']);
  });

  it('need not where there is no doubt', () => {
    expect(told({ not: { sure: 'yes' } })).toEqual([]);
    expect(told({ kind: 'secret', things: { lacks: 'a' } })).toEqual([]);
  });
});

describe('a condition on doubt', () => {
  it('fits every fact that takes "not sure"', () => {
    expect(told({ kind: 'not-sure', things: 'not-sure', sent: 'not-sure' })).toEqual([]);
  });

  it('is none of the values of a set', () => {
    expect(told({ things: { includes: ['a', 'not-sure'] } })).toEqual(['VALUE_UNKNOWN things.includes.1']);
  });

  it('does not fit a fact that is always sure', () => {
    expect(told({ sure: 'not-sure' })).toEqual(['VALUE_UNKNOWN sure']);
  });
});
