/** What must hold when instances are killed while they deliver. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  type Outcome,
  openPlaces,
  PATIENCE,
  type Place,
  type Places,
  using,
} from '../support/delivery-places.ts';
import type { Instance } from '../support/instances.ts';
import { type ManyConnector, startManyConnector } from '../support/many-connector.ts';
import { addPeople, planReminders, until } from '../support/many-reminders.ts';

jest.setTimeout(PATIENCE * 1000);

let places: Places;
let connector: ManyConnector;
beforeAll(async () => {
  places = await openPlaces();
});
afterAll(async () => {
  await places.stopInstances();
  await connector.stop();
  await places.close();
});

const atOnce = 10;
const count = 200;
/** Who was killed is waited for as long. Long against what a message takes, also on a busy machine. */
const jobSeconds = 6;
const options = { atOnce, jobSeconds, superviseSeconds: 1 };

/** What an instance is doing when it is killed: its messages are answered just then, or still on their way. */
const [ANSWERED, ON_THEIR_WAY] = ['answered', 'on their way'] as const;

describe('instances that are killed again and again', () => {
  it.each([
    {
      name: 'a PostgreSQL server',
      kind: 'onServer',
      most: 3,
      kills: [ANSWERED, ON_THEIR_WAY, ON_THEIR_WAY],
    },
    // A folder is for one: after each kill another one begins.
    { name: 'PGlite', kind: 'inFolder', most: 1, kills: [ANSWERED, ON_THEIR_WAY] },
  ] as const)(
    'lose nothing on $name, repeat what was on its way and nothing else, and each repeat is counted',
    async ({ kind, most, kills }) => {
      const place = places[kind];
      const address = await place.make();
      connector = await startManyConnector();
      const names = await using(place, address, (database) => addPeople(database, count, connector.url));
      const plan = () =>
        using(place, address, (database) => planReminders(database, names, Date.now, jobSeconds));
      const start = () => places.start({ database: address, ...options });
      connector.hold(true);
      if (most === 1) await plan();
      const working = await Promise.all(Array.from({ length: most }, start));
      // Only once all work: what is held for longer than a job may take counts as lost.
      if (most > 1) await plan();
      for (const kill of kills) {
        if (working.length === 0) working.push(await start());
        await killOne(working, kill);
      }
      connector.hold(false);
      connector.answer();
      // At the least: of what was answered just then some may have been noted.
      const repeated = atOnce * kills.filter((kill) => kill === ON_THEIR_WAY).length;
      await start();
      const report = () => `${connector.arrived.size} arrived, ${connector.repeats()} repeated`;
      await until(
        () => connector.arrived.size === count && connector.repeats() >= repeated,
        PATIENCE,
        report,
      );
      const { states, counted } = await outcomeOnceSent(place, address, start);
      expect(states).toEqual({ sent: count });
      expect(connector.arrived.size).toBe(count);
      expect(counted['possible-repeat']).toBe(connector.repeats());
      expect(connector.repeats()).toBeGreaterThanOrEqual(repeated);
      expect(connector.repeats()).toBeLessThanOrEqual(atOnce * kills.length);
      // Whoever is killed may have noted what was answered, and not counted it.
      expect(counted.sent).toBeGreaterThanOrEqual(count - atOnce);
      await connector.stop();
    },
  );
});

/** Kills the first of those that work when everything that all of them have in their hands is at Teams. */
async function killOne(working: Instance[], when: typeof ANSWERED | typeof ON_THEIR_WAY): Promise<void> {
  const allHeld = () => {
    const report = () => `${connector.held()} are held.\n${places.tails()}`;
    return until(() => connector.held() === atOnce * working.length, PATIENCE, report, 1);
  };
  await allHeld();
  connector.answer();
  // What was answered before is noted: only then others are taken out.
  await allHeld();
  if (when === ANSWERED) connector.answer();
  await places.kill(working.shift() as Instance);
  await allHeld();
}

/** What has become of all reminders, once also those are sent that the killed had in their hands. */
async function outcomeOnceSent(
  place: Place,
  address: string,
  start: () => Promise<unknown>,
): Promise<Outcome> {
  for (;;) {
    // While an instance has PGlite open nobody else can look: it is ended for that, and begins anew.
    const found = await places.outcome(place, address);
    if (Object.keys(found.states).join() === 'sent') return found;
    await start();
    await sleep(jobSeconds * 1000);
  }
}
