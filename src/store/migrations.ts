import { z } from 'zod';
import { CodedError } from '../errors.ts';
import type { Database } from './sql.ts';

/** A change of the tables. Once it has been in use somewhere it stays as it is: a new one puts it right. */
export interface Migration {
  /** Begins with its number; the database keeps it. */
  id: string;
  /** SQL, a statement each. */
  statements: readonly string[];
}

/** All changes from the empty database on, in order. */
export const migrations: readonly Migration[] = [
  {
    id: '0001-person-preference',
    statements: [
      // A language can go only with a migration that says what becomes of those who chose it.
      `CREATE TABLE person_preference (
        person text PRIMARY KEY CHECK (person <> ''),
        language text CHECK (language IN ('da', 'nb', 'en')),
        pack text CHECK (pack <> ''),
        welcomed boolean NOT NULL,
        changed_on date NOT NULL
      )`,
    ],
  },
];

const Applied = z.array(z.object({ id: z.string() }));

/**
 * Brings a database up to date: applies what is missing, in order, each migration as a whole or not at all.
 *
 * @throws {CodedError} DATABASE_TOO_NEW when a later version of the bot has been there, and then nothing is
 * changed; MIGRATION_FAILED; those of the database
 */
export async function migrate(database: Database, list: readonly Migration[]): Promise<void> {
  await database.query('CREATE TABLE IF NOT EXISTS migration (id text PRIMARY KEY)');
  const applied = Applied.parse(await database.query('SELECT id FROM migration ORDER BY id'));
  const unknown = applied.filter(({ id }) => !list.some((migration) => migration.id === id));
  if (unknown.length > 0) {
    const ids = unknown.map(({ id }) => id).join(', ');
    throw new CodedError(
      'DATABASE_TOO_NEW',
      `The data is from a later version of the bot (${ids}). Start that version, or restore older data.`,
    );
  }
  for (const migration of list) await apply(database, migration);
}

/** The id goes in first: whoever applies the same migration at the same time waits, and then has nothing to do. */
async function apply(database: Database, { id, statements }: Migration): Promise<void> {
  try {
    await database.transaction(async (sql) => {
      const noted = await sql.query(
        'INSERT INTO migration (id) VALUES ($1) ON CONFLICT (id) DO NOTHING RETURNING id',
        [id],
      );
      if (noted.length === 0) return;
      for (const statement of statements) await sql.query(statement);
    });
  } catch (cause) {
    throw new CodedError(
      'MIGRATION_FAILED',
      `The tables cannot be changed as "${id}" says; they are as before. Start the version of the bot that ` +
        `ran before, and report this line: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}
