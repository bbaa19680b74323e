import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Language } from '../guide/schema.ts';
import { LONGEST_WAIT } from '../remind/pace.ts';
import type { Begun, Reminders } from '../remind/ports.ts';
import type { Address } from '../remind/reminder.ts';
import { holdEverybody, type Pace, takePlace } from './pace.ts';
import { addReminder } from './planning.ts';
import type { Queue } from './queue.ts';
import { COLUMNS, reminderOf } from './reminder-row.ts';
import type { Database, Sql } from './sql.ts';

/** A queue and a bot whose clocks differ by less than this agree on when something is due. */
const CLOCKS_DIFFER_MS = 60_000;

// Every transaction locks a reminder before its person's address, and the row of all messages last: so none waits
// for one that waits for it.
const TAKE = `SELECT ${COLUMNS}, state, begun_at, attempts, tenant, object_id, channel_user, bot, conversation,
    service_url, next_at, COALESCE(preference.language, address.language) AS language
  FROM reminder
  JOIN person_address AS address ON address.person = reminder.person
  LEFT JOIN person_preference AS preference ON preference.person = reminder.person
  WHERE reminder.id = $1 AND state IN ('waiting', 'sending') FOR NO KEY UPDATE OF reminder, address`;

// One statement, so that nobody waits for the row of all messages longer than it takes.
const BEGIN = `WITH begun AS (UPDATE reminder SET state = 'sending', begun_at = $2 WHERE id = $1),
    given AS (${takePlace({ now: '$2::float8', chatNext: '$5::float8', gap: '$6::float8' })}),
    moved AS (UPDATE person_address SET next_at = given.place + $7::float8 FROM given
      WHERE person = $3 AND given.place <= $2::float8 + ${LONGEST_WAIT})
  SELECT (SELECT place FROM given) AS place, count(*)::integer AS sent FROM reminder
  WHERE person = $3 AND id <> $1 AND kind = 'signal'
    AND ((state = 'sent' AND ended_at >= $4) OR (state = 'sending' AND begun_at >= $4))`;

// In one statement, so that who is told that a rule was said already has been told of it.
const SENT = `WITH sent AS (UPDATE reminder SET state = 'sent', ended_at = $2
      WHERE id = $1 AND state = 'sending' RETURNING person, pack, rule),
    said AS (INSERT INTO said_rule (person, pack, rule, quiet_until)
      SELECT person, pack, rule, $3::bigint FROM sent WHERE rule IS NOT NULL AND $3::bigint IS NOT NULL
      ON CONFLICT (person, pack, rule) DO UPDATE SET quiet_until = excluded.quiet_until)
  SELECT FROM sent`;
const DROP = `UPDATE reminder SET state = $2, ended_at = $3
  WHERE id = $1 AND state IN ('waiting', 'sending') RETURNING job`;

const OLD_JOB = `SELECT job FROM reminder WHERE id = $1 AND state IN ('waiting', 'sending') FOR UPDATE`;
const PUT_OFF = `UPDATE reminder SET state = 'waiting', begun_at = NULL, due_at = $2, job = $3,
  attempts = attempts + 1 WHERE id = $1`;
const NEW_JOB = 'UPDATE reminder SET job = $2 WHERE id = $1';

const TIDY = `DELETE FROM reminder
  WHERE (state IN ('waiting', 'sending') AND expires_at < $1) OR ended_at < $1 RETURNING job`;
const TIDY_SIGNALS = 'DELETE FROM signal_seen WHERE seen_at < $1';
const TIDY_SAID = 'DELETE FROM said_rule WHERE quiet_until <= $1';

const Taken = z.object({
  state: z.enum(['waiting', 'sending']),
  begun_at: z.coerce.number(),
  attempts: z.number(),
});
const AddressRow = z.object({
  tenant: z.string().nullable(),
  object_id: z.string().nullable(),
  channel_user: z.string(),
  bot: z.string(),
  conversation: z.string().nullable(),
  service_url: z.string(),
  next_at: z.number(),
  language: Language,
});
const Given = z.tuple([z.object({ place: z.number(), sent: z.number() })]);
const Jobs = z.array(z.object({ job: z.string() }));

type Delivery = Pick<Reminders, 'begin' | 'sent' | 'drop' | 'putOff' | 'tidy'>;

/** How reminders leave the table. */
export function delivery(database: Database, queue: Queue, now: () => number, pace: Pace): Delivery {
  return {
    begin: (id, time, dayBegan) =>
      database.transaction((sql) => begin(sql, { queue, pace, id, now: time, dayBegan })),
    sent: async (id, time, { next, quietUntil } = {}) => {
      const values = [id, time, quietUntil ?? null];
      if (!next) await database.query(SENT, values);
      else {
        await database.transaction(async (sql) => {
          const sent = await sql.query(SENT, values);
          if (sent.length > 0) await addReminder(sql, queue, next);
        });
      }
    },
    drop: (id, reason) =>
      database.transaction(async (sql) => removeJobs(sql, queue, await sql.query(DROP, [id, reason, now()]))),
    putOff: (id, until, everybody) =>
      database.transaction(async (sql) => {
        const old = await sql.query(OLD_JOB, [id]);
        if (old.length > 0) {
          await removeJobs(sql, queue, old);
          await sql.query(PUT_OFF, [id, until, await newJob(sql, queue, id, until)]);
        }
        if (everybody) await holdEverybody(sql, until);
      }),
    tidy: async (before) => {
      await database.query(TIDY_SIGNALS, [before]);
      await database.query(TIDY_SAID, [now()]);
      return database.transaction(async (sql) => {
        const old = await sql.query(TIDY, [before]);
        await removeJobs(sql, queue, old);
        return old.length;
      });
    },
  };
}

async function begin(
  sql: Sql,
  { queue, pace, id, now, dayBegan }: { queue: Queue; pace: Pace; id: string; now: number; dayBegan: number },
): Promise<Begun | undefined> {
  const [row] = await sql.query(TAKE, [id]);
  if (row === undefined) return undefined;
  const reminder = reminderOf(row);
  const { state, begun_at, attempts } = Taken.parse(row);
  const mayRepeat = state === 'sending';
  // Due later, or in somebody else's hands: this job ends here, and another one comes for it then.
  const later = mayRepeat ? begun_at + queue.jobMs : reminder.due;
  if (later > now + (mayRepeat ? 0 : CLOCKS_DIFFER_MS)) {
    await sql.query(NEW_JOB, [id, await newJob(sql, queue, id, later)]);
    return undefined;
  }
  const { next_at, language, ...address } = AddressRow.parse(row);
  const values = [id, now, reminder.person, dayBegan, next_at, pace.gap, pace.chatGap];
  const [{ place, sent }] = Given.parse(await sql.query(BEGIN, values));
  // In a row of fractions a place is at no moment that a job can be put off to.
  const wait = Math.ceil(place - now);
  const until = now + queue.jobMs;
  return {
    reminder,
    address: addressOf(address),
    language,
    attempts,
    sentToday: sent,
    mayRepeat,
    until,
    wait,
  };
}

/**
 * Puts a job for a reminder into the queue and gives its id, which belongs into the reminder's row: with that it
 * can be taken out again.
 */
export async function newJob(sql: Sql, queue: Queue, id: string, due: number): Promise<string> {
  const job = randomUUID();
  await queue.put(sql, [{ job, id, due }]);
  return job;
}

/** Takes the jobs of reminders out of the queue; the rows name them in `job`. */
export async function removeJobs(sql: Sql, queue: Queue, rows: readonly unknown[]): Promise<void> {
  await queue.remove(
    sql,
    Jobs.parse(rows).map(({ job }) => job),
  );
}

function addressOf(row: Omit<z.infer<typeof AddressRow>, 'next_at' | 'language'>): Address {
  return {
    tenant: row.tenant ?? undefined,
    objectId: row.object_id ?? undefined,
    user: row.channel_user,
    bot: row.bot,
    conversation: row.conversation ?? undefined,
    serviceUrl: row.service_url,
  };
}
