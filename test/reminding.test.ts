import { describe, expect, it } from '@jest/globals';
import { createLog } from '../src/log.ts';
import { createReminding } from '../src/reminding.ts';
import { memoryReminders } from './support/memory-reminders.ts';
import { proeve } from './support/proeve.ts';
import { addressOf, DAY, keyOf, NOON, wishOf } from './support/reminder-store.ts';

describe('a reminder that was sent', () => {
  it('is kept for 30 days, and erased in the night after', async () => {
    const time = { now: NOON };
    const now = () => time.now;
    const { reminders, people, counts, preferences } = memoryReminders(now);
    const { tidy } = createReminding({
      ...{ packs: new Map([['proeve', proeve()]]), fixed: 'proeve', preferences, reminders, people, counts },
      ...{ log: createLog({ level: 'silent' }), now, atOnce: false },
    });
    await people.remember(keyOf('anna'), addressOf('anna'), 'da');
    const id = await reminders.add(wishOf('anna', { due: NOON }));
    await reminders.begin(id, NOON, NOON);
    await reminders.sent(id, NOON);
    for (const [days, kept] of [
      [30, true],
      [31, false],
    ] as const) {
      time.now = NOON + days * DAY;
      await tidy();
      expect((await reminders.find(keyOf('anna'), id)) !== undefined).toBe(kept);
    }
  });
});
