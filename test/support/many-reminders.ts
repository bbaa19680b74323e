/** Thousands of invented people, each with a reminder that is due. */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LEASE } from '../../src/remind/pace.ts';
import type { Heard } from '../../src/remind/ports.ts';
import { createCounts } from '../../src/store/counts.ts';
import { createPeople } from '../../src/store/people.ts';
import { createQueue } from '../../src/store/queue.ts';
import { createReminders } from '../../src/store/reminders.ts';
import type { Database } from '../../src/store/sql.ts';
import { addressOf, DAY, keyOf, MINUTE } from './reminder-store.ts';

/** How many are noted, and planned, at a time. */
const TOGETHER = 500;

/** Notes so many people, whose Bot Connector is at an address. Gives their names. */
export async function addPeople(database: Database, count: number, serviceUrl: string): Promise<string[]> {
  const queue = await createQueue(database, { onError: fail });
  const people = createPeople(database, queue);
  const names = Array.from({ length: count }, () => randomUUID());
  for (const some of parts(names)) {
    await Promise.all(
      some.map((name) => people.remember(keyOf(name), { ...addressOf(name), serviceUrl }, 'da')),
    );
  }
  await queue.stop(5);
  return names;
}

/**
 * Notes so many people, and plans a reminder for each of them, all due within the minute that just ended.
 * `jobSeconds`: after that a job belongs to nobody; a job keeps the time that it was made with.
 */
export async function addReminders(
  database: Database,
  count: number,
  serviceUrl: string,
  jobSeconds = LEASE / 1000,
): Promise<void> {
  const names = await addPeople(database, count, serviceUrl);
  const began = Date.now() - MINUTE;
  await planReminders(database, names, (index) => began + Math.floor((index * MINUTE) / count), jobSeconds);
}

/** Plans a reminder for each of these people; `dueAt`: when that of each is due. */
export async function planReminders(
  database: Database,
  names: readonly string[],
  dueAt: (index: number) => number,
  jobSeconds = LEASE / 1000,
): Promise<void> {
  const queue = await createQueue(database, { onError: fail, jobSeconds });
  const reminders = createReminders(database, queue, { now: Date.now });
  const plans = names.map((name, index) => planOf(name, dueAt(index)));
  for (const some of parts(plans)) {
    const accepted = await reminders.accept(some);
    if (accepted.some((one) => one !== 'planned')) throw new Error(`Not planned: ${accepted.join(', ')}`);
  }
  await queue.stop(5);
}

/** What has become of all reminders, by their state. */
export async function states(database: Database): Promise<Record<string, number>> {
  const rows = await database.query('SELECT state, count(*)::integer AS count FROM reminder GROUP BY state');
  return Object.fromEntries(rows.map(({ state, count }) => [String(state), Number(count)]));
}

/** What was counted, whatever the day, the pack and the rule. */
export async function counted(database: Database): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { what, count } of await createCounts(database).between('2020-01-01', '2099-01-01', 1)) {
    sums[what] = (sums[what] ?? 0) + count;
  }
  return sums;
}

/** Resolves once something is so; looks every `pause` milliseconds, and throws what `report` says after `seconds`. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  seconds: number,
  report: () => string,
  pause = 200,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Not within ${seconds} seconds. ${report()}`);
    await sleep(pause);
  }
}

function planOf(name: string, due: number): Heard {
  const at = due - 60 * MINUTE;
  return {
    signal: createHash('sha256').update(name).digest('hex'),
    reminder: {
      person: keyOf(name),
      pack: 'proeve',
      about: { kind: 'signal', rule: 'meeting-invited', origin: 'audit-log', at },
      due,
      expires: due + DAY,
    },
  };
}

function parts<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / TOGETHER) }, (_, index) =>
    list.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
}

function fail(error: Error): never {
  throw error;
}
