import { z } from 'zod';
import type { Reminders } from '../remind/ports.ts';
import { newJob, removeJobs } from './delivery.ts';
import type { Queue } from './queue.ts';
import { COLUMNS, reminderOf } from './reminder-row.ts';
import type { Database } from './sql.ts';

const WAITING = `SELECT ${COLUMNS} FROM reminder WHERE person = $1 AND state = 'waiting' ORDER BY due_at, id`;
const FIND = `SELECT ${COLUMNS} FROM reminder
  WHERE person = $1 AND id = $2 AND state IN ('waiting', 'sending', 'sent')`;
const CANCEL = "DELETE FROM reminder WHERE person = $1 AND id = $2 AND state = 'waiting' RETURNING job";

const LOCK = `SELECT job FROM reminder
  WHERE person = $1 AND id = $2 AND state IN ('waiting', 'sending', 'sent') FOR UPDATE`;
const AGAIN = `UPDATE reminder SET state = 'waiting', begun_at = NULL, ended_at = NULL, due_at = $2, expires_at = $3,
  job = $4 WHERE id = $1`;

const MUTED = 'SELECT pack, rule FROM muted_rule WHERE person = $1 ORDER BY pack, rule';
const MUTE = 'INSERT INTO muted_rule (person, pack, rule) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
const UNMUTE = 'DELETE FROM muted_rule WHERE person = $1 AND pack = $2 AND rule = $3';
const SILENCE = `UPDATE reminder SET state = 'muted', ended_at = $4
  WHERE person = $1 AND pack = $2 AND rule = $3 AND state = 'waiting' RETURNING job`;

const Rules = z.array(z.object({ pack: z.string(), rule: z.string() }));

type Own = Pick<Reminders, 'mine' | 'cancel' | 'again' | 'find' | 'muted' | 'mute'>;

/** What people do with their own reminders. An id that is none of theirs is as one that is not there. */
export function ownReminders(database: Database, queue: Queue, now: () => number): Own {
  return {
    mine: async (person) =>
      (await database.query(WAITING, [person])).map((row) => {
        const { id, pack, about, due } = reminderOf(row);
        return { id, pack, about, due };
      }),
    find: async (person, id) => {
      const [row] = await database.query(FIND, [person, id]);
      return row && reminderOf(row);
    },
    cancel: (person, id) =>
      database.transaction(async (sql) => {
        const gone = await sql.query(CANCEL, [person, id]);
        await removeJobs(sql, queue, gone);
        return gone.length > 0;
      }),
    again: (person, id, due, expires) =>
      database.transaction(async (sql) => {
        const old = await sql.query(LOCK, [person, id]);
        if (old.length === 0) return false;
        await removeJobs(sql, queue, old);
        await sql.query(AGAIN, [id, due, expires, await newJob(sql, queue, id, due)]);
        return true;
      }),
    muted: async (person) => Rules.parse(await database.query(MUTED, [person])),
    mute: (person, pack, rule, on) =>
      database.transaction(async (sql) => {
        await sql.query(on ? MUTE : UNMUTE, [person, pack, rule]);
        if (on) await removeJobs(sql, queue, await sql.query(SILENCE, [person, pack, rule, now()]));
      }),
  };
}
