import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CodedError } from '../errors.ts';
import type { Accepted, Heard, Reminders } from '../remind/ports.ts';
import type { Reminder } from '../remind/reminder.ts';
import type { Queue } from './queue.ts';
import { INSERT_REMINDERS, insertValues, type NewReminder } from './reminder-row.ts';
import type { Database, Sql } from './sql.ts';

// In order, so that two transactions never wait for each other. The lock makes the plans for one person follow one
// another: each then sees what the one before said.
const LOCK_KNOWN = `SELECT person FROM person_address
  WHERE person IN (SELECT jsonb_array_elements_text($1::jsonb)) ORDER BY person FOR NO KEY UPDATE`;

// Gives those that are new, and those from which nothing followed so far and something may now.
const SEE = `INSERT INTO signal_seen AS seen (id, seen_at, passed)
  SELECT DISTINCT ON (id) id, $2::bigint, passed
  FROM jsonb_to_recordset($1::jsonb) AS one (id text, passed boolean) ORDER BY id, passed
  ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, passed = false
    WHERE seen.passed AND NOT excluded.passed RETURNING id`;

const HOLD_BACK = `SELECT index,
    EXISTS (SELECT FROM muted_rule AS muted
      WHERE muted.person = plan.person AND muted.pack = plan.pack AND muted.rule = plan.rule) AS muted,
    EXISTS (SELECT FROM said_rule AS said
      WHERE said.person = plan.person AND said.pack = plan.pack AND said.rule = plan.rule
        AND said.quiet_until > $2)
    OR EXISTS (SELECT FROM reminder AS other
      WHERE other.person = plan.person AND other.pack = plan.pack AND other.rule = plan.rule
        AND other.state IN ('waiting', 'sending')) AS said
  FROM jsonb_to_recordset($1::jsonb) AS plan (index integer, person text, pack text, rule text)`;

const WITHDRAW = `UPDATE reminder SET state = 'withdrawn', ended_at = $2
  WHERE state = 'waiting' AND signal IN (SELECT jsonb_array_elements_text($1::jsonb)) RETURNING job`;

// Of the same wish that waits already nothing changes; only so does PostgreSQL give its id.
const KEEP_WISH = `${INSERT_REMINDERS}
  ON CONFLICT (person, pack, kind, COALESCE(guide, ''), duty, on_day)
    WHERE kind <> 'signal' AND state IN ('waiting', 'sending')
  DO UPDATE SET pack = excluded.pack RETURNING id`;

const People = z.array(z.object({ person: z.string() }));
const Ids = z.array(z.object({ id: z.string() }));
const Jobs = z.array(z.object({ job: z.string() }));
const HeldBack = z.array(z.object({ index: z.number(), muted: z.boolean(), said: z.boolean() }));

/** How reminders come into the table. */
export function planning(
  database: Database,
  queue: Queue,
  now: () => number,
): Pick<Reminders, 'accept' | 'withdraw' | 'add'> {
  return {
    accept: (heard) =>
      heard.length === 0 ? Promise.resolve([]) : database.transaction((sql) => accept(sql, heard)),
    withdraw: async (signals) => {
      if (signals.length === 0) return;
      const list = JSON.stringify(signals);
      // Committed first: from then on none of them leads to a reminder, and what did before is found below.
      await see(
        database,
        signals.map((id) => ({ id, passed: false })),
      );
      await database.transaction(async (sql) => {
        const jobs = Jobs.parse(await sql.query(WITHDRAW, [list, now()]));
        await queue.remove(
          sql,
          jobs.map(({ job }) => job),
        );
      });
    },
    add: (reminder) => database.transaction((sql) => addReminder(sql, queue, reminder)),
  };

  async function accept(sql: Sql, all: readonly Heard[]): Promise<Accepted[]> {
    const people = JSON.stringify([...new Set(all.flatMap(({ reminder }) => reminder?.person ?? []))]);
    const known = new Set(People.parse(await sql.query(LOCK_KNOWN, [people])).map(({ person }) => person));
    const follows = ({ reminder }: Heard) => reminder !== undefined && known.has(reminder.person);
    const unseen = await see(
      sql,
      all.map((one) => ({ id: one.signal, passed: !follows(one) })),
    );
    const held = await holdBack(sql, all, now());
    const fresh: NewReminder[] = [];
    const said = new Set<string>();
    const accepted = all.map(({ signal, reminder }, index): Accepted => {
      // The first of several in one list takes it.
      if (!unseen.delete(signal)) return 'seen-before';
      if (!reminder) return 'no-reminder';
      if (!known.has(reminder.person)) return 'unknown-person';
      if (held[index]?.muted) return 'muted';
      const rule = ruleKey(reminder);
      if (held[index]?.said || said.has(rule)) return 'said-already';
      said.add(rule);
      fresh.push({ id: randomUUID(), job: randomUUID(), signal, reminder });
      return 'planned';
    });
    await insert(sql, queue, fresh);
    return accepted;
  }

  async function see(sql: Sql, signals: readonly { id: string; passed: boolean }[]): Promise<Set<string>> {
    return new Set(Ids.parse(await sql.query(SEE, [JSON.stringify(signals), now()])).map(({ id }) => id));
  }
}

/**
 * Adds a reminder that its person asked for and gives its id, or that of the one that waits already.
 * @throws {CodedError} PERSON_UNKNOWN; those of the database
 */
export async function addReminder(sql: Sql, queue: Queue, reminder: Omit<Reminder, 'id'>): Promise<string> {
  const known = await sql.query('SELECT FROM person_address WHERE person = $1', [reminder.person]);
  if (known.length === 0) {
    throw new CodedError(
      'PERSON_UNKNOWN',
      'A reminder was asked for by somebody whose address is not kept. Note the address first, at every message.',
    );
  }
  const fresh = { id: randomUUID(), job: randomUUID(), reminder };
  const [kept] = Ids.parse(await sql.query(KEEP_WISH, [insertValues([fresh])]));
  if (kept?.id === fresh.id) await queue.put(sql, [{ job: fresh.job, id: fresh.id, due: reminder.due }]);
  return kept?.id ?? fresh.id;
}

/** By the place in the list, also of those without a reminder. */
async function holdBack(sql: Sql, all: readonly Heard[], now: number): Promise<z.infer<typeof HeldBack>> {
  const list = all.map(({ reminder }, index) => ({
    index,
    person: reminder?.person,
    pack: reminder?.pack,
    rule: reminder?.about.kind === 'signal' ? reminder.about.rule : undefined,
  }));
  const held = HeldBack.parse(await sql.query(HOLD_BACK, [JSON.stringify(list), now]));
  return held.sort((a, b) => a.index - b.index);
}

async function insert(sql: Sql, queue: Queue, fresh: readonly NewReminder[]): Promise<void> {
  if (fresh.length === 0) return;
  await sql.query(INSERT_REMINDERS, [insertValues(fresh)]);
  await queue.put(
    sql,
    fresh.map(({ job, id, reminder }) => ({ job, id, due: reminder.due })),
  );
}

function ruleKey({ person, pack, about }: Omit<Reminder, 'id'>): string {
  return JSON.stringify([person, pack, about.kind === 'signal' ? about.rule : about]);
}
