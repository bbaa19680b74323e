import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { CodedError } from '../errors.ts';
import { folderError } from './errors.ts';

const LockError = z.object({ errcode: z.number() });
/** The low byte of SQLite's error codes. */
const [BUSY, READONLY, CANNOT_OPEN] = [5, 8, 14];
/** The write is never committed. Without it a file that may only be read would seem to be locked. */
const CLAIM = 'PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE; PRAGMA user_version = 1';

/**
 * Claims a folder for this caller alone and returns how to give it back. The claim is a lock that the
 * operating system holds on the empty file `lock`: it ends with the process, however that ends, so that
 * there is never a stale one. Node.js has no call for such a lock, but the SQLite inside it has.
 *
 * @throws {CodedError} DATA_DIR_IN_USE, also for a second claim in the same process; DATA_DIR_FORBIDDEN;
 * DATA_DIR_UNUSABLE where the disk has no locks, as some network shares do not
 */
export function lockFolder(folder: string): () => void {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
    lock.exec(CLAIM);
  } catch (cause) {
    lock?.close();
    throw lockError(cause, folder);
  }
  // The closure keeps the lock alive: collected as garbage it would be let go.
  const held = lock;
  return () => held.close();
}

function lockError(cause: unknown, folder: string): CodedError {
  const kind = (LockError.safeParse(cause).data?.errcode ?? 0) & 0xff;
  if (kind === BUSY) {
    return new CodedError(
      'DATA_DIR_IN_USE',
      `Another running bot has its data in ${folder}. Stop that one, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
  // The folder itself can be written: then the file is somebody else's.
  const code = kind === READONLY || kind === CANNOT_OPEN ? 'EACCES' : `lock, SQLite ${kind}`;
  return folderError(Object.assign(new Error('The lock cannot be had', { cause }), { code }), folder);
}
