import { z } from 'zod';
import { LONGEST_WAIT } from '../remind/pace.ts';
import type { Sql } from './sql.ts';

/** How fast messages may follow one another: 50 a second in all, and one a second in a chat, unless set. */
export interface Pace {
  /** Milliseconds from one place to the next in the row of all messages, whoever sends them. */
  gap: number;
  /** And in the row of a chat. */
  chatGap: number;
}

// The place of a chat goes in as $3: who has to wait for that too long takes none in the row of all.
const RESERVE = `UPDATE delivery_pace SET next_at = CASE
    WHEN GREATEST(before.next_at, $1::float8, $3::float8) > $1::float8 + ${LONGEST_WAIT} THEN before.next_at
    ELSE GREATEST(before.next_at, $1::float8) + $2::float8 END
  FROM (SELECT next_at FROM delivery_pace FOR UPDATE) AS before
  RETURNING GREATEST(before.next_at, $1::float8, $3::float8) AS place`;

const HOLD = 'UPDATE delivery_pace SET next_at = GREATEST(next_at, $1::float8)';

const Places = z.tuple([z.object({ place: z.number() })]);

/**
 * Takes the next place in the row of all messages and gives its moment, unless that is further away than the
 * longest wait. Nobody else gets one before the transaction ends: do it last.
 * @param chatNext the next place in the row of the chat
 */
export async function reserve(sql: Sql, gap: number, now: number, chatNext: number): Promise<number> {
  const [{ place }] = Places.parse(await sql.query(RESERVE, [now, gap, chatNext]));
  return place;
}

/** Lets nobody have a place before that moment. */
export async function holdEverybody(sql: Sql, until: number): Promise<void> {
  await sql.query(HOLD, [until]);
}
