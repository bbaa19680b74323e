import { z } from 'zod';
import type { Counts } from '../remind/ports.ts';
import type { Count } from '../remind/reminder.ts';
import type { Sql } from './sql.ts';

// In order, so that two never wait for each other.
const ADD = `INSERT INTO reminder_count AS kept (day, pack, rule, what, count)
  SELECT day, pack, rule, what, count(*)
  FROM jsonb_to_recordset($1::jsonb) AS one (day date, pack text, rule text, what text)
  GROUP BY day, pack, rule, what ORDER BY day, pack, rule, what
  ON CONFLICT (day, pack, rule, what) DO UPDATE SET count = kept.count + excluded.count`;

const BETWEEN = `SELECT pack, rule, what, sum(count) AS count FROM reminder_count
  WHERE day >= $1 AND day < $2
  GROUP BY pack, rule, what HAVING sum(count) >= $3 ORDER BY pack, rule, what`;

const TIDY = 'DELETE FROM reminder_count WHERE day < $1 RETURNING 1';

const Rows = z.array(
  z.object({
    pack: z.string(),
    rule: z.string(),
    // The table takes the words that the product knows and no other.
    what: z.string().transform((what) => what as Count['what']),
    count: z.coerce.number(),
  }),
);

/**
 * Counts days in the table `reminder_count`, which knows no persons.
 * @throws {CodedError} each function: those of the database
 */
export function createCounts(sql: Sql): Counts {
  return {
    add: async (counts) => {
      if (counts.length > 0) await sql.query(ADD, [JSON.stringify(counts)]);
    },
    between: async (from, before, least) => Rows.parse(await sql.query(BETWEEN, [from, before, least])),
    tidy: async (before) => (await sql.query(TIDY, [before])).length,
  };
}
