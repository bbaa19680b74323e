import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Migration, migrate } from '../../src/store/migrations.ts';
import type { Database } from '../../src/store/sql.ts';
import { OPEN_WITHIN_MS } from './opening.ts';

/** What every version of `Database` keeps to. `open` gives one without tables; it is opened once. */
export function databaseContract(name: string, open: () => Promise<Database>): void {
  describe(`the database ${name}`, () => {
    let opened: Database;
    const database = () => opened;
    beforeAll(async () => {
      opened = await open();
      await opened.query('CREATE TABLE thing (id integer PRIMARY KEY, word text NOT NULL)');
    }, OPEN_WITHIN_MS);
    afterAll(() => opened.close());

    describe('a statement', () => statements(database));
    describe('a transaction', () => transactions(database));
    describe('migrations', () => changes(database));
  });
}

function statements(database: () => Database): void {
  it('takes values and gives rows', async () => {
    const values = ["it's", 7, true, null] as const;
    const rows = await database().query(
      'SELECT $1::text a, $2::integer b, $3::boolean c, $4::text d',
      values,
    );
    expect(rows).toEqual([{ a: "it's", b: 7, c: true, d: null }]);
  });

  it.each([
    ['a value of the wrong type', 'SELECT $1::date', ['key-of-anna'], 'SQLSTATE 22007'],
    ['a key that is there already', "INSERT INTO thing VALUES (1, $1), (1, 'b')", ['key-of-anna'], '23505'],
    [
      'a table that is not there',
      'SELECT * FROM nothing WHERE a = $1',
      ['key-of-anna'],
      '"nothing" does not exist',
    ],
  ])('that fails on %s says so without its values', async (_name, statement, values, reason) => {
    const error: unknown = await database()
      .query(statement, values)
      .catch((failure: unknown) => failure);
    expect(error).toMatchObject({ name: 'CodedError', code: 'DATABASE_FAILED' });
    expect(String(error)).toContain(reason);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('anna');
  });
}

function transactions(database: () => Database): void {
  const words = async () =>
    (await database().query('SELECT word FROM thing ORDER BY id')).map((row) => row.word);

  it('keeps all of its statements and gives its result', async () => {
    const result = await database().transaction(async (sql) => {
      await sql.query("INSERT INTO thing VALUES (1, 'one')");
      await sql.query("INSERT INTO thing VALUES (2, 'two')");
      return 'done';
    });
    expect([result, await words()]).toEqual(['done', ['one', 'two']]);
  });

  it('keeps none of them when it throws, and the error stays the same', async () => {
    const error = new RangeError('own');
    const failed = database().transaction(async (sql) => {
      await sql.query('DELETE FROM thing');
      throw error;
    });
    await expect(failed).rejects.toBe(error);
    expect(await words()).toEqual(['one', 'two']);
  });

  it('keeps none of them when a failed one was caught, and says so', async () => {
    const failed = database().transaction(async (sql) => {
      await sql.query('DELETE FROM thing');
      await sql.query('SELECT nothing').catch(() => {});
    });
    await expect(failed).rejects.toMatchObject({ code: 'DATABASE_FAILED' });
    expect(await words()).toEqual(['one', 'two']);
  });
}

function changes(database: () => Database): void {
  const first: Migration = { id: '0001-first', statements: ['CREATE TABLE book (id integer)'] };
  const second: Migration = {
    id: '0002-second',
    statements: ['ALTER TABLE book ADD COLUMN title text', "INSERT INTO book VALUES (1, 'a')"],
  };
  const books = () => database().query('SELECT * FROM book');

  it('are applied in order, once', async () => {
    await migrate(database(), [first]);
    await migrate(database(), [first, second]);
    await migrate(database(), [first, second]);
    expect(await books()).toEqual([{ id: 1, title: 'a' }]);
    expect(await database().query('SELECT id FROM migration ORDER BY id')).toEqual([
      { id: '0001-first' },
      { id: '0002-second' },
    ]);
  });

  it('are applied once also when two begin at the same moment', async () => {
    const third = { id: '0003-third', statements: ["INSERT INTO book VALUES (2, 'b')"] };
    const list = [first, second, third];
    await Promise.all([migrate(database(), list), migrate(database(), list)]);
    expect(await books()).toHaveLength(2);
  });

  it('that fail leave nothing behind, and come again at the next opening', async () => {
    const list = [first, second, { id: '0003-third', statements: [] }];
    const broken = { id: '0004-broken', statements: ['DELETE FROM book', 'ALTER TABLE nothing ADD a text'] };
    const failed = migrate(database(), [...list, broken]);
    await expect(failed).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
    await expect(failed).rejects.toThrow(/0004-broken.*"nothing" does not exist/u);
    expect(await books()).toHaveLength(2);
    await migrate(database(), [...list, { ...broken, statements: ['DELETE FROM book'] }]);
    expect(await books()).toEqual([]);
  });

  it('refuse data of a later version before they change anything', async () => {
    const failed = migrate(database(), [first, { id: '0002-other', statements: ['DROP TABLE book'] }]);
    await expect(failed).rejects.toMatchObject({ code: 'DATABASE_TOO_NEW' });
    await expect(failed).rejects.toThrow(/0002-second, 0003-third, 0004-broken/u);
    expect(await books()).toEqual([]);
  });
}
