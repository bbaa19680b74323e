import type { Replays } from '../remind/ports.ts';
import type { Sql } from './sql.ts';

// In one statement, so that of two at the same moment one is the first. What is past its time goes with the next one.
const FIRST = `WITH old AS (DELETE FROM request_seen WHERE good_until < $2)
  INSERT INTO request_seen (mark, good_until) VALUES ($1, $3) ON CONFLICT (mark) DO NOTHING RETURNING mark`;
const FORGET = 'DELETE FROM request_seen WHERE mark = $1';

/**
 * Keeps which requests came already, in the table `request_seen`, until they are no good any more.
 * @param now milliseconds since 1970
 * @throws {CodedError} each function: those of the database
 */
export function createReplays(sql: Sql, now: () => number): Replays {
  return {
    first: async (mark, until) => (await sql.query(FIRST, [mark, now(), until])).length === 1,
    forget: async (mark) => {
      await sql.query(FORGET, [mark]);
    },
  };
}
