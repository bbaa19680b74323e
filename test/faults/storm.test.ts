/** What must hold while Teams refuses everybody again and again. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openPlaces, PATIENCE, type Places, using } from '../support/delivery-places.ts';
import { type ManyConnector, startManyConnector } from '../support/many-connector.ts';
import { addReminders, until } from '../support/many-reminders.ts';

jest.setTimeout(PATIENCE * 1000);

let places: Places;
beforeAll(async () => {
  places = await openPlaces();
});
afterAll(() => places.close());

let connector: ManyConnector;
afterEach(async () => {
  await places.stopInstances();
  await connector.stop();
});

describe('reminders that fall due in one minute', () => {
  // As many instances as can share the database, and as many messages as it takes while a test can wait.
  it.each([
    { name: 'a PostgreSQL server', kind: 'onServer', instances: 3, count: 10_000, stormEvery: 2000 },
    { name: 'PGlite', kind: 'inFolder', instances: 1, count: 300, stormEvery: 100 },
  ] as const)(
    'all arrive once, $count on $name, and none sooner than Teams asks for',
    async ({ kind, instances, count, stormEvery }) => {
      const place = places[kind];
      connector = await startManyConnector({ stormEvery });
      const address = await place.make();
      await using(place, address, (database) => addReminders(database, count, connector.url));
      await Promise.all(Array.from({ length: instances }, () => places.start({ database: address })));
      const arrived = () => connector.arrived.size;
      await until(
        () => arrived() >= count,
        PATIENCE,
        () => `${arrived()} arrived.\n${places.tails()}`,
      );
      expect(connector.refused()).toBeGreaterThan(0);
      expect(connector.tooSoon()).toBe(0);
      expect(await places.outcome(place, address)).toEqual({
        states: { sent: count },
        counted: { sent: count },
      });
      expect([arrived(), connector.repeats()]).toEqual([count, 0]);
    },
  );
});
