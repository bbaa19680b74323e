/** What must hold while reminders are delivered, whatever Teams or a process does. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openPlaces, PATIENCE, type Places, using } from '../support/delivery-places.ts';
import {
  type ManyConnector,
  type ManyConnectorOptions,
  startManyConnector,
} from '../support/many-connector.ts';
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

/** How many instances can share a database. */
const kinds = [
  { name: 'a PostgreSQL server', kind: 'onServer', most: 3 },
  { name: 'PGlite', kind: 'inFolder', most: 1 },
] as const;

/** A new database with so many people, each with a reminder that is due. */
async function filled(
  kind: (typeof kinds)[number]['kind'],
  count: number,
  teams: ManyConnectorOptions,
  jobSeconds?: number,
) {
  const place = places[kind];
  connector = await startManyConnector(teams);
  const address = await place.make();
  await using(place, address, (database) => addReminders(database, count, connector.url, jobSeconds));
  return { place, address };
}

/** Waits for something that the connector sees. */
const seen = (isSo: () => boolean, pause?: number) =>
  until(isSo, PATIENCE, () => `${connector.arrived.size} arrived.\n${places.tails()}`, pause);

/** Every ten seconds Teams refuses everybody for a while, and asks for a second of silence. */
const storm = (ms: number) => (ms % 10_000 >= 1000 && ms % 10_000 < 1300 ? 1 : undefined);

describe.each(kinds)('reminders that fall due in one minute, on $name', ({ kind, most }) => {
  const count = most > 1 ? 10_000 : 1_000;

  it(`all arrive once, ${count} of them, and none sooner than Teams asks for, which refuses again and again`, async () => {
    const { place, address } = await filled(kind, count, { storm });
    await Promise.all(Array.from({ length: most }, () => places.start({ database: address })));
    await seen(() => connector.arrived.size >= count);
    expect(connector.refused()).toBeGreaterThan(0);
    expect(connector.tooSoon()).toBe(0);
    expect(await places.outcome(place, address)).toEqual({
      states: { sent: count },
      counted: { sent: count },
    });
    expect([connector.arrived.size, connector.repeats()]).toEqual([count, 0]);
  });
});

describe.each(kinds)('an instance that is killed again and again, on $name', ({ kind, most }) => {
  /** What each of them is doing when it is killed: its messages are answered just then, or still on their way. */
  const kills = ['answered', 'on their way', 'on their way'] as const;
  const atOnce = 10;
  const count = 100;
  /** Who was killed is waited for as long. Who is slower than that repeats, and what it repeats is counted. */
  const jobSeconds = 3;

  it('loses nothing, repeats what was on its way and nothing else, and counts each repeat', async () => {
    const { place, address } = await filled(kind, count, {}, jobSeconds);
    const options = { database: address, atOnce, jobSeconds, superviseSeconds: 1 };
    connector.hold(true);
    for (const kill of kills) {
      const victim = await places.start(options);
      await seen(() => connector.held() === atOnce, 1);
      connector.answer();
      // Everything that it has in its hands is at Teams: what was answered before is noted.
      await seen(() => connector.held() === atOnce, 1);
      if (kill === 'answered') connector.answer();
      await places.kill(victim);
      await seen(() => connector.held() === 0, 1);
    }
    connector.hold(false);
    // At the least: of what was answered some may have been noted.
    const repeated = atOnce * kills.filter((kill) => kill === 'on their way').length;
    const others = () => Promise.all(Array.from({ length: most }, () => places.start(options)));
    await others();
    await seen(() => connector.arrived.size === count && connector.repeats() >= repeated);
    let { states, counted } = await places.outcome(place, address);
    while (Object.keys(states).join() !== 'sent') {
      await others();
      await sleep(jobSeconds * 1000);
      ({ states, counted } = await places.outcome(place, address));
    }
    expect(states).toEqual({ sent: count });
    expect(connector.arrived.size).toBe(count);
    expect(counted['possible-repeat']).toBe(connector.repeats());
    expect(connector.repeats()).toBeGreaterThanOrEqual(repeated);
    expect(connector.repeats()).toBeLessThanOrEqual(atOnce * kills.length);
    // What was answered and noted may have been killed before it was counted.
    expect(counted.sent).toBeGreaterThanOrEqual(count - atOnce);
  });
});
