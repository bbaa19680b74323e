import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jest } from '@jest/globals';
import { openDatabase } from '../../src/store/database.ts';
import { backupContract } from '../contract/backup.ts';
import { OPEN_WITHIN_MS, temporaryFolder } from './support.ts';

jest.setTimeout(2 * OPEN_WITHIN_MS);

backupContract('a copy of the folder of a stopped bot', async () => {
  const folder = temporaryFolder();
  const database = await openDatabase(folder);
  return {
    database,
    restored: async () => {
      await database.close();
      const copy = join(dirname(folder), 'copy');
      cpSync(folder, copy, { recursive: true });
      return openDatabase(copy);
    },
  };
});
