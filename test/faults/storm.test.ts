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

const atOnce = 20;
/** A storm begins after every so many messages; the last one meets a few who have no others before them. */
const stormEvery = 2000;
const storms = 5;
const count = storms * stormEvery + 5;

describe('reminders that fall due in one minute', () => {
  // As many instances as can share the database.
  it.each([
    { name: 'a PostgreSQL server', kind: 'onServer', instances: 3 },
    { name: 'PGlite', kind: 'inFolder', instances: 1 },
  ] as const)(
    'all arrive once, ten thousand on $name, none sooner than Teams asks for, and nobody else meanwhile',
    async ({ kind, instances }) => {
      const place = places[kind];
      connector = await startManyConnector({ stormEvery });
      const address = await place.make();
      await using(place, address, (database) => addReminders(database, count, connector.url));
      const start = () => places.start({ database: address, atOnce });
      await Promise.all(Array.from({ length: instances }, start));
      const arrived = () => connector.arrived.size;
      await until(
        () => arrived() >= count,
        PATIENCE,
        () => `${arrived()} arrived.\n${places.tails()}`,
      );
      expect(connector.tooSoon()).toBe(0);
      // Whoever is refused sees to it that all wait: those only come in vain who were on their way.
      expect(connector.refused).toHaveLength(storms);
      expect(Math.max(...connector.refused)).toBeLessThanOrEqual(instances * atOnce);
      expect(await places.outcome(place, address)).toEqual({
        states: { sent: count },
        counted: { sent: count },
      });
      expect([arrived(), connector.repeats()]).toEqual([count, 0]);
    },
  );
});
