import { z } from 'zod';
import type { Usage } from '../usage/ports.ts';
import { Use } from '../usage/use.ts';
import type { Sql } from './sql.ts';

const COLUMNS = 'pack, what, guide, question, verdict, language';

// In order, so that two never wait for each other.
const ADD = `INSERT INTO usage_count AS kept (day, ${COLUMNS}, count)
  SELECT day, pack, what, COALESCE(guide, ''), COALESCE(question, ''), COALESCE(verdict, ''),
    COALESCE(language, ''), sum(count)
  FROM jsonb_to_recordset($1::jsonb) AS one (day date, pack text, what text, guide text, question text,
    verdict text, language text, count bigint)
  GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7
  ON CONFLICT (day, ${COLUMNS}) DO UPDATE SET count = kept.count + excluded.count`;

const BETWEEN = `SELECT ${COLUMNS}, sum(count) AS count FROM usage_count WHERE day >= $1 AND day < $2
  GROUP BY ${COLUMNS} HAVING sum(count) >= $3 ORDER BY ${COLUMNS}`;

const TIDY = 'DELETE FROM usage_count WHERE day < $1 RETURNING 1';

const Rows = z.array(Use.and(z.object({ count: z.coerce.number() })));

/**
 * Counts days in the table `usage_count`, which knows no persons.
 * @throws {CodedError} each function: those of the database
 */
export function createUsage(sql: Sql): Usage {
  return {
    add: async (counts) => {
      if (counts.length > 0) await sql.query(ADD, [JSON.stringify(counts)]);
    },
    between: async (from, before, least) => Rows.parse(await sql.query(BETWEEN, [from, before, least])),
    tidy: async (before) => (await sql.query(TIDY, [before])).length,
  };
}
