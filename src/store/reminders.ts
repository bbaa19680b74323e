import type { Reminders } from '../remind/ports.ts';
import { delivery } from './delivery.ts';
import { ownReminders } from './own-reminders.ts';
import { planning } from './planning.ts';
import type { Queue } from './queue.ts';
import type { Database } from './sql.ts';

export interface RemindersOptions {
  /** Milliseconds since 1970, for what is noted without a time of its own. */
  now: () => number;
  /** How many messages have a place in one second: all of them, and those of one chat. Teams' limits unless set. */
  perSecond?: number;
  perSecondAndChat?: number;
}

/**
 * Keeps reminders in the tables of the database, and their jobs in the queue. Any number of instances may do so at
 * once: what one takes out to be sent no other gets, until the time of its job is over.
 *
 * @throws {CodedError} each function: those of the database; QUEUE_FAILED
 */
export function createReminders(database: Database, queue: Queue, options: RemindersOptions): Reminders {
  const { now, perSecond = 50, perSecondAndChat = 1 } = options;
  const pace = { gap: 1000 / perSecond, chatGap: 1000 / perSecondAndChat };
  return {
    ...planning(database, queue, now),
    ...delivery(database, queue, now, pace),
    ...ownReminders(database, queue, now),
  };
}
