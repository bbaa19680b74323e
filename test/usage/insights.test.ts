import { describe, expect, it } from '@jest/globals';
import type { CountSum } from '../../src/remind/ports.ts';
import { type GuideInsight, insightsOf, type MonthCounts } from '../../src/usage/insights.ts';
import type { UseSum } from '../../src/usage/use.ts';
import { proeve } from '../support/proeve.ts';

const pack = proeve();
const of = { pack: 'proeve', guide: 'gift' };

/** A month with counts of use, and of reminders. */
function month(usage: readonly UseSum[], reminders: MonthCounts['reminders'] = []): MonthCounts {
  return { usage, reminders };
}

function giftIn(...months: UseSum[][]): GuideInsight {
  const found = insightsOf(
    months.map((usage) => month(usage)),
    pack,
  ).guides.find(({ guide }) => guide === 'gift');
  if (!found) throw new Error('The pack has no guide on gifts');
  return found;
}

function gift(...usage: UseSum[]): GuideInsight {
  return giftIn(usage);
}

function asked(shown: number, passed: number | undefined): UseSum[] {
  return [
    { what: 'question-shown', ...of, question: 'who', count: shown },
    ...(passed === undefined
      ? []
      : [{ what: 'question-passed', ...of, question: 'who', count: passed } as const]),
  ];
}

function question(shown: number, passed: number | undefined): GuideInsight['questions'] {
  return gift(...asked(shown, passed)).questions;
}

describe('guides', () => {
  it('stand with the most opened first, those with few openings without a number', () => {
    const opened = { what: 'guide-opened', pack: 'proeve', guide: 'invitation', count: 7 } as const;
    const { guides } = insightsOf([month([opened])], pack);
    expect(guides.map(({ guide, opened }) => [guide, opened])).toEqual([
      ['invitation', 7],
      ['gift', undefined],
    ]);
  });

  it('tell how often they ended in each verdict, the best first', () => {
    const reached = { what: 'outcome-reached', ...of } as const;
    expect(
      gift(
        { ...reached, verdict: 'not_covered', count: 5 },
        { ...reached, verdict: 'allowed', count: 9 },
        { ...reached, guide: 'invitation', verdict: 'escalate', count: 8 },
      ).verdicts,
    ).toEqual([
      { verdict: 'allowed', count: 9 },
      { verdict: 'allowed_with_conditions', count: undefined },
      { verdict: 'not_allowed', count: undefined },
      { verdict: 'escalate', count: undefined },
      { verdict: 'not_covered', count: 5 },
    ]);
  });

  it('count nothing of other municipalities, nor of what the pack no longer has', () => {
    const told = insightsOf(
      [
        month(
          [
            { what: 'guide-opened', ...of, pack: 'eksempel', count: 50 },
            { what: 'guide-opened', ...of, guide: 'gone', count: 50 },
            { what: 'question-shown', ...of, question: 'gone', count: 50 },
            { what: 'no-guide', pack: 'eksempel', language: 'da', count: 50 },
          ],
          [{ pack: 'eksempel', rule: 'mail-out', what: 'sent', count: 50 }],
        ),
      ],
      pack,
    );
    expect(told.guides.map(({ opened, questions }) => [opened, questions])).toEqual([
      [undefined, []],
      [undefined, []],
    ]);
    expect([told.noGuide, told.reminders]).toEqual([[], []]);
  });
});

describe('where people give up', () => {
  it('is told by question, with how often it was shown', () => {
    expect(question(40, 30)).toEqual([{ question: 'who', shown: 40, gaveUp: 10 }]);
  });

  it('is nowhere where all go on, or more than were shown of late', () => {
    expect(question(40, 40)).toEqual([]);
    expect(question(40, 45)).toEqual([]);
  });

  it('is withheld where a few did, although both numbers are large', () => {
    expect(question(40, 36)).toEqual([]);
    expect(question(40, 35)).toMatchObject([{ gaveUp: 5 }]);
  });

  it('counts nobody who may have gone on, where that number is withheld', () => {
    expect(question(40, undefined)).toMatchObject([{ gaveUp: 36 }]);
    expect(question(8, undefined)).toEqual([]);
  });

  it('is of the months alone in which enough did', () => {
    expect(giftIn(asked(40, 30), asked(100, 97), asked(20, 14)).questions).toEqual([
      { question: 'who', shown: 60, gaveUp: 16 },
    ]);
  });
});

describe('whether it was helpful', () => {
  it('is told in both numbers where both can be shown', () => {
    const yes: UseSum = { what: 'helpful', ...of, count: 15 };
    const no: UseSum = { what: 'not-helpful', ...of, count: 5 };
    expect(gift(yes, no).helpful).toEqual({ yes: 15, no: 5 });
    expect(gift(yes).helpful).toEqual({ yes: 15, no: undefined });
    expect(gift().helpful).toEqual({ yes: undefined, no: undefined });
  });

  it('is not made better by a month in which few said no', () => {
    const said = (yes: number, no: number): UseSum[] => [
      { what: 'helpful', ...of, count: yes },
      ...(no < 5 ? [] : [{ what: 'not-helpful', ...of, count: no } as const]),
    ];
    expect(giftIn(said(50, 4), said(10, 10)).helpful).toEqual({ yes: 10, no: 10 });
    expect(giftIn(said(50, 4), said(10, 4)).helpful).toEqual({ yes: 60, no: undefined });
  });
});

describe('questions that found no guide', () => {
  it('are told by their language, the most first', () => {
    const none = { what: 'no-guide', pack: 'proeve' } as const;
    const usage: UseSum[] = [
      { ...none, language: 'en', count: 6 },
      { ...none, language: 'da', count: 60 },
    ];
    expect(insightsOf([month(usage), month(usage.slice(1))], pack).noGuide).toEqual([
      { language: 'da', count: 120 },
      { language: 'en', count: 6 },
    ]);
  });
});

describe('reminders', () => {
  const [first, second] = (pack.reminders?.rules ?? []).map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('The pack has fewer than two rules');

  function sums(rule: string, sent: number, wrong?: number): CountSum[] {
    const of = { pack: 'proeve', rule };
    return [
      { ...of, what: 'sent', count: sent },
      ...(wrong === undefined ? [] : [{ ...of, what: 'wrong', count: wrong } as const]),
    ];
  }

  it('that were wrong come first, then those that were sent most, with every answer', () => {
    const few = { done: undefined, tomorrow: undefined, mute: undefined };
    const told = insightsOf([month([], [...sums(first, 50), ...sums(second, 20, 5)])], pack);
    expect(told.reminders).toEqual([
      { rule: second, sent: 20, answers: { ...few, wrong: 5 } },
      { rule: first, sent: 50, answers: { ...few, wrong: undefined } },
    ]);
  });

  it('are summed up over the months that show them', () => {
    const done: CountSum = { pack: 'proeve', rule: first, what: 'done', count: 7 };
    const told = insightsOf([month([], [...sums(first, 50, 6), done]), month([], sums(first, 20))], pack);
    expect(told.reminders).toMatchObject([{ rule: first, sent: 70, answers: { done: 7, wrong: 6 } }]);
  });
});

describe('a number of several months', () => {
  it('is the sum of those that show it', () => {
    const opened = (count: number): UseSum[] => [{ what: 'guide-opened', ...of, count }];
    expect(giftIn(opened(7), [], opened(5)).opened).toBe(12);
  });
});
