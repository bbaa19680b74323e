import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Usage } from '../../src/usage/ports.ts';
import type { Use, UsesOfDay } from '../../src/usage/use.ts';
import { NOON, type OpenedStore } from '../support/reminder-store.ts';
import { OPEN_WITHIN_MS } from './opening.ts';

const of = { pack: 'jammerbugt', guide: 'sms' };
const opened: Use = { what: 'guide-opened', ...of };
/** One of everything that is counted, in the order in which sums come. */
const everything: readonly Use[] = [
  opened,
  { what: 'helpful', ...of },
  { what: 'no-guide', pack: 'jammerbugt', language: 'nb' },
  { what: 'not-helpful', ...of },
  { what: 'outcome-reached', ...of, verdict: 'not_covered' },
  { what: 'question-passed', ...of, question: 'who' },
  { what: 'question-shown', ...of, question: 'who' },
];

function on(day: string, use: Use, count: number): UsesOfDay {
  return { day, ...use, count };
}

/** What every version of `Usage` keeps to. */
export function usageContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`usage ${name}`, () => {
    let store: OpenedStore;
    let usage: Usage;
    beforeAll(async () => {
      store = await open();
    }, OPEN_WITHIN_MS);
    beforeEach(async () => {
      ({ usage } = await store.empty(() => NOON));
    });
    afterAll(() => store.close());

    it('is given back as it was counted, each kind with the names that belong to it', async () => {
      await usage.add(everything.map((use) => on('2026-03-31', use, 2)));
      expect(await usage.between('2026-03-31', '2099-01-01', 1)).toEqual(
        everything.map((use) => ({ ...use, count: 2 })),
      );
    });

    it('is summed up over days, and told apart by pack, guide and question', async () => {
      const asked: Use = { what: 'question-shown', ...of, question: 'who' };
      const others: Use[] = [
        { ...asked, pack: 'ishoej' },
        { ...asked, guide: 'mail' },
        { ...asked, question: 'what' },
      ];
      await usage.add([on('2026-03-31', asked, 3), ...others.map((use) => on('2026-03-31', use, 1))]);
      await usage.add([on('2026-03-31', asked, 3), on('2026-03-31', asked, 1), on('2026-04-01', asked, 5)]);
      const sums = await usage.between('2026-03-31', '2099-01-01', 1);
      expect(sums.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual([1, 1, 1, 12]);
      expect(await usage.between('2026-04-01', '2099-01-01', 1)).toEqual([{ ...asked, count: 5 }]);
      expect(await usage.between('2026-04-02', '2099-01-01', 1)).toEqual([]);
      expect(await usage.between('2026-03-01', '2026-04-01', 1)).toContainEqual({ ...asked, count: 7 });
      expect(await usage.between('2026-03-01', '2026-03-31', 1)).toEqual([]);
    });

    it('shows no sum that is small, since a small one may be about somebody', async () => {
      const [first, second] = [opened, { ...opened, guide: 'mail' }];
      await usage.add([on('2026-03-30', first, 2), on('2026-03-31', first, 3), on('2026-03-31', second, 4)]);
      expect(await usage.between('2026-03-30', '2099-01-01', 5)).toEqual([{ ...first, count: 5 }]);
      expect(await usage.between('2026-03-31', '2099-01-01', 5)).toEqual([]);
    });

    it('loses nothing that is added at the same moment', async () => {
      const list = everything.map((use) => on('2026-03-31', use, 1));
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => usage.add(index % 2 ? list : list.toReversed())),
      );
      expect((await usage.between('2026-03-31', '2099-01-01', 1)).map(({ count }) => count)).toEqual(
        everything.map(() => 20),
      );
    });

    it('of days before another one can be erased', async () => {
      await usage.add(['2024-02-28', '2024-02-29', '2024-03-01'].map((day) => on(day, opened, 1)));
      expect(await usage.tidy('2024-03-01')).toBe(2);
      expect(await usage.between('2024-01-01', '2099-01-01', 1)).toEqual([{ ...opened, count: 1 }]);
      expect(await usage.tidy('2024-03-01')).toBe(0);
    });

    it('stays as it is when there is nothing to add', async () => {
      await usage.add([]);
      expect(await usage.between('2026-03-31', '2099-01-01', 1)).toEqual([]);
    });
  });
}
