import { describe, expect, it } from '@jest/globals';
import { questionCounts, surveyOf } from '../../src/guide/states.ts';
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

  it('answer the same situations without fault', () => {
    expect(Object.keys(comparison.situations ?? {}).length).toBeGreaterThan(0);
    expect(comparison.faults.map(faultLine)).toEqual([]);
  });
});
