import { Pool, type PoolClient, type QueryResult } from 'pg';
import { CodedError } from '../errors.ts';
import { serverError } from './errors.ts';
import { broughtUpToDate } from './migrations.ts';
import type { Database, Row, Sql } from './sql.ts';

/** A statement that takes longer has lost its way: the network says nothing when it swallows an answer. */
const ANSWER_WITHIN_MS = 60_000;
const CONNECT_WITHIN_MS = 10_000;
const CONNECTIONS = 10;

/**
 * Opens the database on a PostgreSQL server and brings it up to date. Any number of instances may have the same
 * one open. When the server goes away, statements throw DATABASE_UNREACHABLE until it is back.
 *
 * @param url where, as whom and with which password: postgresql://user:password@host:5432/name
 * @throws {CodedError} DATABASE_UNREACHABLE, DATABASE_REFUSED, or those of `migrate`
 */
export async function openServer(url: string, connections = CONNECTIONS): Promise<Database> {
  const database = serverDatabase(
    new Pool({
      connectionString: url,
      application_name: 'maa-jeg',
      max: connections,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
      keepAlive: true,
      // What an instance began before the network lost it holds nobody up for longer.
      idle_in_transaction_session_timeout: ANSWER_WITHIN_MS,
    }),
  );
  return broughtUpToDate(database);
}

function serverDatabase(pool: Pool): Database {
  // A connection that breaks while nobody uses it: the pool drops it, and the next statement opens another one or
  // says that it cannot. Without a listener Node.js would end the process.
  pool.on('error', () => {});
  const sql = sqlOn(pool);
  let ended: Promise<void> | undefined;
  return {
    ...sql,
    transaction: (work) => transactionOn(pool, work),
    ready: async () => {
      await sql.query('SELECT 1');
    },
    close: () => {
      ended ??= pool.end();
      return ended;
    },
  };
}

function sqlOn(connection: Pool | PoolClient): Sql {
  const run = async (text: string, values: readonly unknown[]): Promise<Row[]> => {
    try {
      // Without values several statements may stand in the text, each with a result.
      const result: QueryResult<Row> | QueryResult<Row>[] =
        values.length > 0 ? await connection.query(text, [...values]) : await connection.query(text);
      return [result].flat().flatMap(({ rows }) => rows);
    } catch (error) {
      throw serverError(error);
    }
  };
  return {
    query: (statement, values = []) => run(statement, values),
    execute: (statements, values = []) => run(statements, values),
  };
}

/** What `work` throws comes out as it was; only begin and commit fail in the words of the database. */
async function transactionOn<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw serverError(error);
  });
  // While it is taken out, a broken connection is told to it and not to the pool; the next statement throws.
  const onError = () => {};
  client.on('error', onError);
  let usable = false;
  try {
    const sql = sqlOn(client);
    await sql.query('BEGIN');
    const result = await work(sql);
    await commit(client);
    usable = true;
    return result;
  } catch (error) {
    // Where even that fails the connection is closed below, and the server takes everything back itself.
    usable = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    client.off('error', onError);
    client.release(!usable);
  }
}

/** Of a transaction in which a statement failed the server keeps nothing, and answers COMMIT with ROLLBACK. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT').catch((error: unknown) => {
    throw serverError(error);
  });
  if (command === 'COMMIT') return;
  throw new CodedError(
    'DATABASE_FAILED',
    'The database kept nothing of a transaction in which a statement had failed. The fault is in the program: ' +
      'report this line.',
  );
}
