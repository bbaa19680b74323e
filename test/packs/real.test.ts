import { describe, expect, it } from '@jest/globals';
import { decide } from '../../src/ask/decide.ts';
import { createFinder } from '../../src/ask/find.ts';
import type { Guide } from '../../src/guide/pack.ts';
import { combinationsOf, meets, type SignalKind, signalKinds } from '../../src/guide/signals.ts';
import { questionCounts, surveyOf } from '../../src/guide/states.ts';
import { emptyWalk, step } from '../../src/guide/step.ts';
import { carryOver } from '../../src/guide/walk.ts';
import { loadPacks } from '../../src/packs/catalog.ts';
import { faultLine } from '../../src/packs/fault-line.ts';

const TODAY = '2026-03-31';
const { packs, comparison } = loadPacks('dialogs', TODAY, () => 0);

describe('the packs of the product', () => {
  it('are there', () => {
    expect(packs.map(({ id }) => id)).toContain('jammerbugt');
  });

  it.each(packs.map(({ id, draft }) => [id, draft] as const))(
    'ask four questions or fewer on half of their ways, and never more than nine: %s',
    (_id, draft) => {
      const surveys = [...(draft?.guides.values() ?? [])].map((guide) => surveyOf(guide, TODAY));
      const all = new Map<number, number>();
      for (const [length, ways] of surveys.flatMap((survey) => [...(survey?.lengths ?? [])]))
        all.set(length, (all.get(length) ?? 0) + ways);
      const { median, longest } = questionCounts(all);
      expect(median).toBeGreaterThan(0);
      expect(median).toBeLessThanOrEqual(4);
      expect(longest).toBeLessThanOrEqual(9);
    },
  );

  it.each(packs.map((loaded) => [loaded.id, loaded] as const))(
    'load without fault: %s',
    (_id, { faults }) => {
      expect(faults.map(faultLine)).toEqual([]);
    },
  );

  it.each(
    packs.flatMap(({ id, pack }) =>
      ['noget helt andet om kaffe', 'noe helt annet om kaffe', 'something else about coffee'].map(
        (question) => [id, question, pack] as const,
      ),
    ),
  )('have no guide for a question about none of them: %s, %s', (_id, question, pack) => {
    expect(pack && decide(createFinder(pack).find(question)).kind).toBe('none');
  });

  const signals = (Object.keys(signalKinds) as SignalKind[]).flatMap((kind) =>
    combinationsOf(kind).map((attributes) => ({ kind, attributes })),
  );

  it.each(packs.map(({ id, pack }) => [id, pack] as const))(
    'have one entry for everything that can be reported: %s',
    (_id, pack) => {
      const entries = [...(pack?.reminders?.rules ?? []), ...(pack?.reminders?.irrelevant ?? [])];
      const takers = ({ kind, attributes }: (typeof signals)[number]) =>
        entries.filter(({ on, when }) => on === kind && meets(when, attributes)).length;
      expect(signals).toHaveLength(55);
      expect(signals.filter((signal) => takers(signal) !== 1)).toEqual([]);
    },
  );

  it('remind in sentences under 15 words', () => {
    const texts = packs.flatMap(({ pack }) => [
      ...(pack?.reminders?.rules ?? []).flatMap((rule) => [rule.noticed, rule.rule, rule.do]),
      ...(pack?.reminders?.year ?? []).map(({ text }) => text),
    ]);
    const sentences = texts.flatMap(Object.values).flatMap((text: string) => text.split(/(?<=[.?!])\s/u));
    expect(sentences.length).toBeGreaterThan(200);
    expect(sentences.filter((sentence) => sentence.split(/\s+/u).length >= 15)).toEqual([]);
  });

  it.each([
    ['mail with sensitive data is deleted', 'mail-received', 'P30D'],
    ['a post that shows people is taken down', 'photo-online', 'P2M'],
    ['text messages are cleared off the phone', 'sms', 'P3M'],
  ])('can remind of when %s', (_what, guide, after) => {
    const duties = Object.values(
      packs.find(({ id }) => id === 'jammerbugt')?.draft?.guides.get(guide)?.duties ?? {},
    );
    const deadlines = duties.flatMap(({ deadline }) => deadline ?? []);
    expect(deadlines.map((each) => ('every' in each ? each.every : each.within))).toContain(after);
  });

  it('answer the same situations without fault', () => {
    expect(Object.keys(comparison.situations ?? {}).length).toBeGreaterThan(0);
    expect(comparison.faults.map(faultLine)).toEqual([]);
  });
});

describe('what one guide of Jammerbugt knows', () => {
  const pack = packs.find(({ id }) => id === 'jammerbugt')?.draft;
  const guideOf = (id: string): Guide => {
    const guide = pack?.guides.get(id);
    if (!guide) throw new Error(`There is no guide "${id}"`);
    return guide;
  };
  const answers = { 'message-purpose': 'reminder', 'data-kind': 'sensitive', 'reachable-otherwise': 'yes' };
  const sms = step(guideOf('sms'), { ...emptyWalk, answers }, TODAY);
  const known = carryOver(guideOf('sms'), { ...emptyWalk, answers }, TODAY).known;

  it('is offered where a text message is refused, and not asked again in the mail', () => {
    expect(sms).toMatchObject({ outcome: { verdict: 'not_allowed', guides: ['mail-sending'] } });
    const given = { 'mail-recipient': 'citizen', 'mail-way': 'ordinary' };
    const mail = step(guideOf('mail-sending'), { ...emptyWalk, known, answers: given }, TODAY);
    expect(mail).toMatchObject({ kind: 'outcome', outcome: { verdict: 'not_allowed' } });
    expect(mail.trace.find(({ fact }) => fact === 'mail-content')).toMatchObject({
      answer: 'sensitive',
      origin: 'known',
    });
  });

  it('is known on the telephone and in Teams as well', () => {
    expect(known).toMatchObject({ 'call-about': 'confidential', 'teams-message-data': 'sensitive' });
  });
});
