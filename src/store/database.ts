import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { embeddedDatabase } from './embedded.ts';
import { folderError, unreadable } from './errors.ts';
import { lockFolder } from './lock.ts';
import { broughtUpToDate } from './migrations.ts';
import type { Database } from './sql.ts';

/** Nobody but the user that runs the bot. */
const PRIVATE = 0o700;

/**
 * Code of PostgreSQL is compiled once, as it is first run. V8 would compile what runs often a second time, better:
 * that takes 600 MB and seconds on the processor for its interpreter of expressions alone, and statements as small
 * as ours are no faster for it.
 */
const COMPILED_ONCE = '--no-wasm-tier-up --no-wasm-dynamic-tiering';

/** PostgreSQL takes 128 MB otherwise, and clears them at every start: more than all that a municipality keeps. */
const SHARED_BUFFERS = '16MB';

/**
 * Opens the embedded database in a folder of this machine and brings it up to date. A new folder takes some
 * seconds. What a statement has acknowledged outlives the process, however that ends; it does not always
 * outlive a power cut, because PGlite leaves the writing to disk to the operating system. In the folder:
 * `lock`, held while the database is open, and `files`, PostgreSQL's own.
 *
 * @throws {CodedError} DATA_DIR_FORBIDDEN, DATA_DIR_UNUSABLE, DATA_DIR_IN_USE, DATABASE_UNREADABLE, or
 * those of `migrate`. The folder is free again then.
 */
export async function openDatabase(folder: string): Promise<Database> {
  const path = resolve(folder);
  await makeFolder(path);
  // PGlite itself lets two processes into one folder, and each then overwrites what the other wrote.
  const release = lockFolder(path);
  const pglite = await openFiles(path).catch((error: unknown) => {
    release();
    throw error;
  });
  const database = embeddedDatabase(pglite, release);
  return broughtUpToDate(database);
}

/** Makes the folder where it is missing and tries that it can be written to. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: PRIVATE });
    await rmdir(await mkdtemp(join(folder, 'try-')));
  } catch (cause) {
    throw folderError(cause, folder);
  }
}

async function openFiles(folder: string): Promise<PGlite> {
  const files = join(folder, 'files');
  if (!existsSync(files)) await createFiles(folder, files);
  // Without this file PGlite takes the folder for an empty one and writes a new database over it.
  if (!existsSync(join(files, 'PG_VERSION'))) throw unreadable(folder);
  try {
    return await createPglite(files);
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

/** An empty database. It gets its name when it is whole, so that an end half-way leaves no half of one. */
async function createFiles(folder: string, files: string): Promise<void> {
  const draft = join(folder, 'files.new');
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: PRIVATE });
    const pglite = await createPglite(draft);
    await pglite.close();
    await rename(draft, files);
  } catch (cause) {
    throw folderError(cause, folder);
  }
}

function createPglite(files: string): Promise<PGlite> {
  setFlagsFromString(COMPILED_ONCE);
  const startParams = [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`];
  return PGlite.create(files, { startParams });
}
