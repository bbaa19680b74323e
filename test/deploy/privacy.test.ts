import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { embeddedDatabase } from '../../src/store/embedded.ts';
import { migrate, migrations } from '../../src/store/migrations.ts';
import { OPEN_WITHIN_MS } from '../store/support.ts';

const page = readFileSync('docs/privacy.md', 'utf8');
/** The rows about columns: table and column, what, why, how long. */
const rows = [...page.matchAll(/^\| `(\w+\.\w+)`\s*\|([^|]+)\|([^|]+)\|([^|]+)\|$/gmu)];
const named = rows.map(([, column = '']) => column);

let columns: string[];
beforeAll(async () => {
  const database = embeddedDatabase(await PGlite.create(), () => {});
  await migrate(database, migrations);
  const found = await database.query(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public'`,
  );
  columns = found.map(({ name }) => String(name));
  await database.close();
}, OPEN_WITHIN_MS);

describe('the page on privacy', () => {
  it('names every column of every table', () => {
    expect(columns).toContain('person_address.object_id');
    expect(columns.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('names no column that there is not, and none twice', () => {
    expect(named.filter((name) => !columns.includes(name))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it('says of each what it is, why and how long', () => {
    const open = rows.filter((row) => row.slice(2, 5).some((cell) => cell?.trim() === ''));
    expect(open.map(([line]) => line)).toEqual([]);
  });
});
