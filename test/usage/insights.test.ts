import { describe, expect, it } from '@jest/globals';
import type { CountSum } from '../../src/remind/ports.ts';
import { type GuideInsight, insightsOf } from '../../src/usage/insights.ts';
import type { UseSum } from '../../src/usage/use.ts';
import { proeve } from '../support/proeve.ts';

const pack = proeve();
const of = { pack: 'proeve', guide: 'gift' };

function gift(...usage: UseSum[]): GuideInsight {
  const found = insightsOf(usage, [], pack).guides.find(({ guide }) => guide === 'gift');
  if (!found) throw new Error('The pack has no guide on gifts');
  return found;
}

function question(shown: number, passed: number | undefined): GuideInsight['questions'] {
  return gift(
    { what: 'question-shown', ...of, question: 'who', count: shown },
    ...(passed === undefined
      ? []
      : [{ what: 'question-passed', ...of, question: 'who', count: passed } as const]),
  ).questions;
}

describe('guides', () => {
  it('stand with the most opened first, those with few openings without a number', () => {
    const { guides } = insightsOf(
      [{ what: 'guide-opened', pack: 'proeve', guide: 'invitation', count: 7 }],
      [],
      pack,
    );
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
      { verdict: 'not_covered', count: 5 },
    ]);
  });

  it('count nothing of other municipalities, nor of what the pack no longer has', () => {
    const told = insightsOf(
      [
        { what: 'guide-opened', ...of, pack: 'eksempel', count: 50 },
        { what: 'guide-opened', ...of, guide: 'gone', count: 50 },
        { what: 'question-shown', ...of, question: 'gone', count: 50 },
        { what: 'no-guide', pack: 'eksempel', language: 'da', count: 50 },
      ],
      [{ pack: 'eksempel', rule: 'mail-out', what: 'sent', count: 50 }],
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
  it('is told by question, as a share of those who were shown it', () => {
    expect(question(40, 30)).toEqual([{ question: 'who', shown: 40, gaveUp: 10, share: 0.25 }]);
  });

  it('is nowhere where all go on, or more than were shown of late', () => {
    expect(question(40, 40)).toEqual([{ question: 'who', shown: 40, gaveUp: 0, share: 0 }]);
    expect(question(40, 45)).toEqual([{ question: 'who', shown: 40, gaveUp: 0, share: 0 }]);
  });

  it('is withheld where a few did, although both numbers are large', () => {
    expect(question(40, 36)).toEqual([{ question: 'who', shown: 40, gaveUp: undefined, share: undefined }]);
    expect(question(40, 35)).toMatchObject([{ gaveUp: 5 }]);
  });

  it('counts nobody who may have gone on, where that number is withheld', () => {
    expect(question(40, undefined)).toMatchObject([{ gaveUp: 36 }]);
    expect(question(6, undefined)).toMatchObject([{ gaveUp: undefined }]);
  });
});

describe('whether it was helpful', () => {
  it('is a share where both numbers can be shown', () => {
    const yes: UseSum = { what: 'helpful', ...of, count: 15 };
    const no: UseSum = { what: 'not-helpful', ...of, count: 5 };
    expect(gift(yes, no).helpful).toEqual({ yes: 15, no: 5, share: 0.75 });
    expect(gift(yes).helpful).toEqual({ yes: 15, no: undefined, share: undefined });
    expect(gift().helpful).toEqual({ yes: undefined, no: undefined, share: undefined });
  });
});

describe('questions that found no guide', () => {
  it('are told by their language, the most first', () => {
    const none = { what: 'no-guide', pack: 'proeve' } as const;
    const usage: UseSum[] = [
      { ...none, language: 'en', count: 6 },
      { ...none, language: 'da', count: 60 },
    ];
    expect(insightsOf(usage, [], pack).noGuide).toEqual([
      { language: 'da', count: 60 },
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

  it('that were wrong come first, as a share of those that were sent', () => {
    expect(insightsOf([], [...sums(first, 50), ...sums(second, 20, 5)], pack).reminders).toEqual([
      { rule: second, sent: 20, wrong: 5, share: 0.25 },
      { rule: first, sent: 50, wrong: undefined, share: undefined },
    ]);
  });

  it('are never wrong more often than they were sent, however often it is said', () => {
    expect(insightsOf([], sums(first, 5, 9), pack).reminders).toMatchObject([{ share: 1 }]);
  });
});
