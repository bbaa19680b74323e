import { join } from 'node:path';
import { openDatabase } from './database.ts';
import { openServer } from './server.ts';
import type { Database } from './sql.ts';

/**
 * Opens the database that the configuration names: on a server where there is the address of one, otherwise in
 * the folder for data.
 *
 * @throws {CodedError} those of `openServer` and of `openDatabase`
 */
export function openConfigured(config: {
  databaseUrl: string | undefined;
  dataDir: string;
}): Promise<Database> {
  const { databaseUrl, dataDir } = config;
  return databaseUrl === undefined ? openDatabase(join(dataDir, 'pglite')) : openServer(databaseUrl);
}
