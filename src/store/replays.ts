import type { Replays } from '../remind/ports.ts';
import type { Sql } from './sql.ts';

const CAME = 'SELECT FROM request_seen WHERE mark = $1';
// What is past its time goes with the next one.
const NOTE = `WITH old AS (DELETE FROM request_seen WHERE good_until < $2)
  INSERT INTO request_seen (mark, good_until) VALUES ($1, $3) ON CONFLICT (mark) DO NOTHING`;

/**
 * Keeps which requests were taken in, in the table `request_seen`, until they are no good any more.
 * @param now milliseconds since 1970
 * @throws {CodedError} each function: those of the database
 */
export function createReplays(sql: Sql, now: () => number): Replays {
  return {
    came: async (mark) => (await sql.query(CAME, [mark])).length > 0,
    note: async (mark, until) => {
      await sql.query(NOTE, [mark, now(), until]);
    },
  };
}
