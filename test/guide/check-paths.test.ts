import { describe, expect, it } from '@jest/globals';
import { checkPaths } from '../../src/guide/check/outcomes.ts';
import type { OptionEntry } from '../../src/guide/schema.ts';
import { guideOf } from '../support/guides.ts';

const told = (yes: OptionEntry, no: OptionEntry) => {
  const guide = guideOf({
    facts: { health: { type: 'yes-no' }, secret: { type: 'yes-no' } },
    questions: { sort: { fact: 'health', options: { yes, no } } },
    outcomes: {
      fine: { verdict: 'allowed', cites: ['a-rule'] },
      stop: { verdict: 'not_allowed', cites: ['a-rule'] },
    },
  });
  const faults: string[] = [];
  checkPaths(guide, (code, path) => faults.push(`${code} ${path.join('.')}`), '2026-03-31');
  return faults;
};

const routes: OptionEntry['to'] = [{ when: { secret: 'yes' }, to: 'stop' }, { otherwise: 'fine' }];

describe('a condition on the way on from an answer', () => {
  it('may name what this answer settles', () => {
    expect(told({ to: routes, means: { secret: 'yes' } }, { to: 'fine' })).toEqual([]);
  });

  it('may not name what only another answer settles', () => {
    expect(told({ to: 'stop', means: { secret: 'yes' } }, { to: routes })).toEqual([
      'CONDITION_UNANSWERED questions.sort.options.no.to.0.when.secret',
    ]);
  });
});
