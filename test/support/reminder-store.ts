import { createHash } from 'node:crypto';
import type { Preferences } from '../../src/chat/preferences.ts';
import { personKeyOf } from '../../src/remind/person.ts';
import type {
  Backlog,
  Counts,
  Cursors,
  Heard,
  Jobs,
  People,
  Reminders,
  Subscriptions,
} from '../../src/remind/ports.ts';
import type { Address, Reminder } from '../../src/remind/reminder.ts';
import { createBacklog } from '../../src/store/backlog.ts';
import { createCounts } from '../../src/store/counts.ts';
import { createCursors } from '../../src/store/cursors.ts';
import { createPeople } from '../../src/store/people.ts';
import { createPreferences } from '../../src/store/preferences.ts';
import { createQueue, type Queue } from '../../src/store/queue.ts';
import { createReminders } from '../../src/store/reminders.ts';
import type { Database } from '../../src/store/sql.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { createUsage } from '../../src/store/usage.ts';
import type { Usage } from '../../src/usage/ports.ts';
import { memoryCursors } from './memory-cursors.ts';
import { memoryReminders } from './memory-reminders.ts';
import { memoryUsage } from './memory-usage.ts';

/** The moment at which most tests play, in milliseconds: a Tuesday at noon in Copenhagen. */
export const NOON = Date.parse('2026-03-31T10:00:00Z');
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

/** The ports of reminders and counts over one store, and what a test has to see of it besides. */
export interface ReminderStore {
  reminders: Reminders;
  people: People;
  counts: Counts;
  usage: Usage;
  subscriptions: Subscriptions;
  cursors: Cursors;
  preferences: Preferences;
  backlog: Backlog;
  jobs: Jobs;
  /** Ids of the reminders whose job in the queue has come by then. */
  due: (now: number) => Promise<string[]>;
}

/** A store that the tests of a suite share: it takes seconds to open. */
export interface OpenedStore {
  /**
   * The store, with nothing in it. `now`: the time for what is noted without a time of its own; `perSecond`: how many
   * messages have a place in a second, 50 unless given.
   */
  empty: (now: () => number, perSecond?: number) => Promise<ReminderStore>;
  close: () => Promise<void>;
}

export function memoryStore(): OpenedStore {
  return {
    empty: async (now, perSecond) => {
      const { due, ...ports } = memoryReminders(now, perSecond);
      return { ...ports, cursors: memoryCursors(), usage: memoryUsage(), due: async (time) => due(time) };
    },
    close: async () => {},
  };
}

/** The store on a database, which it closes; nobody takes jobs out of its queue. */
export async function databaseStore(database: Database): Promise<OpenedStore & { queue: Queue }> {
  const queue = await createQueue(database, { onError: (error) => console.error(error) });
  return {
    queue,
    empty: async (now, perSecond = 50) => {
      await emptyTables(database);
      return {
        reminders: createReminders(database, queue, { now, perSecond }),
        people: createPeople(database, queue),
        counts: createCounts(database),
        usage: createUsage(database),
        subscriptions: createSubscriptions(database),
        cursors: createCursors(database),
        preferences: createPreferences(database, () => '2026-03-31'),
        backlog: createBacklog(database),
        jobs: queue,
        due: async (time) => {
          const rows = await database.query(
            `SELECT data->>'id' AS id FROM pgboss.job
             WHERE name = 'deliver' AND state = 'created' AND start_after <= $1::timestamptz ORDER BY start_after`,
            [new Date(time).toISOString()],
          );
          return rows.map(({ id }) => String(id));
        },
      };
    },
    close: async () => {
      await queue.stop(1);
      await database.close();
    },
  };
}

async function emptyTables(database: Database): Promise<void> {
  await database.query(
    `TRUNCATE person_address, person_preference, reminder, said_rule, signal_seen, muted_rule, reminder_count,
      graph_subscription, source_cursor, usage_count`,
  );
  await database.query('UPDATE delivery_pace SET next_at = 0');
  await database.query('DELETE FROM pgboss.job');
}

export const TENANT = '1b7c0a54-0000-4000-8000-000000000001';

/** The key of somebody invented. */
export function keyOf(name: string): string {
  return personKeyOf(TENANT, name);
}

/** Where the bot writes to somebody invented. */
export function addressOf(name: string, conversation: string | undefined = `a:chat-${name}`): Address {
  return {
    tenant: TENANT,
    objectId: name,
    user: `29:${name}`,
    bot: '28:bot',
    conversation,
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
  };
}

/** A plan to say something to somebody invented, due at noon. */
export function planFor(
  name: string,
  signal: string,
  changes: Partial<Omit<Reminder, 'id'>> = {},
): Heard & { reminder: Omit<Reminder, 'id'> } {
  return {
    signal: createHash('sha256').update(signal).digest('hex'),
    reminder: {
      person: keyOf(name),
      pack: 'jammerbugt',
      about: { kind: 'signal', rule: 'mail-out', origin: 'audit-log', at: NOON - 60 * MINUTE },
      due: NOON,
      expires: NOON + DAY,
      ...changes,
    },
  };
}

/** A reminder that somebody invented asked for. */
export function wishOf(name: string, changes: Partial<Omit<Reminder, 'id'>> = {}): Omit<Reminder, 'id'> {
  return {
    person: keyOf(name),
    pack: 'jammerbugt',
    about: { kind: 'deadline', guide: 'billeder', duty: 'slet', on: '2026-04-30' },
    due: NOON + 30 * DAY,
    expires: NOON + 60 * DAY,
    ...changes,
  };
}
