import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Counts } from '../../src/remind/ports.ts';
import type { Count } from '../../src/remind/reminder.ts';
import { NOON, type OpenedStore } from '../support/reminder-store.ts';
import { OPEN_WITHIN_MS } from './opening.ts';

function counted(what: Count['what'], changes: Partial<Count> = {}): Count {
  return { day: '2026-03-31', pack: 'jammerbugt', rule: 'mail-out', what, ...changes };
}

/** What every version of `Counts` keeps to. */
export function countsContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`counts ${name}`, () => {
    let opened: OpenedStore;
    let counts: Counts;
    beforeAll(async () => {
      opened = await open();
    }, OPEN_WITHIN_MS);
    beforeEach(async () => {
      ({ counts } = await opened.empty(() => NOON));
    });
    afterAll(() => opened.close());

    it('sum up days, and tell packs, rules and what became of it apart', async () => {
      await counts.add([counted('sent'), counted('sent'), counted('done')]);
      await counts.add([counted('sent', { day: '2026-04-01' }), counted('sent', { pack: 'ishoj' })]);
      await counts.add([counted('sent', { rule: 'open-link' })]);
      const sent = { pack: 'jammerbugt', rule: 'mail-out', what: 'sent' };
      expect(await counts.between('2026-03-31', '2099-01-01', 1)).toEqual([
        { ...sent, pack: 'ishoj', count: 1 },
        { ...sent, what: 'done', count: 1 },
        { ...sent, count: 3 },
        { ...sent, rule: 'open-link', count: 1 },
      ]);
      expect(await counts.between('2026-04-01', '2099-01-01', 1)).toEqual([{ ...sent, count: 1 }]);
      expect(await counts.between('2026-04-02', '2099-01-01', 1)).toEqual([]);
      expect(await counts.between('2026-03-01', '2026-04-01', 1)).toContainEqual({ ...sent, count: 2 });
      expect(await counts.between('2026-03-01', '2026-03-31', 1)).toEqual([]);
    });

    it('show no sum that is small, since a small one may be about somebody', async () => {
      await counts.add(Array.from({ length: 5 }, () => counted('wrong')));
      await counts.add(Array.from({ length: 4 }, () => counted('mute')));
      const shown = await counts.between('2026-03-31', '2099-01-01', 5);
      expect(shown.map(({ what, count }) => [what, count])).toEqual([['wrong', 5]]);
    });

    it('lose none that come at the same moment', async () => {
      const list = [counted('taken'), counted('sent'), counted('possible-repeat')];
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => counts.add(index % 2 ? list : list.toReversed())),
      );
      expect((await counts.between('2026-03-31', '2099-01-01', 1)).map(({ count }) => count)).toEqual([
        20, 20, 20,
      ]);
    });

    it('of days before another one can be erased', async () => {
      await counts.add([counted('sent', { day: '2026-03-30' }), counted('sent'), counted('done')]);
      expect(await counts.tidy('2026-03-31')).toBe(1);
      expect(
        (await counts.between('2026-01-01', '2099-01-01', 1)).map(({ what, count }) => [what, count]),
      ).toEqual([
        ['done', 1],
        ['sent', 1],
      ]);
      expect(await counts.tidy('2026-03-31')).toBe(0);
    });

    it('stay as they are when there is nothing to add', async () => {
      await counts.add([]);
      expect(await counts.between('2026-03-31', '2099-01-01', 1)).toEqual([]);
    });
  });
}
