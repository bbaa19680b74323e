import { PGlite } from '@electric-sql/pglite';
import { afterAll, describe, expect, it } from '@jest/globals';
import { embeddedDatabase } from '../../src/store/embedded.ts';
import { migrate, migrations } from '../../src/store/migrations.ts';
import { backlogContract } from '../contract/backlog.ts';
import { countsContract } from '../contract/counts.ts';
import { cursorsContract } from '../contract/cursors.ts';
import { peopleContract } from '../contract/people.ts';
import { remindersContract } from '../contract/reminders.ts';
import { subscriptionsContract } from '../contract/subscriptions.ts';
import { usageContract } from '../contract/usage.ts';
import {
  addressOf,
  databaseStore,
  keyOf,
  memoryStore,
  NOON,
  type OpenedStore,
  planFor,
} from '../support/reminder-store.ts';

describe('the store of tests', () => {
  remindersContract('in memory', async () => memoryStore());
  peopleContract('in memory', async () => memoryStore());
  countsContract('in memory', async () => memoryStore());
  subscriptionsContract('in memory', async () => memoryStore());
  cursorsContract('in memory', async () => memoryStore());
  usageContract('in memory', async () => memoryStore());
  backlogContract('in memory', async () => memoryStore());
});

describe('the embedded store', () => {
  /** One for all of them: to make one takes seconds. */
  let opened: Promise<OpenedStore> | undefined;
  const open = async () => {
    opened ??= openEmbedded();
    return { ...(await opened), close: async () => {} };
  };
  // Here and not in one of the contracts: of those whose tests a filter leaves out no hook runs.
  afterAll(async () => (await opened)?.close());
  remindersContract('in PGlite', open);
  peopleContract('in PGlite', open);
  subscriptionsContract('in PGlite', open);
  cursorsContract('in PGlite', open);
  usageContract('in PGlite', open);
  backlogContract('in PGlite', open);
  it('gives places in a row of fractions as whole milliseconds, at which a job can be put off', async () => {
    const { reminders, people } = await (await open()).empty(() => NOON, 3);
    const waits = [];
    for (const name of ['anna', 'bo', 'clara']) {
      await people.remember(keyOf(name), addressOf(name), 'da');
      await reminders.accept([planFor(name, name)]);
      const [waiting] = await reminders.mine(keyOf(name));
      const id = waiting?.id ?? 'none';
      const wait = (await reminders.begin(id, NOON, NOON))?.wait ?? Number.NaN;
      await reminders.putOff(id, NOON + wait, false);
      waits.push(wait);
    }
    expect(waits).toEqual([0, 334, 667]);
  });
  countsContract('in PGlite', open);
});

async function openEmbedded(): Promise<OpenedStore> {
  const database = embeddedDatabase(await PGlite.create(), () => {});
  await migrate(database, migrations);
  return databaseStore(database);
}
