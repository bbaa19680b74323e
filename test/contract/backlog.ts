import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { jobNames } from '../../src/remind/ports.ts';
import { reminderStates } from '../../src/remind/reminder.ts';
import {
  addressOf,
  keyOf,
  MINUTE,
  NOON,
  type OpenedStore,
  planFor,
  type ReminderStore,
} from '../support/reminder-store.ts';
import { OPEN_WITHIN_MS } from './opening.ts';

const NOTHING = { count: 0, oldest: 0 };

/** What every version of `Backlog` keeps to. */
export function backlogContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`what waits ${name}`, () => {
    let opened: OpenedStore;
    let store: ReminderStore;
    beforeAll(async () => {
      opened = await open();
    }, OPEN_WITHIN_MS);
    beforeEach(async () => {
      store = await opened.empty(() => NOON);
      await store.people.remember(keyOf('anna'), addressOf('anna'), 'da');
    });
    afterAll(() => opened.close());

    /** A reminder of a rule of its own; gives its id. */
    const plan = async (rule: string, due: number) => {
      const about = { kind: 'signal', rule, origin: 'audit-log', at: NOON } as const;
      const before = (await store.reminders.mine(keyOf('anna'))).map(({ id }) => id);
      await store.reminders.accept([planFor('anna', rule, { about, due })]);
      const waiting = await store.reminders.mine(keyOf('anna'));
      return waiting.find(({ id }) => !before.includes(id))?.id ?? 'none';
    };

    it('is nothing at first, and every state and job is named', async () => {
      const { reminders, due } = await store.backlog.look(NOON);
      expect(reminders).toEqual(Object.fromEntries(reminderStates.map((state) => [state, 0])));
      expect(due).toEqual(Object.fromEntries(jobNames.map((job) => [job, NOTHING])));
    });

    it('counts reminders by where they are', async () => {
      const [first, second] = [await plan('one', NOON), await plan('two', NOON)];
      await plan('three', NOON + 5 * MINUTE);
      await store.reminders.begin(first, NOON, NOON);
      await store.reminders.drop(second, 'blocked');
      const { reminders } = await store.backlog.look(NOON);
      expect(reminders).toMatchObject({ waiting: 1, sending: 1, sent: 0, blocked: 1 });
      await store.reminders.sent(first, NOON);
      expect((await store.backlog.look(NOON)).reminders).toMatchObject({ sending: 0, sent: 1 });
    });

    it('counts the jobs whose time has come, and says for how long the oldest waits', async () => {
      await plan('one', NOON);
      const second = await plan('two', NOON + 5 * MINUTE);
      await plan('three', NOON + 30 * MINUTE);
      const deliver = async (now: number) => (await store.backlog.look(now)).due.deliver;
      expect(await deliver(NOON - MINUTE)).toEqual(NOTHING);
      expect(await deliver(NOON + 10 * MINUTE)).toEqual({ count: 2, oldest: 10 * MINUTE });
      await store.reminders.drop(second, 'withdrawn');
      expect(await deliver(NOON + 10 * MINUTE)).toEqual({ count: 1, oldest: 10 * MINUTE });
    });

    it('tells the jobs of one name from those of another', async () => {
      await store.jobs.send('graph-look', [{ data: {}, startAfter: NOON }]);
      const { due } = await store.backlog.look(NOON + MINUTE);
      expect([due['graph-look'], due.deliver]).toEqual([{ count: 1, oldest: MINUTE }, NOTHING]);
    });
  });
}
