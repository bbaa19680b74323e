import { PGlite } from '@electric-sql/pglite';
import { embeddedDatabase } from '../../src/store/embedded.ts';
import { migrate, migrations } from '../../src/store/migrations.ts';
import { queueContract } from '../contract/queue.ts';

queueContract('in PGlite', async () => {
  const database = embeddedDatabase(await PGlite.create(), () => {});
  await migrate(database, migrations);
  return database;
});
