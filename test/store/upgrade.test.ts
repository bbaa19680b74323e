import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, expect, it, jest } from '@jest/globals';
import type { Address } from '../../src/remind/reminder.ts';
import { embeddedDatabase } from '../../src/store/embedded.ts';
import { migrate, migrations } from '../../src/store/migrations.ts';
import { createPreferences } from '../../src/store/preferences.ts';
import { createQueue, type Queue } from '../../src/store/queue.ts';
import type { Database } from '../../src/store/sql.ts';
import { DAY, keyOf, MINUTE } from '../support/reminder-store.ts';
import { trialReminding } from '../support/trial-reminding.ts';
import { OPEN_WITHIN_MS } from './support.ts';

jest.setTimeout(OPEN_WITHIN_MS);

let database: Database;
let queue: Queue | undefined;
/** Also after a failure: a queue that works keeps the process alive. */
afterEach(async () => {
  await queue?.stop(5);
  await database.close();
});

/** The first tables that had reminders: what is written into them here is written as it was then. */
const OLDEST = migrations.findIndex(({ id }) => id === '0002-reminders') + 1;

it('an upgrade from the first version with reminders loses nothing: what waited is delivered once, what was chosen holds', async () => {
  database = embeddedDatabase(await PGlite.create(), () => {});
  await migrate(database, migrations.slice(0, OLDEST));
  const before = await createQueue(database, { onError: (error) => console.error(error) });
  const [person, id, job, due] = [keyOf('anna'), randomUUID(), randomUUID(), Date.now() - MINUTE];
  for (const statement of [
    `INSERT INTO person_preference VALUES ('${person}', 'nb', NULL, true, '2026-03-01')`,
    `INSERT INTO person_address VALUES ('${person}', 'tenant-1', 'anna', '29:anna', '28:bot', 'a:anna',
      'https://smba.trafficmanager.net/emea/', 'da', 0)`,
    `INSERT INTO muted_rule VALUES ('${person}', 'proeve', 'other')`,
    `INSERT INTO reminder (id, person, pack, kind, rule, origin, happened_at, due_at, expires_at, state, job)
      VALUES ('${id}', '${person}', 'proeve', 'signal', 'mail-out', 'audit-log', ${due}, ${due}, ${due + DAY}, 'waiting',
        '${job}')`,
  ])
    await database.query(statement);
  await before.put(database, [{ job, id, due }]);
  await before.stop(5);

  await migrate(database, migrations);
  queue = await createQueue(database, { onError: (error) => console.error(error) });
  const sent = jest.fn(async (_address: Address) => ({ kind: 'sent' as const, conversation: 'a:anna' }));
  const deliver = trialReminding(database, queue).deliverer({ send: sent });
  const { promise, resolve } = Promise.withResolvers<void>();
  await queue.work('deliver', 1, async (data) => {
    await deliver((data as { id: string }).id);
    resolve();
  });
  await promise;
  expect(sent.mock.calls.map(([address]) => address.user)).toEqual(['29:anna']);
  expect(await database.query('SELECT id, state FROM reminder')).toEqual([{ id, state: 'sent' }]);
  expect((await createPreferences(database, () => '2026-04-01').choices(person)).language).toBe('nb');
  expect(await database.query('SELECT person, rule FROM muted_rule')).toEqual([{ person, rule: 'other' }]);
});
