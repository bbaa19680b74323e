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
  {
    id: '0002-reminders',
    // Moments are milliseconds since 1970. Words in a CHECK can go only with a migration that says what becomes of
    // the rows that hold them.
    statements: [
      `CREATE TABLE person_address (
        person text PRIMARY KEY CHECK (person <> ''),
        tenant text,
        object_id text,
        channel_user text NOT NULL,
        bot text NOT NULL,
        conversation text,
        service_url text NOT NULL,
        language text NOT NULL CHECK (language IN ('da', 'nb', 'en')),
        next_at double precision NOT NULL DEFAULT 0
      )`,
      `CREATE TABLE reminder (
        id uuid PRIMARY KEY,
        person text NOT NULL REFERENCES person_address ON DELETE CASCADE,
        pack text NOT NULL CHECK (pack <> ''),
        kind text NOT NULL CHECK (kind IN ('signal', 'deadline', 'year')),
        signal text,
        rule text,
        origin text CHECK (
          origin IN ('audit-log', 'data-loss-prevention', 'calendar', 'teams', 'own-system')
        ),
        happened_at bigint,
        guide text,
        duty text,
        on_day date,
        due_at bigint NOT NULL,
        expires_at bigint NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'expired', 'muted', 'withdrawn',
          'cancelled', 'unreachable', 'blocked', 'pack-changed')),
        begun_at bigint,
        attempts integer NOT NULL DEFAULT 0,
        ended_at bigint,
        job uuid NOT NULL,
        CHECK ((kind = 'signal') = (rule IS NOT NULL AND origin IS NOT NULL AND happened_at IS NOT NULL)),
        CHECK ((kind <> 'signal') = (duty IS NOT NULL AND on_day IS NOT NULL)),
        CHECK ((kind = 'deadline') = (guide IS NOT NULL))
      )`,
      'CREATE INDEX reminder_person ON reminder (person, pack, rule)',
      "CREATE INDEX reminder_signal ON reminder (signal) WHERE state = 'waiting'",
      `CREATE UNIQUE INDEX reminder_wish ON reminder (person, pack, kind, COALESCE(guide, ''), duty, on_day)
        WHERE kind <> 'signal' AND state IN ('waiting', 'sending')`,
      `CREATE TABLE signal_seen (
        id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{64}$'),
        seen_at bigint NOT NULL
      )`,
      `CREATE TABLE muted_rule (
        person text NOT NULL CHECK (person <> ''),
        pack text NOT NULL,
        rule text NOT NULL,
        PRIMARY KEY (person, pack, rule)
      )`,
      `CREATE TABLE reminder_count (
        day date NOT NULL,
        pack text NOT NULL,
        rule text NOT NULL,
        what text NOT NULL CHECK (what IN ('taken', 'no-rule', 'unknown-person', 'said-already', 'sent',
          'possible-repeat', 'expired', 'muted', 'withdrawn', 'cancelled', 'unreachable', 'blocked',
          'pack-changed', 'done', 'wrong', 'tomorrow', 'mute')),
        count bigint NOT NULL,
        PRIMARY KEY (day, pack, rule, what)
      )`,
      // The row of all messages: its one row says when the next place is, and which one was given last.
      `CREATE TABLE delivery_pace (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        next_at double precision NOT NULL DEFAULT 0,
        given_at double precision NOT NULL DEFAULT 0
      )`,
      'INSERT INTO delivery_pace DEFAULT VALUES',
      // The queue fills it. Made here, because of two instances that make it at the same moment one fails.
      'CREATE SCHEMA pgboss',
    ],
  },
  {
    id: '0003-requests',
    statements: [
      `CREATE TABLE request_seen (
        mark text PRIMARY KEY CHECK (mark ~ '^[0-9a-f]{64}$'),
        good_until bigint NOT NULL
      )`,
    ],
  },
  {
    id: '0004-graph-subscription',
    statements: [
      // Without its person a calendar is not wanted any more. The row stays until Microsoft Graph has been told.
      `CREATE TABLE graph_subscription (
        id text PRIMARY KEY CHECK (id <> ''),
        kind text NOT NULL CHECK (kind IN ('calendar', 'chats', 'channels')),
        person text REFERENCES person_address ON DELETE SET NULL,
        key text NOT NULL,
        expires_at bigint NOT NULL,
        wanted boolean NOT NULL DEFAULT true,
        CHECK (kind = 'calendar' OR person IS NULL)
      )`,
      'CREATE INDEX graph_subscription_person ON graph_subscription (person)',
    ],
  },
  {
    id: '0005-said-rule',
    statements: [
      // What a person heard of: it outlives the reminder, which goes 30 days after it was sent.
      `CREATE TABLE said_rule (
        person text NOT NULL REFERENCES person_address ON DELETE CASCADE,
        pack text NOT NULL,
        rule text NOT NULL,
        quiet_until bigint NOT NULL,
        PRIMARY KEY (person, pack, rule)
      )`,
    ],
  },
  {
    id: '0006-source-cursor',
    statements: [
      `CREATE TABLE source_cursor (
        source text PRIMARY KEY CHECK (source <> ''),
        read_until bigint NOT NULL
      )`,
    ],
  },
  {
    id: '0007-passed-signal',
    // Nothing followed from it, so that something may still: it was noted only to be counted once.
    statements: ['ALTER TABLE signal_seen ADD COLUMN passed boolean NOT NULL DEFAULT false'],
  },
  {
    id: '0008-usage-count',
    statements: [
      // A name that does not belong to what is counted is empty: a primary key takes no NULL. Words in a CHECK can go
      // only with a migration that says what becomes of the rows that hold them.
      `CREATE TABLE usage_count (
        day date NOT NULL,
        pack text NOT NULL CHECK (pack <> ''),
        what text NOT NULL CHECK (what IN ('guide-opened', 'question-shown', 'question-passed',
          'outcome-reached', 'helpful', 'not-helpful', 'no-guide')),
        guide text NOT NULL,
        question text NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('', 'allowed', 'allowed_with_conditions', 'not_allowed',
          'escalate', 'not_covered')),
        language text NOT NULL CHECK (language IN ('', 'da', 'nb', 'en')),
        count bigint NOT NULL,
        PRIMARY KEY (day, pack, what, guide, question, verdict, language)
      )`,
    ],
  },
];

/** Any number that nothing else locks. */
const FIRST_TABLE_LOCK = 5_301_987;

const Applied = z.array(z.object({ id: z.string() }));

/**
 * A database that was just opened, with all migrations; closed again where they fail.
 * @throws {CodedError} those of `migrate`
 */
export async function broughtUpToDate(database: Database): Promise<Database> {
  try {
    await migrate(database, migrations);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Brings a database up to date: applies what is missing, in order, each migration as a whole or not at all.
 *
 * @throws {CodedError} DATABASE_TOO_NEW when a later version of the bot has been there, and then nothing is
 * changed; MIGRATION_FAILED; those of the database
 */
export async function migrate(database: Database, list: readonly Migration[]): Promise<void> {
  await database.transaction(async (sql) => {
    // Of two that make the same table at the same moment PostgreSQL lets one fail, also with IF NOT EXISTS.
    await sql.query(`SELECT pg_advisory_xact_lock(${FIRST_TABLE_LOCK})`);
    await sql.query('CREATE TABLE IF NOT EXISTS migration (id text PRIMARY KEY)');
  });
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
