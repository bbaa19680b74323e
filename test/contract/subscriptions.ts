import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Subscription, Subscriptions } from '../../src/remind/ports.ts';
import {
  addressOf,
  DAY,
  keyOf,
  NOON,
  type OpenedStore,
  type ReminderStore,
  TENANT,
} from '../support/reminder-store.ts';
import { OPEN_WITHIN_MS } from './opening.ts';

const WANTED = { tenant: TENANT, key: 'k1', until: NOON + DAY };

function calendarOf(name: string, id: string, over: Partial<Subscription> = {}): Subscription {
  return { id, kind: 'calendar', person: keyOf(name), key: 'k1', expires: NOON + 2 * DAY, ...over };
}
function chats(id: string, over: Partial<Subscription> = {}): Subscription {
  return { id, kind: 'chats', person: undefined, key: 'k1', expires: NOON + 2 * DAY, ...over };
}
const ids = (subscriptions: Subscriptions) => subscriptions.unwanted(10);
const due = async (subscriptions: Subscriptions, after = '', limit = 10) =>
  (await subscriptions.calendarsDue(WANTED, after, limit)).map(({ objectId }) => objectId);

/** What every version of `Subscriptions` keeps to. */
export function subscriptionsContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`subscriptions ${name}`, () => {
    let opened: OpenedStore;
    let store: ReminderStore;
    let subscriptions: Subscriptions;
    beforeAll(async () => {
      opened = await open();
    }, OPEN_WITHIN_MS);
    beforeEach(async () => {
      store = await opened.empty(() => NOON);
      ({ subscriptions } = store);
      for (const person of ['anna', 'bo']) {
        await store.people.remember(keyOf(person), addressOf(person), 'da');
      }
    });
    afterAll(() => opened.close());

    it('are found with the object id of their person, once they are kept', async () => {
      expect(await subscriptions.find('s1')).toBeUndefined();
      await subscriptions.keep(calendarOf('anna', 's1'));
      expect(await subscriptions.find('s1')).toEqual({ ...calendarOf('anna', 's1'), objectId: 'anna' });
      await subscriptions.keep(calendarOf('anna', 's1', { expires: NOON + 3 * DAY }));
      expect(await subscriptions.find('s1')).toMatchObject({ expires: NOON + 3 * DAY });
      expect(await ids(subscriptions)).toEqual([]);
    });

    it('of the same calendar, or of all chats, are one: the former is not wanted any more', async () => {
      await subscriptions.keep(calendarOf('anna', 's1'));
      await subscriptions.keep(calendarOf('bo', 's2'));
      await subscriptions.keep(calendarOf('anna', 's3'));
      await subscriptions.keep(chats('s4'));
      await subscriptions.keep(chats('s5', { kind: 'channels' }));
      await subscriptions.keep(chats('s6'));
      expect(await ids(subscriptions)).toEqual(['s1', 's4']);
      expect(await subscriptions.unwanted(1)).toEqual(['s1']);
      expect(await subscriptions.find('s1')).toBeUndefined();
      expect(await subscriptions.find('s3')).toBeDefined();
      expect(await subscriptions.ofTenant('chats')).toEqual(chats('s6'));
      await subscriptions.forget('s1');
      await subscriptions.forget('s6');
      expect(await ids(subscriptions)).toEqual(['s4']);
      expect(await subscriptions.ofTenant('chats')).toBeUndefined();
    });

    it('are due where there is none, where it ends soon, and where its secret was replaced', async () => {
      const everybody = [keyOf('anna'), keyOf('bo')].sort();
      const inOrder = everybody.map((key) => (key === keyOf('anna') ? 'anna' : 'bo'));
      expect(await due(subscriptions)).toEqual(inOrder);
      expect(await due(subscriptions, '', 1)).toEqual(inOrder.slice(0, 1));
      expect(await due(subscriptions, everybody[0])).toEqual(inOrder.slice(1));
      await subscriptions.keep(calendarOf('anna', 's1'));
      expect(await due(subscriptions)).toEqual(['bo']);
      const replaced = calendarOf('bo', 's2', { key: 'k0' });
      await subscriptions.keep(replaced);
      const [bo] = await subscriptions.calendarsDue(WANTED, '', 10);
      expect(bo).toEqual({ person: keyOf('bo'), objectId: 'bo', subscription: replaced });
      await subscriptions.keep(calendarOf('bo', 's2', { key: 'k1' }));
      await subscriptions.keep(calendarOf('anna', 's1', { expires: NOON + DAY - 1 }));
      expect(await due(subscriptions)).toEqual(['anna']);
    });

    it('are due for people of the tenant whose object id is known, and nobody else', async () => {
      const { objectId: _, ...nameless } = addressOf('carl');
      await store.people.remember(keyOf('carl'), { ...nameless, objectId: undefined }, 'da');
      await store.people.remember(keyOf('dora'), { ...addressOf('dora'), tenant: 'other' }, 'da');
      expect((await due(subscriptions)).sort()).toEqual(['anna', 'bo']);
    });

    it.each(['leave', 'erase'] as const)(
      'of people who %s are not wanted, also when they come back',
      async (how) => {
        await subscriptions.keep(calendarOf('anna', 's1'));
        await store.people[how](keyOf('anna'));
        expect(await subscriptions.find('s1')).toBeUndefined();
        expect(await ids(subscriptions)).toEqual(['s1']);
        expect(await due(subscriptions)).toEqual(['bo']);
        await subscriptions.keep(calendarOf('anna', 's2'));
        expect(await ids(subscriptions)).toEqual(['s1', 's2']);
        await store.people.remember(keyOf('anna'), addressOf('anna'), 'da');
        expect(await subscriptions.find('s1')).toBeUndefined();
        expect((await due(subscriptions)).sort()).toEqual(['anna', 'bo']);
      },
    );
  });
}
