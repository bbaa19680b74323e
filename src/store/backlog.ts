import { z } from 'zod';
import { type Backlog, jobNames } from '../remind/ports.ts';
import { reminderStates } from '../remind/reminder.ts';
import type { Sql } from './sql.ts';

// One statement: whoever asks for metrics costs one look into the database. A job that failed waits as well.
const LOOK = `SELECT 'reminder' AS kind, state AS name, count(*)::float8 AS count, 0::float8 AS oldest
  FROM reminder GROUP BY state
  UNION ALL
  SELECT 'job', name, count(*)::float8, $1::float8 - extract(epoch FROM min(start_after))::float8 * 1000
  FROM pgboss.job WHERE state < 'active' AND start_after <= to_timestamp($1::float8 / 1000) GROUP BY name`;

const Rows = z.array(
  z.object({ kind: z.enum(['reminder', 'job']), name: z.string(), count: z.number(), oldest: z.number() }),
);

/**
 * Counts the tables of reminders and of the queue; jobs of the queue's own library are left out.
 * @throws {CodedError} those of the database
 */
export function createBacklog(sql: Sql): Backlog {
  return {
    look: async (now) => {
      const rows = Rows.parse(await sql.query(LOOK, [now]));
      const found = new Map(rows.map(({ kind, name, ...of }) => [`${kind} ${name}`, of]));
      return {
        reminders: recordOf(reminderStates, (state) => found.get(`reminder ${state}`)?.count ?? 0),
        due: recordOf(jobNames, (name) => found.get(`job ${name}`) ?? { count: 0, oldest: 0 }),
      };
    },
  };
}

function recordOf<Name extends string, Value>(names: readonly Name[], of: (name: Name) => Value) {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>;
}
