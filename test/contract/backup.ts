import { expect, it, jest } from '@jest/globals';
import type { Address } from '../../src/remind/reminder.ts';
import { createPreferences } from '../../src/store/preferences.ts';
import { createQueue } from '../../src/store/queue.ts';
import { createReminders } from '../../src/store/reminders.ts';
import type { Database } from '../../src/store/sql.ts';
import { addPeople, planReminders } from '../support/many-reminders.ts';
import { keyOf, MINUTE } from '../support/reminder-store.ts';
import { trialReminding } from '../support/trial-reminding.ts';

/** A database, and the way to another one with what a back-up of it holds, as docs/operations.md says. */
export interface BackedUp {
  database: Database;
  /** Takes the back-up, ends the first database, and opens the other one. */
  restored: () => Promise<Database>;
}

/** What a back-up has to bring back, whichever way it is made. */
export function backupContract(name: string, open: () => Promise<BackedUp>): void {
  it(`${name}: what people chose and the reminders that wait are there again, and each is delivered once`, async () => {
    const { database, restored } = await open();
    await createPreferences(database, () => '2026-03-31').choose(keyOf('anna'), { language: 'nb' });
    const names = await addPeople(database, 2, 'https://smba.trafficmanager.net/emea/');
    await planReminders(database, names, () => Date.now() - MINUTE);
    const second = await restored();
    const choices = await createPreferences(second, () => '2026-03-31').choices(keyOf('anna'));
    expect(choices.language).toBe('nb');

    const queue = await createQueue(second, { onError: (error) => console.error(error) });
    const send = jest.fn(async (address: Address) => ({
      kind: 'sent' as const,
      conversation: `${address.user}`,
    }));
    const deliver = trialReminding(second, queue).deliverer({ send });
    const { promise: both, resolve } = Promise.withResolvers<void>();
    let done = 0;
    await queue.work('deliver', 1, async (data) => {
      await deliver((data as { id: string }).id);
      done += 1;
      if (done === names.length) resolve();
    });
    await both;
    expect(send.mock.calls.map(([address]) => address.objectId).sort()).toEqual([...names].sort());
    const reminders = createReminders(second, queue, { now: Date.now });
    expect(await Promise.all(names.map((person) => reminders.mine(keyOf(person))))).toEqual([[], []]);
    await queue.stop(5);
    await second.close();
  });
}
