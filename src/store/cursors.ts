import { z } from 'zod';
import type { Cursors } from '../remind/ports.ts';
import type { Sql } from './sql.ts';

const REACHED = 'SELECT read_until AS until FROM source_cursor WHERE source = $1';
// Of two instances that read at the same time, the slower one does not set the other back.
const ADVANCE = `INSERT INTO source_cursor AS known (source, read_until) VALUES ($1, $2)
  ON CONFLICT (source) DO UPDATE SET read_until = GREATEST(known.read_until, excluded.read_until)`;

const Row = z.object({ until: z.coerce.number() });

/**
 * Keeps in the table `source_cursor` how far sources were read.
 * @throws {CodedError} each function: those of the database
 */
export function createCursors(sql: Sql): Cursors {
  return {
    reached: async (source) => {
      const [row] = await sql.query(REACHED, [source]);
      return row && Row.parse(row).until;
    },
    advance: async (source, until) => {
      await sql.query(ADVANCE, [source, until]);
    },
  };
}
