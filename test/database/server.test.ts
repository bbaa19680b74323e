import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createPreferences } from '../../src/store/preferences.ts';
import { openServer } from '../../src/store/server.ts';
import { backlogContract } from '../contract/backlog.ts';
import { backupContract } from '../contract/backup.ts';
import { countsContract } from '../contract/counts.ts';
import { cursorsContract } from '../contract/cursors.ts';
import { databaseContract } from '../contract/database.ts';
import { peopleContract } from '../contract/people.ts';
import { preferencesContract } from '../contract/preferences.ts';
import { queueContract } from '../contract/queue.ts';
import { remindersContract } from '../contract/reminders.ts';
import { subscriptionsContract } from '../contract/subscriptions.ts';
import { usageContract } from '../contract/usage.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { databaseStore } from '../support/reminder-store.ts';

jest.setTimeout(60_000);
const OPENER = fileURLToPath(new URL('./opener.ts', import.meta.url));

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const open = async () => openServer(await server.newDatabase());

databaseContract('on a server', async () => {
  const database = await open();
  await database.query('DROP TABLE migration');
  return database;
});

const openStore = async () => databaseStore(await open());
remindersContract('on a server', openStore);
peopleContract('on a server', openStore);
countsContract('on a server', openStore);
subscriptionsContract('on a server', openStore);
cursorsContract('on a server', openStore);
usageContract('on a server', openStore);
backlogContract('on a server', openStore);
queueContract('on a server', open);
preferencesContract('on a server', async () => {
  const { close, ...sql } = await open();
  return { preferences: createPreferences(sql, () => '2026-03-31'), close };
});

backupContract('pg_dump of a database in use, and pg_restore into a new one', async () => {
  const url = await server.newDatabase();
  const database = await openServer(url);
  return {
    database,
    restored: async () => {
      const dump = execFileSync(join(server.bin, 'pg_dump'), ['--format=custom', url]);
      await database.close();
      const other = await server.newDatabase();
      const options = ['--no-owner', '--exit-on-error', '--single-transaction', `--dbname=${other}`];
      execFileSync(join(server.bin, 'pg_restore'), options, { input: dump });
      return openServer(other);
    },
  };
});

describe('several instances', () => {
  it('make the tables and the queue of a new database once, when they start at the same moment', async () => {
    const url = await server.newDatabase();
    const codes = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const child = fork(OPENER, [url], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
        const [code] = await once(child, 'exit');
        return code;
      }),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    const database = await openServer(url);
    const tables = await database.query(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
    );
    expect(tables.map(({ name }) => name)).toEqual([
      'delivery_pace',
      'graph_subscription',
      'migration',
      'muted_rule',
      'person_address',
      'person_preference',
      'reminder',
      'reminder_count',
      'request_seen',
      'said_rule',
      'signal_seen',
      'source_cursor',
      'usage_count',
    ]);
    await database.close();
  });
});

describe('a server that is gone', () => {
  const gone = { code: 'DATABASE_UNREACHABLE' };

  it('is said to be gone, and used again once it is back', async () => {
    const database = await open();
    await database.query('CREATE TABLE thing (id integer)');
    const halfDone = database.transaction(async (sql) => {
      await sql.query('INSERT INTO thing VALUES (1)');
      await server.kill();
      await sql.query('INSERT INTO thing VALUES (2)');
    });
    await expect(halfDone).rejects.toMatchObject(gone);
    await expect(database.query('SELECT 1')).rejects.toMatchObject(gone);
    await expect(database.transaction(async () => {})).rejects.toMatchObject(gone);
    await expect(database.ready()).rejects.toMatchObject(gone);
    await server.start();
    await database.ready();
    expect(await database.query('SELECT * FROM thing')).toEqual([]);
    await database.close();
    await expect(database.ready()).rejects.toMatchObject(gone);
  });

  it('is said to be gone when the bot starts, without the password', async () => {
    const failed = openServer('postgresql://bot:hemmelig@127.0.0.1:1/bot').catch((error: unknown) => error);
    const error = await failed;
    expect(error).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('hemmelig');
  });
});

describe('a server that lets the bot not in', () => {
  it('is named as such, without the password', async () => {
    const url = new URL(await server.newDatabase());
    url.password = 'hemmelig';
    url.pathname = '/nothing';
    const error: unknown = await openServer(url.href).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'DATABASE_REFUSED', message: expect.stringContaining('3D000') });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('hemmelig');
  });
});
