import { PGlite } from '@electric-sql/pglite';
import { describe } from '@jest/globals';
import { embeddedDatabase } from '../../src/store/embedded.ts';
import { migrate, migrations } from '../../src/store/migrations.ts';
import { countsContract } from '../contract/counts.ts';
import { cursorsContract } from '../contract/cursors.ts';
import { peopleContract } from '../contract/people.ts';
import { remindersContract } from '../contract/reminders.ts';
import { subscriptionsContract } from '../contract/subscriptions.ts';
import { databaseStore, memoryStore, type OpenedStore } from '../support/reminder-store.ts';

describe('the store of tests', () => {
  remindersContract('in memory', async () => memoryStore());
  peopleContract('in memory', async () => memoryStore());
  countsContract('in memory', async () => memoryStore());
  subscriptionsContract('in memory', async () => memoryStore());
  cursorsContract('in memory', async () => memoryStore());
});

describe('the embedded store', () => {
  /** One for all of them: to make one takes seconds. */
  let opened: Promise<OpenedStore> | undefined;
  const open = async () => {
    opened ??= openEmbedded();
    return { ...(await opened), close: async () => {} };
  };
  remindersContract('in PGlite', open);
  peopleContract('in PGlite', open);
  subscriptionsContract('in PGlite', open);
  cursorsContract('in PGlite', open);
  countsContract('in PGlite', async () => {
    const { empty } = await open();
    return { empty, close: async () => (await opened)?.close() };
  });
});

async function openEmbedded(): Promise<OpenedStore> {
  const database = embeddedDatabase(await PGlite.create(), () => {});
  await migrate(database, migrations);
  return databaseStore(database);
}
