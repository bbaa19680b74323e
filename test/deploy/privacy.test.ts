import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCounting } from '../../src/counting.ts';
import { shiftDate } from '../../src/guide/date.ts';
import { createLog } from '../../src/log.ts';
import { personKeyOf } from '../../src/remind/person.ts';
import { createReminding } from '../../src/reminding.ts';
import { embeddedDatabase } from '../../src/store/embedded.ts';
import { migrate, migrations } from '../../src/store/migrations.ts';
import type { Database } from '../../src/store/sql.ts';
import { OPEN_WITHIN_MS } from '../store/support.ts';
import { packsOf, proeve } from '../support/proeve.ts';
import { addressOf, databaseStore, keyOf, NOON, type OpenedStore } from '../support/reminder-store.ts';

const page = readFileSync('docs/privacy.md', 'utf8');
/** The rows about columns: table and column, what, why, how long. */
const rows = [...page.matchAll(/^\| `(\w+\.\w+)`\s*\|([^|]+)\|([^|]+)\|([^|]+)\|$/gmu)];
const named = rows.map(([, column = '']) => column);

let database: Database;
let opened: OpenedStore;
let columns: string[];
beforeAll(async () => {
  database = embeddedDatabase(await PGlite.create(), () => {});
  await migrate(database, migrations);
  opened = await databaseStore(database);
  const found = await database.query(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public'`,
  );
  columns = found.map(({ name }) => String(name));
}, OPEN_WITHIN_MS);
afterAll(() => opened.close());

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

describe('the digest of a person', () => {
  it('is what the command of the page gives to whoever answers a request', () => {
    const [, command = ''] = /`(printf [^`]+)`/u.exec(page) ?? [];
    const tenant = '7f0c2b1e-5a44-4c0d-9b7e-2d6f1a3c8e10';
    const objectId = '0d5b6a1c-2f4e-4b7a-8c3d-6e9f10a2b301';
    const told = execFileSync('sh', ['-c', command.replace('TENANT', tenant).replace('OBJECTID', objectId)]);
    expect(told.toString().split(' ')[0]).toBe(personKeyOf(tenant, objectId));
  });
});

describe('what the page gives a time for', () => {
  const HOUR = 3_600_000;
  const TODAY = new Date(NOON).toISOString().slice(0, 10);
  /** The day so long ago, by what the page says of a column. */
  const edgeOf = (column: string): string => {
    const text = rows.find(([, name]) => name === column)?.[4] ?? '';
    const [, count, unit = ''] = /(\d+) (days|months)/u.exec(text) ?? [];
    return shiftDate(TODAY, `P${count}${unit.charAt(0).toUpperCase()}`, -1);
  };
  const uuid = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;

  /** Writes a row of this mark for a day and a moment of it. */
  const inserts: Record<string, (day: string, moment: number, mark: number) => string> = {
    'signal_seen.seen_at': (_day, moment, mark) =>
      `INSERT INTO signal_seen VALUES ('${String(mark).repeat(64)}', ${moment})`,
    'reminder.id': (_day, moment, mark) =>
      `INSERT INTO reminder (id, person, pack, kind, guide, duty, on_day, due_at, expires_at, state, ended_at, job)
       VALUES ('${uuid(mark)}', '${keyOf('anna')}', 'proeve', 'deadline', 'gift', 'tell', '2026-01-01', 1, 1, 'sent',
         ${moment}, '${uuid(mark)}')`,
    'reminder_count.day': (day, _moment, mark) =>
      `INSERT INTO reminder_count VALUES ('${day}', 'proeve', 'rule-${mark}', 'sent', 1)`,
    'usage_count.day': (day, _moment, mark) =>
      `INSERT INTO usage_count VALUES ('${day}', 'proeve', 'guide-opened', 'guide-${mark}', '', '', '', 1)`,
  };
  const MARKS = `SELECT left(id, 1) AS mark FROM signal_seen UNION ALL SELECT right(id::text, 1) FROM reminder
    UNION ALL SELECT right(rule, 1) FROM reminder_count UNION ALL SELECT right(guide, 1) FROM usage_count`;

  it('is erased by the nightly tidying once it is over, and not before', async () => {
    const store = await opened.empty(() => NOON);
    await store.people.remember(keyOf('anna'), addressOf('anna'), 'da');
    for (const [column, insert] of Object.entries(inserts)) {
      const edge = edgeOf(column);
      const moment = Date.parse(`${edge}T10:00:00Z`);
      await database.query(insert(shiftDate(edge, 'P1D', -1), moment - HOUR, 1));
      await database.query(insert(edge, moment + HOUR, 2));
    }
    const log = createLog({ level: 'silent' });
    const parts = { ...store, packs: packsOf(proeve()), log, now: () => NOON };
    const counting = createCounting({ ...parts, reminderCounts: store.counts });
    await createReminding({ ...parts, fixed: 'proeve', atOnce: false }).tidy();
    await counting.tidy();
    await counting.stop();
    const left = await database.query(MARKS);
    expect(left.map(({ mark }) => mark)).toEqual(Object.keys(inserts).map(() => '2'));
  });
});
