import type { PGlite, Transaction } from '@electric-sql/pglite';
import { statementError } from './errors.ts';
import type { Database, Row, Sql } from './sql.ts';

/**
 * The embedded version of the database, on an opened PGlite. It has one connection: statements and
 * transactions run one after another. `closed` runs once PGlite has closed, also when that failed.
 */
export function embeddedDatabase(pglite: PGlite, closed: () => void): Database {
  const sql = sqlOn(pglite);
  let ended: Promise<void> | undefined;
  return {
    ...sql,
    transaction: (work) => transactionOn(pglite, work),
    ready: async () => {
      await sql.query('SELECT 1');
    },
    close: () => {
      ended ??= pglite.close().finally(closed);
      return ended;
    },
  };
}

function sqlOn(connection: PGlite | Transaction): Sql {
  return {
    execute: async (statements, values = []) => {
      try {
        if (values.length > 0) return (await connection.query<Row>(statements, [...values])).rows;
        return (await connection.exec(statements)).flatMap(({ rows }) => rows as Row[]);
      } catch (error) {
        throw statementError(error);
      }
    },
    query: async (statement, values = []) => {
      try {
        return (await connection.query<Row>(statement, [...values])).rows;
      } catch (error) {
        throw statementError(error);
      }
    },
  };
}

/** What `work` throws comes out as it was; only begin and commit fail in the words of the database. */
async function transactionOn<T>(pglite: PGlite, work: (sql: Sql) => Promise<T>): Promise<T> {
  let stopped: { error: unknown } | undefined;
  try {
    return await pglite.transaction((connection) =>
      work(sqlOn(connection)).catch((error: unknown) => {
        stopped = { error };
        throw error;
      }),
    );
  } catch (error) {
    throw stopped ? stopped.error : statementError(error);
  }
}
