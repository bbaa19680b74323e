/** Reminders of Prøve Kommune on a database, put together as for somebody who tries them out: said at any hour. */
import { join } from 'node:path';
import type { Pack } from '../../src/guide/pack.ts';
import { createLog, type Log } from '../../src/log.ts';
import { loadPack } from '../../src/packs/load.ts';
import { createReminding, type Reminding } from '../../src/reminding.ts';
import { createCounts } from '../../src/store/counts.ts';
import { createPeople } from '../../src/store/people.ts';
import { createPreferences } from '../../src/store/preferences.ts';
import type { Queue } from '../../src/store/queue.ts';
import { createReminders, type RemindersOptions } from '../../src/store/reminders.ts';
import type { Database } from '../../src/store/sql.ts';
import { PROJECT } from './processes.ts';

/** Prøve Kommune, also for a script: what `proeve.ts` reads, it reads under Jest alone. */
export function trialPacks(): ReadonlyMap<string, Pack> {
  const { pack } = loadPack(join(PROJECT, 'test/fixtures/dialogs'), 'proeve', '2026-03-31');
  if (!pack) throw new Error('The pack proeve has faults');
  return new Map([[pack.id, pack]]);
}

/** `pace`: how many messages have a place in a second, if not as many as Teams takes. */
export function trialReminding(
  database: Database,
  queue: Queue,
  pace: Omit<RemindersOptions, 'now'> = {},
  log: Log = createLog({ level: 'silent' }),
): Reminding {
  return createReminding({
    packs: trialPacks(),
    fixed: 'proeve',
    preferences: createPreferences(database, () => new Date().toISOString().slice(0, 10)),
    reminders: createReminders(database, queue, { now: Date.now, ...pace }),
    people: createPeople(database, queue),
    counts: createCounts(database),
    log,
    now: Date.now,
    atOnce: true,
  });
}
