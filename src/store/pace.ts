import { LONGEST_WAIT } from '../remind/pace.ts';
import type { Sql } from './sql.ts';

/** How fast messages may follow one another: 50 a second in all, and one a second in a chat, unless set. */
export interface Pace {
  /** Milliseconds from one place to the next in the row of all messages, whoever sends them. */
  gap: number;
  /** And in the row of a chat. */
  chatGap: number;
}

const HOLD = 'UPDATE delivery_pace SET next_at = GREATEST(next_at, $1::float8)';

/**
 * The statement that takes the next place in the row of all messages, as `place`, unless it is further away than the
 * longest wait: also because of the chat, whose next place is `chatNext`. Nobody else gets one before the
 * transaction ends: do it last. All are SQL.
 */
export function takePlace({ now, chatNext, gap }: Record<'now' | 'chatNext' | 'gap', string>): string {
  return `UPDATE delivery_pace SET given_at = GREATEST(next_at, ${now}, ${chatNext}),
      next_at = CASE WHEN GREATEST(next_at, ${chatNext}) > ${now} + ${LONGEST_WAIT} THEN next_at
        ELSE GREATEST(next_at, ${now}) + ${gap} END
    RETURNING given_at AS place`;
}

/** Lets nobody have a place before that moment. */
export async function holdEverybody(sql: Sql, until: number): Promise<void> {
  await sql.query(HOLD, [until]);
}
