import { describe, expect, it } from '@jest/globals';
import type { Guide } from '../../src/guide/pack.ts';
import { paths } from '../../src/guide/paths.ts';
import { MOST_PATHS, questionCounts, states, surveyOf } from '../../src/guide/states.ts';
import { guideOf } from '../support/guides.ts';
import { productPacks } from '../support/product.ts';

const today = '2026-03-31';
const yes = { type: 'yes-no' } as const;

/** A guide of so many questions with yes or no, one after the other; the last way on may need the first answers. */
function chain(count: number, remembered = 0): Guide {
  const ids = Array.from({ length: count }, (_, index) => `f${index}`);
  const next = (index: number) => (index + 1 < count ? `q${index + 1}` : 'end');
  return guideOf({
    facts: Object.fromEntries(ids.map((id) => [id, yes])),
    questions: Object.fromEntries(
      ids.map((fact, index) => [`q${index}`, { fact, options: { yes: next(index), no: next(index) } }]),
    ),
    outcomes: { end: 'allowed' },
    duties: Object.fromEntries(
      ids.slice(0, remembered).map((fact) => [`of-${fact}`, { when: { [fact]: 'yes' } }]),
    ),
  });
}

/** How many ways end with an outcome and its duties, as the paths tell it. */
function endsByPaths(guide: Guide): Map<string, number> {
  const ends = [...paths(guide, today)].map(({ end }) => end.node);
  return new Map([...Map.groupBy(ends, (node) => node)].map(([node, all]) => [node, all.length]));
}

function endsByStates(guide: Guide): Map<string, number> {
  const ends = new Map<string, number>();
  for (const { position, ways } of states(guide, today)) {
    if (guide.questions[position.node]) continue;
    ends.set(position.node, (ends.get(position.node) ?? 0) + ways);
  }
  return ends;
}

const sorted = (ends: Map<string, number>) => [...ends].sort(([a], [b]) => a.localeCompare(b));
const guides = productPacks().flatMap((pack) => [...pack.guides.values()]);

describe('the states of a guide', () => {
  it.each(guides.map((guide) => [guide.id, guide] as const))(
    'stand for exactly the ways to each outcome: %s',
    (_id, guide) => {
      expect(sorted(endsByStates(guide))).toEqual(sorted(endsByPaths(guide)));
    },
  );

  it('are few where the answers make no difference later', () => {
    expect([...states(chain(10), today)]).toHaveLength(11);
  });

  it('keep apart what a condition can still ask for', () => {
    const guide = guideOf({
      facts: { a: yes, b: yes, c: yes },
      questions: {
        one: { fact: 'a', options: { yes: 'two', no: 'two' } },
        two: { fact: 'b', options: { yes: 'three', no: 'three' } },
        three: {
          fact: 'c',
          options: { yes: 'in', no: [{ when: { a: 'yes' }, to: 'in' }, { otherwise: 'out' }] },
        },
      },
      outcomes: { in: 'allowed', out: 'not_allowed' },
    });
    const places = [...states(guide, today)].map(({ position, ways }) => [position.node, ways]);
    expect(places).toEqual([
      ['one', 1],
      ['two', 1],
      ['two', 1],
      ['three', 2],
      ['three', 2],
      ['out', 2],
      ['in', 6],
    ]);
  });

  it('keep apart what a later duty depends on', () => {
    const duties = [...states(chain(3, 1), today)].filter(({ position }) => position.node === 'end');
    expect(duties.map(({ ways }) => ways)).toEqual([4, 4]);
  });
});

describe('a survey of a guide', () => {
  it('walks every way of a small guide', () => {
    const survey = surveyOf(chain(4), today);
    expect(survey).toMatchObject({ ways: 16, states: undefined });
    expect([...(survey?.positions() ?? [])]).toHaveLength(31);
  });

  it('looks through a large guide by its states, and still counts its ways', () => {
    const survey = surveyOf(chain(40), today);
    expect(2 ** 40).toBeGreaterThan(MOST_PATHS);
    expect(survey).toMatchObject({ ways: 2 ** 40, states: 41 });
    expect([...(survey?.positions() ?? [])]).toHaveLength(41);
  });

  it('gives up where the states are too many as well', () => {
    expect(surveyOf(chain(20, 20), today)).toBeUndefined();
  });

  it('tells the median and the most questions', () => {
    expect(
      questionCounts(
        new Map([
          [2, 5],
          [7, 1],
          [1, 3],
        ]),
      ),
    ).toEqual({ median: 2, longest: 7 });
    expect(
      questionCounts(
        new Map([
          [3, 1],
          [1, 1],
        ]),
      ),
    ).toEqual({ median: 1, longest: 3 });
    expect(questionCounts(new Map())).toEqual({ median: 0, longest: 0 });
  });
});
