import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openDatabase } from '../../src/store/database.ts';
import { lockFolder } from '../../src/store/lock.ts';
import { createPreferences } from '../../src/store/preferences.ts';
import { databaseContract } from '../contract/database.ts';
import { OPEN_WITHIN_MS, temporaryFolder } from './support.ts';

jest.setTimeout(OPEN_WITHIN_MS);
const today = () => '2026-03-31';
const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));
/** Anybody but root, for whom no folder is forbidden. */
const NOBODY = '65534';

/** A database that was opened for the first time, with one choice, and closed; tests take copies of it. */
let origin: string;
beforeAll(async () => {
  origin = join(temporaryFolder(), 'not', 'there', 'yet');
  // As if the process had ended while it made its first database.
  mkdirSync(join(origin, 'files.new', 'base'), { recursive: true });
  const database = await openDatabase(origin);
  await createPreferences(database, today).choose('key-1', { language: 'nb' });
  await database.close();
});

databaseContract('in a folder', async () => {
  const database = await openDatabase(temporaryFolder(origin));
  await database.query('DROP TABLE migration');
  return database;
});

describe('a folder', () => {
  it('is made when it is not there, and holds the files and the lock', () => {
    expect(readdirSync(origin).sort()).toEqual(['files', 'lock']);
    expect(statSync(join(origin, 'files')).mode & 0o777).toBe(0o700);
  });

  it('keeps everything when it is opened again', async () => {
    const database = await openDatabase(temporaryFolder(origin));
    await database.ready();
    expect(await createPreferences(database, today).choices('key-1')).toEqual({ language: 'nb' });
    await database.close();
  });

  it('closes once, and says so to whoever still asks', async () => {
    const database = await openDatabase(temporaryFolder(origin));
    await Promise.all([database.close(), database.close()]);
    await database.close();
    await expect(database.ready()).rejects.toMatchObject({ code: 'DATABASE_FAILED' });
  });

  it('is for one opening at a time, also within one process', async () => {
    const folder = temporaryFolder(origin);
    const database = await openDatabase(folder);
    for (const _ of ['second', 'third']) {
      await expect(openDatabase(folder)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
    }
    await database.ready();
    await database.close();
    await (await openDatabase(folder)).close();
  });
});

describe('a process that is killed while it writes', () => {
  it('keeps others out until then, loses nothing that it acknowledged, and leaves no lock', async () => {
    const folder = temporaryFolder(origin);
    const { child, acknowledged, reached } = writer(folder);
    const closed = once(child, 'close');
    try {
      await reached(50);
      await expect(openDatabase(folder)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
      await reached(200);
    } finally {
      child.kill('SIGKILL');
      await closed;
    }

    const database = await openDatabase(folder);
    const preferences = createPreferences(database, today);
    for (const number of acknowledged) {
      expect(await preferences.choices(`person-${number}`)).toEqual({ pack: `pack-${number}` });
    }
    await database.close();
  });
});

describe('a database that cannot be read', () => {
  it.each<[string, (files: string) => void]>([
    ['has lost its version', (files) => rmSync(join(files, 'PG_VERSION'))],
    ['is of another version', (files) => writeFileSync(join(files, 'PG_VERSION'), '17\n')],
    ['is cut off', (files) => writeFileSync(join(files, 'global', 'pg_control'), 'x')],
  ])('that %s is refused and left as it is', async (_name, damage) => {
    const folder = temporaryFolder(origin);
    const files = join(folder, 'files');
    damage(files);
    const names = () => readdirSync(files).filter((name) => name !== 'postmaster.pid');
    const before = names();
    const failed = openDatabase(folder);
    await expect(failed).rejects.toMatchObject({ code: 'DATABASE_UNREADABLE' });
    await expect(failed).rejects.toThrow(folder);
    expect(names()).toEqual(before);
    // Nobody holds the folder any more.
    lockFolder(folder)();
  });

  it('says so when a damaged table is read', async () => {
    const folder = temporaryFolder(origin);
    const opened = await openDatabase(folder);
    const [row] = await opened.query("SELECT pg_relation_filepath('person_preference') AS path");
    await opened.close();
    const file = join(folder, 'files', String(row?.path));
    writeFileSync(file, readFileSync(file).fill(0xff, 0, 100));

    const database = await openDatabase(folder);
    const read = createPreferences(database, today).choices('key-1');
    await expect(read).rejects.toMatchObject({ code: 'DATABASE_UNREADABLE' });
    await database.close();
  });
});

describe('a folder that cannot be used', () => {
  it('is refused when this user may not write to it', async () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { mode: 0o555 });
    expect(await outputAsNobody(folder)).toMatch(/^DATA_DIR_FORBIDDEN: .*\(EACCES\)/u);
  });

  it('is refused when the lock in it is of another user', async () => {
    const folder = temporaryFolder();
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    writeFileSync(join(folder, 'lock'), '', { mode: 0o444 });
    expect(await outputAsNobody(folder)).toMatch(/^DATA_DIR_FORBIDDEN: .*\(EACCES\)/u);
  });

  it('is refused when it is a file', async () => {
    const folder = temporaryFolder();
    writeFileSync(folder, '');
    await expect(openDatabase(folder)).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' });
    await expect(openDatabase(join(folder, 'below'))).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' });
  });

  it('is refused when it cannot be locked', async () => {
    const folder = temporaryFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'lock'), 'something else that lay here before'.repeat(20));
    await expect(openDatabase(folder)).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' });
  });
});

/** Starts writer.ts; `reached` resolves once so many of its writes are acknowledged. */
function writer(folder: string): {
  child: ChildProcess;
  acknowledged: string[];
  reached: (count: number) => Promise<void>;
} {
  const child = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => acknowledged.push(line));
  const reached = async (count: number) => {
    while (acknowledged.length < count) await once(lines, 'line');
  };
  return { child, acknowledged, reached };
}

/** What writer.ts prints when it has not the rights of root, which the tests may have. */
async function outputAsNobody(folder: string): Promise<string> {
  chmodSync(dirname(folder), 0o755);
  const child = spawn(process.execPath, [WRITER, folder, NOBODY], { stdio: ['ignore', 'pipe', 'inherit'] });
  return text(child.stdout);
}
