import { describe, expect, it } from '@jest/globals';
import { NOT_SURE } from '../../src/guide/constants.ts';
import type { Guide } from '../../src/guide/pack.ts';
import { type Path, paths } from '../../src/guide/paths.ts';
import type { Answer, Verdict } from '../../src/guide/schema.ts';
import { type Answers, emptyWalk, type OutcomeStep, step, type Walk } from '../../src/guide/step.ts';
import { type Alternative, alternatives, type Supposition } from '../../src/guide/what-if.ts';
import { guideOf } from '../support/guides.ts';
import { productPacks } from '../support/product.ts';
import { proeve } from '../support/proeve.ts';

const today = '2026-03-31';
const yes = { type: 'yes-no' } as const;

const guides = [...productPacks(), proeve()].flatMap((pack) =>
  [...pack.guides.values()].map((guide): [string, Guide] => [`${pack.id} ${guide.id}`, guide]),
);

function walkOf(answers: Answers, rest: Partial<Walk> = {}): Walk {
  return { ...emptyWalk, answers, ...rest };
}

/** What a guide says of a walk, in a few words: "a=x|y & b=yes -> allowed". */
function told(guide: Guide, walk: Walk): string[] {
  const said = ({ fact, answers }: Supposition) =>
    `${fact}=${answers.map((one) => [one].flat().join('+')).join('|')}`;
  return alternatives(guide, walk, today).map(({ changed, added, verdict }) =>
    [changed.map(said).join(' & '), ...added.map((one) => `and ${said(one)}`), `-> ${verdict}`].join(' '),
  );
}

/** Every walk that an alternative stands for. */
function walksOf(walk: Walk, { changed, added }: Alternative): Walk[] {
  return [...changed, ...added].reduce<Walk[]>(
    (walks, { fact, answers }) =>
      walks.flatMap((one) =>
        answers.map((answer) => ({ ...one, answers: { ...one.answers, [fact]: answer } })),
      ),
    [walk],
  );
}

const same = (a: Answer | undefined, b: Answer | undefined) => String(a) === String(b);

/** Whether every answer of a path that a walk does not give can be chosen where it is asked for. */
function canBeChosen(guide: Guide, { trace }: OutcomeStep, own: Answers): boolean {
  return trace.every(({ question: id, fact, answer }) => {
    const question = guide.questions[id];
    const listed = !question || !('options' in question) || Object.hasOwn(question.options, String(answer));
    return same(own[fact], answer) || (answer !== NOT_SURE && listed);
  });
}

/** For each verdict the fewest answers that have to be others, found by holding every path against the walk. */
function fewestChanges(
  guide: Guide,
  all: readonly Path[],
  { answers: own, end }: Path,
): Map<Verdict, number> {
  const fewest = new Map<Verdict, number>();
  for (const path of all) {
    const { verdict } = path.end.outcome;
    if (verdict === end.outcome.verdict || !canBeChosen(guide, path.end, own)) continue;
    const others = Object.keys(path.answers).filter((fact) => !same(path.answers[fact], own[fact]));
    const changed = others.filter((fact) => own[fact] !== undefined).length;
    if (others.length <= 2) fewest.set(verdict, Math.min(changed, fewest.get(verdict) ?? changed));
  }
  return fewest;
}

describe.each(guides)('what would change an answer of %s', (_, guide) => {
  const all = [...paths(guide, today)];
  const found = all.map((path) => ({ path, changes: alternatives(guide, walkOf(path.answers), today) }));

  it('leads to the verdict that it names, on every path', () => {
    const wrong = found.flatMap(({ path, changes }) =>
      changes.flatMap((change) =>
        walksOf(walkOf(path.answers), change).flatMap((walk) => {
          const end = step(guide, walk, today);
          const right = end.kind === 'outcome' && end.node === change.outcome;
          const other =
            right && end.outcome.verdict === change.verdict && change.verdict !== path.end.outcome.verdict;
          return other ? [] : [{ walk, change, node: end.node }];
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('is the smallest change, on every path, and no verdict that one leads to is missing', () => {
    const wrong = found.flatMap(({ path, changes }) => {
      const fewest = fewestChanges(guide, all, path);
      const sizes = new Map(changes.map(({ verdict, changed }) => [verdict, changed.length]));
      const larger = changes.filter(({ verdict, changed }) => changed.length !== fewest.get(verdict));
      const missing = changes.length < 5 ? [...fewest.keys()].filter((verdict) => !sizes.has(verdict)) : [];
      return larger.length + missing.length === 0 ? [] : [{ answers: path.answers, larger, missing }];
    });
    expect(wrong).toEqual([]);
  });

  it('supposes no doubt, and is told once', () => {
    const all = found.flatMap(({ changes }) => {
      const keys = changes.map(({ changed, verdict }) => JSON.stringify([changed, verdict]));
      const doubts = JSON.stringify(changes).includes(NOT_SURE);
      return doubts || new Set(keys).size < keys.length || changes.length > 5 ? [changes] : [];
    });
    expect(all).toEqual([]);
  });
});

/** Three questions in a row, two of which open only for some answers. */
const guide = guideOf({
  facts: {
    kind: { type: 'one-of', values: ['plain', 'named', 'secret', 'odd'], unsure: true },
    agreed: { ...yes, unsure: true },
    urgent: yes,
  },
  questions: {
    what: {
      fact: 'kind',
      options: { plain: 'free', named: 'consent', secret: 'need', odd: 'unknown', 'not-sure': 'doubt' },
    },
    consent: { fact: 'agreed', options: { yes: 'careful', no: 'refused', 'not-sure': 'doubt' } },
    need: { fact: 'urgent', options: { yes: 'consent', no: 'refused' } },
  },
  outcomes: {
    free: 'allowed',
    careful: 'allowed_with_conditions',
    refused: 'not_allowed',
    doubt: 'escalate',
    unknown: 'not_covered',
  },
});

describe('what would change an answer', () => {
  it('comes in the order that somebody with a no wants to know it: a yes first, the smaller change first', () => {
    expect(told(guide, walkOf({ kind: 'secret', urgent: 'no' }))).toEqual([
      'kind=plain -> allowed',
      'urgent=yes and agreed=yes -> allowed_with_conditions',
      'kind=named and agreed=yes -> allowed_with_conditions',
      'kind=odd -> not_covered',
    ]);
  });

  it('begins after a yes with what would make it a no', () => {
    expect(told(guide, walkOf({ kind: 'plain' }))).toEqual([
      'kind=named and agreed=no -> not_allowed',
      'kind=secret and urgent=no -> not_allowed',
      'kind=odd -> not_covered',
      'kind=named and agreed=yes -> allowed_with_conditions',
    ]);
  });

  it('names the answers to somebody who was not sure', () => {
    expect(told(guide, walkOf({ kind: 'named', agreed: 'not-sure' }))).toEqual([
      'kind=plain -> allowed',
      'agreed=yes -> allowed_with_conditions',
      'agreed=no -> not_allowed',
      'kind=odd -> not_covered',
      'kind=secret and urgent=no -> not_allowed',
    ]);
  });

  it('counts on what was brought along, but not on answers that were set aside', () => {
    const walk = walkOf({ kind: 'plain' }, { known: { agreed: 'no' } });
    expect(told(guide, walk)).toContain('kind=named -> not_allowed');
    const earlier = walkOf({ kind: 'plain' }, { earlier: { agreed: 'no' } });
    expect(told(guide, earlier)).toContain('kind=named and agreed=no -> not_allowed');
  });

  it('is nothing while a question is open', () => {
    expect(told(guide, walkOf({ kind: 'named' }))).toEqual([]);
  });

  it('is two answers only for a verdict that one does not lead to', () => {
    const both = guideOf({
      facts: { a: yes, b: yes, c: yes },
      questions: {
        one: { fact: 'a', options: { yes: 'two', no: 'two' } },
        two: { fact: 'b', options: { yes: 'three', no: 'three' } },
        three: {
          fact: 'c',
          options: {
            yes: [{ when: { a: 'yes', b: 'yes' }, to: 'in' }, { otherwise: 'out' }],
            no: 'ask',
          },
        },
      },
      outcomes: { in: 'allowed', out: 'not_allowed', ask: 'escalate' },
    });
    expect(told(both, walkOf({ a: 'no', b: 'no', c: 'yes' }))).toEqual([
      'a=yes & b=yes -> allowed',
      'c=no -> escalate',
    ]);
    expect(told(both, walkOf({ a: 'no', b: 'no', c: 'no' }))).toEqual(['c=yes -> not_allowed']);
  });

  it('takes answers together that lead to the same outcome', () => {
    const listed = guideOf({
      facts: { a: { type: 'one-of', values: ['x', 'y', 'z'], unsure: true } },
      questions: { one: { fact: 'a', options: { x: 'in', y: 'in', z: 'out', 'not-sure': 'out' } } },
      outcomes: { in: 'allowed', out: 'not_allowed' },
    });
    expect(told(listed, walkOf({ a: 'z' }))).toEqual(['a=x|y -> allowed']);
    expect(told(listed, walkOf({ a: 'x' }))).toEqual(['a=z -> not_allowed']);
  });

  it('supposes no value that could only come along from another guide', () => {
    const unlisted = guideOf({
      facts: { a: { type: 'one-of', values: ['x', 'y', 'z'] } },
      questions: { one: { fact: 'a', options: { x: 'in', y: 'out' }, unlisted: 'unknown' } },
      outcomes: { in: 'allowed', out: 'not_allowed', unknown: 'not_covered' },
    });
    expect(told(unlisted, walkOf({ a: 'x' }))).toEqual(['a=y -> not_allowed']);
    expect(told(unlisted, walkOf({}, { known: { a: 'z' } }))).toEqual([
      'a=x -> allowed',
      'a=y -> not_allowed',
    ]);
  });

  it('changes a set of values as little as it can', () => {
    const gift = proeve().guides.get('gift') as Guide;
    const walk = walkOf({ giver: 'citizen', 'gift-kinds': ['handmade', 'travel'], received: '2026-03-20' });
    expect(told(gift, walk)).toContain('gift-kinds=handmade -> allowed_with_conditions');
  });

  it('moves a day no further than to the next limit', () => {
    const gift = proeve().guides.get('gift') as Guide;
    const walk = walkOf({ giver: 'citizen', 'gift-kinds': ['flowers'], received: '2026-03-20' });
    expect(told(gift, walk)).toContain('received=2026-02-27 -> escalate');
  });
});
