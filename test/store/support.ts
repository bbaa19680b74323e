import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/** For tests and hooks that open a database: on a busy machine that takes seconds. */
export const OPEN_WITHIN_MS = 120_000;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A path in a new temporary folder, gone after the tests of the file; with `from` a copy of that folder. */
export function temporaryFolder(from?: string): string {
  const parent = mkdtempSync(join(tmpdir(), 'store-'));
  folders.push(parent);
  const folder = join(parent, 'pglite');
  if (from !== undefined) cpSync(from, folder, { recursive: true });
  return folder;
}
