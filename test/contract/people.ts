import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { personKeyOf } from '../../src/remind/person.ts';
import {
  addressOf,
  DAY,
  keyOf,
  NOON,
  type OpenedStore,
  planFor,
  type ReminderStore,
  TENANT,
  wishOf,
} from '../support/reminder-store.ts';
import { OPEN_WITHIN_MS } from './opening.ts';

/** What every version of `People` keeps to. */
export function peopleContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`people ${name}`, () => {
    let opened: OpenedStore;
    let store: ReminderStore;
    beforeAll(async () => {
      opened = await open();
    }, OPEN_WITHIN_MS);
    beforeEach(async () => {
      store = await opened.empty(() => NOON);
    });
    afterAll(() => opened.close());

    addresses(() => store);
    forgetting(() => store);
  });
}

/** Where a reminder for somebody would be sent, and in which language. */
async function reach(store: ReminderStore, name: string) {
  const id = await store.reminders.add(wishOf(name, { due: NOON }));
  const begun = await store.reminders.begin(id, NOON, NOON);
  await store.reminders.drop(id, 'expired');
  return begun && { address: begun.address, language: begun.language };
}

function addresses(store: () => ReminderStore): void {
  it('can be reached once their address is noted', async () => {
    expect(await store().people.known([keyOf('anna'), keyOf('bo')])).toEqual(new Set());
    await store().people.remember(keyOf('anna'), addressOf('anna'), 'nb');
    expect(await store().people.known([keyOf('anna'), keyOf('bo')])).toEqual(new Set([keyOf('anna')]));
    expect(await store().people.known([])).toEqual(new Set());
    expect(await reach(store(), 'anna')).toEqual({ address: addressOf('anna'), language: 'nb' });
  });

  it('are reached where they wrote last', async () => {
    await store().people.remember(keyOf('anna'), addressOf('anna', 'a:old'), 'da');
    const moved = { ...addressOf('anna', 'a:new'), serviceUrl: 'https://smba.trafficmanager.net/amer/' };
    await store().people.remember(keyOf('anna'), moved, 'en');
    expect(await reach(store(), 'anna')).toEqual({ address: moved, language: 'en' });
  });

  it('keep what a later message does not name', async () => {
    await store().people.remember(keyOf('anna'), addressOf('anna'), 'da');
    const less = { ...addressOf('anna'), conversation: undefined, objectId: undefined };
    await store().people.remember(keyOf('anna'), less, 'da');
    expect(await reach(store(), 'anna')).toMatchObject({ address: addressOf('anna') });
  });

  it('may have no chat before one is made for them', async () => {
    const address = { ...addressOf('anna'), conversation: undefined, tenant: undefined };
    await store().people.remember(keyOf('anna'), address, 'da');
    expect(await reach(store(), 'anna')).toMatchObject({ address });
    await store().people.moved(keyOf('anna'), 'a:made');
    expect(await reach(store(), 'anna')).toMatchObject({ address: { conversation: 'a:made' } });
    await store().people.moved(keyOf('bo'), 'a:nobody');
    expect(await store().people.known([keyOf('bo')])).toEqual(new Set());
  });
}

function forgetting(store: () => ReminderStore): void {
  const guest = personKeyOf(TENANT, 'a:chat-anna');
  const everything = async (name: string) => {
    await store().people.remember(keyOf(name), addressOf(name), 'da');
    await store().preferences.choose(keyOf(name), { language: 'en' });
    await store().preferences.welcomeOnce(personKeyOf(TENANT, `a:chat-${name}`));
    await store().reminders.accept([planFor(name, name)]);
    await store().reminders.add(wishOf(name));
    await store().reminders.mute(keyOf(name), 'ishoj', 'open-link', true);
  };

  it('whose app is gone are not reached any more, and no job is left', async () => {
    await everything('anna');
    await store().people.leave(keyOf('anna'));
    expect(await store().people.known([keyOf('anna')])).toEqual(new Set());
    expect(await store().reminders.mine(keyOf('anna'))).toEqual([]);
    expect(await store().due(NOON + 90 * DAY)).toEqual([]);
    expect(await store().reminders.accept([planFor('anna', 'later')])).toEqual(['unknown-person']);
    expect(await store().reminders.muted(keyOf('anna'))).toHaveLength(1);
  });

  it('are erased whole, and hear what was erased', async () => {
    await everything('anna');
    const erased = await store().people.erase(keyOf('anna'));
    expect(erased).toEqual({ address: true, choices: true, reminders: 2, said: 0, muted: 1 });
    expect(await store().people.known([keyOf('anna')])).toEqual(new Set());
    expect(await store().preferences.choices(keyOf('anna'))).toEqual({});
    expect(await store().preferences.welcomeOnce(guest)).toBe(true);
    expect(await store().reminders.mine(keyOf('anna'))).toEqual([]);
    expect(await store().reminders.muted(keyOf('anna'))).toEqual([]);
    expect(await store().due(NOON + 90 * DAY)).toEqual([]);
  });

  it('hear of how many rules it was remembered that they were spoken of', async () => {
    const say = async (name: string, rule: string) => {
      const about = { kind: 'signal', rule, origin: 'audit-log', at: NOON } as const;
      await store().reminders.accept([planFor(name, `${name} ${rule}`, { about })]);
      for (const id of await store().due(NOON)) {
        await store().reminders.begin(id, NOON, NOON);
        await store().reminders.sent(id, NOON, { quietUntil: NOON + 90 * DAY });
      }
    };
    for (const name of ['anna', 'bo']) await store().people.remember(keyOf(name), addressOf(name), 'da');
    for (const rule of ['mail-out', 'open-link']) await say('anna', rule);
    await say('bo', 'mail-out');
    await store().reminders.tidy(NOON + DAY);
    expect(await store().people.erase(keyOf('anna'))).toMatchObject({ reminders: 0, said: 2 });
    expect(await store().people.erase(keyOf('anna'))).toMatchObject({ said: 0 });
    expect(await store().people.erase(keyOf('bo'))).toMatchObject({ said: 1 });
  });

  it('are erased without the others', async () => {
    await everything('anna');
    await everything('bo');
    await store().people.erase(keyOf('anna'));
    expect(await store().people.known([keyOf('bo')])).toEqual(new Set([keyOf('bo')]));
    expect(await store().preferences.choices(keyOf('bo'))).toEqual({ language: 'en' });
    expect(await store().reminders.mine(keyOf('bo'))).toHaveLength(2);
    expect(await store().reminders.muted(keyOf('bo'))).toHaveLength(1);
    expect(await store().due(NOON + 90 * DAY)).toHaveLength(2);
  });

  it('of whom nothing is kept hear that', async () => {
    const nothing = { address: false, choices: false, reminders: 0, said: 0, muted: 0 };
    expect(await store().people.erase(keyOf('anna'))).toEqual(nothing);
    await store().people.leave(keyOf('anna'));
  });

  it('are gone also when a reminder is on its way', async () => {
    await everything('anna');
    const [id = ''] = await store().due(NOON);
    expect(await store().reminders.begin(id, NOON, NOON)).toBeDefined();
    await store().people.erase(keyOf('anna'));
    await store().reminders.sent(id, NOON, { next: wishOf('anna'), quietUntil: NOON + DAY });
    expect(await store().reminders.mine(keyOf('anna'))).toEqual([]);
    expect(await store().reminders.begin(id, NOON + DAY, NOON)).toBeUndefined();
  });
}
