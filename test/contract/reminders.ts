import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LEASE, LONGEST_WAIT } from '../../src/remind/pace.ts';
import {
  addressOf,
  DAY,
  keyOf,
  MINUTE,
  NOON,
  type OpenedStore,
  planFor,
  type ReminderStore,
  SECOND,
  wishOf,
} from '../support/reminder-store.ts';
import { OPEN_WITHIN_MS } from './opening.ts';

const MORNING = NOON - 4 * 60 * MINUTE;

/** What every version of `Reminders` keeps to. */
export function remindersContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`reminders ${name}`, () => {
    let opened: OpenedStore;
    let store: ReminderStore;
    let time: number;
    beforeAll(async () => {
      opened = await open();
    }, OPEN_WITHIN_MS);
    beforeEach(async () => {
      time = NOON;
      store = await opened.empty(() => time);
      for (const person of ['anna', 'bo']) {
        await store.people.remember(keyOf(person), addressOf(person), 'da');
      }
    });
    afterAll(() => opened.close());

    const get = () => store;
    const setTime = (later: number) => {
      time = later;
    };
    describe('that follow from signals', () => planned(get, setTime));
    describe('whose rule was said', () => said(get, setTime));
    describe('that are taken back', () => withdrawn(get));
    describe('that people ask for', () => wished(get));
    describe('that are due', () => begun(get));
    describe('that end', () => ended(get));
    describe('that are put off', () => putOff(get));
    describe('have a place in the row', () => paced(get));
    describe('are in the hands of their person', () => own(get));
    describe('that are old', () => old(get, setTime));
  });
}

type Get = () => ReminderStore;

/** Plans one reminder and gives its id. */
async function plan(store: ReminderStore, ...args: Parameters<typeof planFor>): Promise<string> {
  const before = new Set((await store.reminders.mine(keyOf(args[0]))).map(({ id }) => id));
  expect(await store.reminders.accept([planFor(...args)])).toEqual(['planned']);
  const waiting = await store.reminders.mine(keyOf(args[0]));
  return waiting.find(({ id }) => !before.has(id))?.id ?? 'none';
}

/** Plans one reminder and begins to send it. */
async function begin(store: ReminderStore, ...args: Parameters<typeof planFor>): Promise<string> {
  const id = await plan(store, ...args);
  expect(await store.reminders.begin(id, NOON, MORNING)).toBeDefined();
  return id;
}

const other = { about: { kind: 'signal', rule: 'open-link', origin: 'audit-log', at: NOON } } as const;

function planned(store: Get, setTime: (time: number) => void): void {
  it('wait for their person, with a job at their time', async () => {
    const later = planFor('anna', 'one', { due: NOON + MINUTE });
    expect(await store().reminders.accept([later])).toEqual(['planned']);
    const [waiting] = await store().reminders.mine(keyOf('anna'));
    expect(waiting).toMatchObject({
      pack: 'jammerbugt',
      about: later.reminder.about,
      due: NOON + MINUTE,
    });
    expect(await store().due(NOON + MINUTE - 1)).toEqual([]);
    expect(await store().due(NOON + MINUTE)).toEqual([waiting?.id]);
    expect(await store().reminders.mine(keyOf('bo'))).toEqual([]);
  });

  it('come of a signal once, also when one list holds it twice', async () => {
    const plans = [planFor('anna', 'one'), planFor('anna', 'one', other), planFor('bo', 'two')];
    expect(await store().reminders.accept(plans)).toEqual(['planned', 'seen-before', 'planned']);
    expect(await store().reminders.accept(plans)).toEqual(['seen-before', 'seen-before', 'seen-before']);
    expect(await store().due(NOON)).toHaveLength(2);
  });

  it('are kept from nobody who cannot be reached', async () => {
    const plans = [planFor('clara', 'one'), planFor('anna', 'two')];
    expect(await store().reminders.accept(plans)).toEqual(['unknown-person', 'planned']);
    expect(await store().reminders.accept(plans)).toEqual(['seen-before', 'seen-before']);
    await store().people.remember(keyOf('clara'), addressOf('clara'), 'da');
    expect(await store().reminders.accept(plans)).toEqual(['planned', 'seen-before']);
    expect(await store().reminders.accept(plans)).toEqual(['seen-before', 'seen-before']);
  });

  it('are none where none was to follow, which is noted once, and may follow the next time', async () => {
    const { signal } = planFor('anna', 'one');
    const nothing = [{ signal, reminder: undefined }, planFor('bo', 'two')];
    expect(await store().reminders.accept(nothing)).toEqual(['no-reminder', 'planned']);
    expect(await store().reminders.accept([...nothing, ...nothing])).toEqual(
      Array.from({ length: 4 }, () => 'seen-before'),
    );
    expect(await store().reminders.accept([planFor('anna', 'one')])).toEqual(['planned']);
    expect(await store().due(NOON)).toHaveLength(2);
  });

  it('do not follow from what was taken back before its person could be reached', async () => {
    const plan = planFor('clara', 'one');
    await store().reminders.accept([plan]);
    await store().reminders.withdraw([plan.signal]);
    await store().people.remember(keyOf('clara'), addressOf('clara'), 'da');
    expect(await store().reminders.accept([plan])).toEqual(['seen-before']);
  });

  it('are forgotten as old from the time on that they were planned', async () => {
    const plan = planFor('clara', 'one');
    await store().reminders.accept([plan]);
    await store().people.remember(keyOf('clara'), addressOf('clara'), 'da');
    setTime(NOON + 10 * DAY);
    await store().reminders.accept([plan]);
    await store().reminders.tidy(NOON + DAY);
    expect(await store().reminders.accept([plan])).toEqual(['seen-before']);
  });

  it('say the same rule once to one person, and every rule to everybody', async () => {
    const plans = [
      planFor('anna', 'one'),
      planFor('anna', 'two'),
      planFor('anna', 'three', other),
      planFor('anna', 'four', { pack: 'ishoj' }),
      planFor('bo', 'five'),
    ];
    const accepted = ['planned', 'said-already', 'planned', 'planned', 'planned'];
    expect(await store().reminders.accept(plans)).toEqual(accepted);
    expect(await store().reminders.accept([planFor('anna', 'six')])).toEqual(['said-already']);
  });

  it('say nothing of a rule that the person muted', async () => {
    await store().reminders.mute(keyOf('anna'), 'jammerbugt', 'mail-out', true);
    const plans = [planFor('anna', 'one'), planFor('anna', 'two', other), planFor('bo', 'three')];
    expect(await store().reminders.accept(plans)).toEqual(['muted', 'planned', 'planned']);
  });

  it('come once of a signal that twenty bring at the same moment', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store().reminders.accept([
          planFor('anna', `signal-${index % 2}`),
          planFor('bo', `other-${index % 2}`),
        ]),
      ),
    );
    expect(all.flat().filter((accepted) => accepted === 'planned')).toHaveLength(2);
    expect(await store().due(NOON)).toHaveLength(2);
  });

  it('are none for an empty list', async () => {
    expect(await store().reminders.accept([])).toEqual([]);
  });
}

function said(store: Get, setTime: (time: number) => void): void {
  const quietUntil = NOON + 90 * DAY;
  const say = async (...args: Parameters<typeof planFor>) => {
    const id = await begin(store(), ...args);
    await store().reminders.sent(id, NOON, { quietUntil });
    return id;
  };
  const accept = async (...args: Parameters<typeof planFor>) =>
    (await store().reminders.accept([planFor(...args)]))[0];

  it('are not said again while the rule is quiet, and are once it is not', async () => {
    await say('anna', 'one');
    setTime(quietUntil - 1);
    expect(await accept('anna', 'two')).toBe('said-already');
    setTime(quietUntil);
    expect(await accept('anna', 'three')).toBe('planned');
  });

  it('are not said again also where the reminder has been erased', async () => {
    const id = await say('anna', 'one');
    setTime(NOON + 40 * DAY);
    await store().reminders.tidy(NOON + 10 * DAY);
    expect(await store().reminders.find(keyOf('anna'), id)).toBeUndefined();
    expect(await accept('anna', 'two')).toBe('said-already');
    setTime(quietUntil);
    await store().reminders.tidy(NOON + 60 * DAY);
    expect(await accept('anna', 'three')).toBe('planned');
  });

  it('leave nothing behind once the rule is quiet no longer', async () => {
    await say('anna', 'one');
    setTime(quietUntil - 1);
    await store().reminders.tidy(NOON);
    expect(await accept('anna', 'two')).toBe('said-already');
    setTime(quietUntil);
    await store().reminders.tidy(NOON);
    // Only a clock that is set back shows that it is gone, and not merely past.
    setTime(NOON);
    expect(await accept('anna', 'three')).toBe('planned');
  });

  it('keep no other person, pack or rule from being said', async () => {
    await say('anna', 'one');
    expect(await accept('bo', 'two')).toBe('planned');
    expect(await accept('anna', 'three', { pack: 'ishoj' })).toBe('planned');
    expect(await accept('anna', 'four', other)).toBe('planned');
  });

  it('are quiet from the last time on that they were said', async () => {
    const id = await say('anna', 'one');
    await store().reminders.again(keyOf('anna'), id, NOON + DAY, NOON + 3 * DAY);
    await store().reminders.begin(id, NOON + DAY, MORNING);
    await store().reminders.sent(id, NOON + DAY, { quietUntil: quietUntil + DAY });
    setTime(quietUntil + DAY - 1);
    expect(await accept('anna', 'two')).toBe('said-already');
    setTime(quietUntil + DAY);
    expect(await accept('anna', 'three')).toBe('planned');
  });

  it('are those that were sent: not what expired, was taken back or cancelled', async () => {
    await store().reminders.drop(await begin(store(), 'anna', 'one'), 'expired');
    expect(await accept('anna', 'two')).toBe('planned');
    await store().reminders.withdraw([planFor('anna', 'two').signal]);
    const id = await plan(store(), 'anna', 'three');
    expect(await accept('anna', 'four')).toBe('said-already');
    await store().reminders.cancel(keyOf('anna'), id);
    expect(await accept('anna', 'five')).toBe('planned');
  });

  it('are not what ended before it was noted as sent', async () => {
    const id = await begin(store(), 'anna', 'one');
    await store().reminders.drop(id, 'expired');
    await store().reminders.sent(id, NOON, { quietUntil });
    expect(await accept('anna', 'two')).toBe('planned');
  });

  it.each(['leave', 'erase'] as const)('are forgotten with their person: %s', async (how) => {
    await say('anna', 'one');
    await say('bo', 'two');
    await store().people[how](keyOf('anna'));
    await store().people.remember(keyOf('anna'), addressOf('anna'), 'da');
    expect(await accept('anna', 'three')).toBe('planned');
    expect(await accept('bo', 'four')).toBe('said-already');
  });
}

function withdrawn(store: Get): void {
  it('are not sent, and have no job', async () => {
    const id = await plan(store(), 'anna', 'one');
    await store().reminders.withdraw([planFor('anna', 'one').signal]);
    expect(await store().due(NOON)).toEqual([]);
    expect(await store().reminders.begin(id, NOON, MORNING)).toBeUndefined();
    expect(await store().reminders.mine(keyOf('anna'))).toEqual([]);
  });

  it('do not come when the signal is heard of later', async () => {
    await store().reminders.withdraw([planFor('anna', 'one').signal]);
    expect(await store().reminders.accept([planFor('anna', 'one')])).toEqual(['seen-before']);
  });

  it('leave the others alone', async () => {
    await plan(store(), 'anna', 'one');
    await store().reminders.withdraw([planFor('bo', 'two').signal]);
    await store().reminders.withdraw([]);
    expect(await store().due(NOON)).toHaveLength(1);
  });
}

function wished(store: Get): void {
  const yearly = { about: { kind: 'year', duty: 'postkasser', on: '2026-09-01' } } as const;

  it('wait with a job, and are given back as they are', async () => {
    const deadline = await store().reminders.add(wishOf('anna'));
    const year = await store().reminders.add(wishOf('anna', { ...yearly, due: NOON }));
    expect(await store().reminders.mine(keyOf('anna'))).toEqual([
      { id: year, pack: 'jammerbugt', about: yearly.about, due: NOON },
      { id: deadline, pack: 'jammerbugt', about: wishOf('anna').about, due: NOON + 30 * DAY },
    ]);
    expect(await store().due(NOON + 30 * DAY)).toEqual([year, deadline]);
    expect(await store().reminders.find(keyOf('anna'), deadline)).toEqual({
      id: deadline,
      ...wishOf('anna'),
    });
  });

  it('are kept once about the same day', async () => {
    const about = { kind: 'deadline', guide: 'billeder', duty: 'slet', on: '2026-05-01' } as const;
    const id = await store().reminders.add(wishOf('anna'));
    expect(await store().reminders.add(wishOf('anna'))).toBe(id);
    expect(await store().reminders.add(wishOf('anna', { about }))).not.toBe(id);
    expect(await store().reminders.add(wishOf('anna', yearly))).not.toBe(id);
    expect(await store().reminders.add(wishOf('bo'))).not.toBe(id);
    expect(await store().due(NOON + DAY * 365)).toHaveLength(4);
  });

  it('can be asked for again once the first was sent', async () => {
    const id = await store().reminders.add(wishOf('anna', { due: NOON }));
    await store().reminders.begin(id, NOON, MORNING);
    expect(await store().reminders.add(wishOf('anna'))).toBe(id);
    await store().reminders.sent(id, NOON);
    expect(await store().reminders.add(wishOf('anna'))).not.toBe(id);
  });

  it('are refused to somebody who cannot be reached', async () => {
    await expect(store().reminders.add(wishOf('clara'))).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' });
  });
}

function begun(store: Get): void {
  it('are given with the address and what is known of the person', async () => {
    const id = await plan(store(), 'anna', 'one');
    expect(await store().reminders.begin(id, NOON, MORNING)).toEqual({
      reminder: { id, ...planFor('anna', 'one').reminder },
      address: addressOf('anna'),
      language: 'da',
      attempts: 0,
      sentToday: 0,
      mayRepeat: false,
      until: NOON + LEASE,
      wait: 0,
    });
  });

  it('are given in the language that the person chose', async () => {
    await store().preferences.choose(keyOf('anna'), { language: 'en' });
    const id = await plan(store(), 'anna', 'one');
    expect(await store().reminders.begin(id, NOON, MORNING)).toMatchObject({ language: 'en' });
  });

  it('are each given to one of ten that ask at the same moment', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `person-${index}`);
    for (const name of names) await store().people.remember(keyOf(name), addressOf(name), 'da');
    await store().reminders.accept(names.map((name) => planFor(name, name)));
    const asked = (await store().due(NOON)).flatMap((id) => Array.from({ length: 10 }, () => id));
    const given = await Promise.all(asked.map((id) => store().reminders.begin(id, NOON, MORNING)));
    const ids = given.flatMap((one) => one?.reminder.id ?? []);
    expect(ids.sort()).toEqual([...new Set(asked)].sort());
  });

  it('are looked after again when whoever took them said nothing for the time of a job', async () => {
    const id = await begin(store(), 'anna', 'one');
    expect(await store().reminders.begin(id, NOON + LEASE - 1, MORNING)).toBeUndefined();
    expect(await store().due(NOON + LEASE)).toContain(id);
    const again = await store().reminders.begin(id, NOON + LEASE, MORNING);
    expect(again).toMatchObject({ mayRepeat: true, reminder: { id } });
  });

  it('are not given much before their time, and keep a job for it', async () => {
    const id = await plan(store(), 'anna', 'one', { due: NOON + DAY });
    expect(await store().reminders.begin(id, NOON, MORNING)).toBeUndefined();
    expect(await store().due(NOON + DAY)).toContain(id);
    expect(await store().reminders.begin(id, NOON + DAY - MINUTE, MORNING)).toMatchObject({
      mayRepeat: false,
    });
  });

  it('count what a signal led to on the same day, and no more', async () => {
    const first = await begin(store(), 'anna', 'one');
    await store().reminders.sent(first, MORNING - 1);
    const second = await begin(store(), 'anna', 'two', other);
    await store().reminders.sent(second, MORNING);
    const wish = await store().reminders.add(wishOf('anna', { due: NOON }));
    await store().reminders.begin(wish, NOON, MORNING);
    await store().reminders.sent(wish, NOON);
    await store().reminders.sent(await begin(store(), 'bo', 'three'), NOON);
    const under = await begin(store(), 'anna', 'four', { pack: 'ishoj' });
    expect(under).not.toBe(second);
    const last = await plan(store(), 'anna', 'five', { ...other, pack: 'ishoj' });
    // One that was sent, and one that is being sent.
    expect(await store().reminders.begin(last, NOON, MORNING)).toMatchObject({ sentToday: 2 });
  });

  it('are none where nobody knows the id', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    expect(await store().reminders.begin(id, NOON, MORNING)).toBeUndefined();
  });
}

function ended(store: Get): void {
  it('are not sent a second time', async () => {
    const id = await begin(store(), 'anna', 'one');
    await store().reminders.sent(id, NOON);
    expect(await store().reminders.begin(id, NOON + DAY, MORNING)).toBeUndefined();
    expect(await store().reminders.mine(keyOf('anna'))).toEqual([]);
  });

  it('are not sent when they were dropped', async () => {
    const id = await begin(store(), 'anna', 'one');
    await store().reminders.drop(id, 'expired');
    expect(await store().reminders.begin(id, NOON + DAY, MORNING)).toBeUndefined();
    expect(await store().reminders.find(keyOf('anna'), id)).toBeUndefined();
  });

  it('are followed by the next one of a duty that comes round again, once', async () => {
    const about = { kind: 'year', duty: 'postkasser', on: '2026-03-31' } as const;
    const next = wishOf('anna', { about: { ...about, on: '2027-03-31' } });
    const id = await store().reminders.add(wishOf('anna', { about, due: NOON }));
    await store().reminders.begin(id, NOON, MORNING);
    await store().reminders.sent(id, NOON, { next });
    await store().reminders.sent(id, NOON, { next });
    const waiting = await store().reminders.mine(keyOf('anna'));
    expect(waiting.map((one) => one.about)).toEqual([next.about]);
    expect(await store().due(next.due)).toContain(waiting[0]?.id);
  });

  it('stay as they ended, whatever is said of them later', async () => {
    const id = await begin(store(), 'anna', 'one');
    await store().reminders.sent(id, NOON);
    await store().reminders.putOff(id, NOON + DAY, false);
    await store().reminders.drop(id, 'expired');
    expect(await store().reminders.find(keyOf('anna'), id)).toBeDefined();
    expect(await store().reminders.begin(id, NOON + DAY, MORNING)).toBeUndefined();
  });
}

function putOff(store: Get): void {
  it('come again at the new time, as if nobody had begun', async () => {
    const id = await begin(store(), 'anna', 'one');
    await store().reminders.putOff(id, NOON + DAY, false);
    expect(await store().due(NOON + DAY - 1)).toEqual([]);
    expect(await store().due(NOON + DAY)).toEqual([id]);
    const again = await store().reminders.begin(id, NOON + DAY, NOON + DAY);
    expect(again).toMatchObject({ mayRepeat: false, reminder: { due: NOON + DAY }, wait: 0 });
  });

  it('hold up nobody else, unless it is for everybody', async () => {
    const first = await begin(store(), 'anna', 'one');
    await store().reminders.putOff(first, NOON + 20 * SECOND, false);
    const second = await plan(store(), 'bo', 'two');
    expect(await store().reminders.begin(second, NOON, MORNING)).toMatchObject({ wait: 20 });
    await store().reminders.putOff(second, NOON + 5 * SECOND, true);
    const third = await plan(store(), 'bo', 'three', other);
    expect(await store().reminders.begin(third, NOON, MORNING)).toMatchObject({ wait: 5 * SECOND });
  });

  it('never move the others to an earlier time', async () => {
    const id = await begin(store(), 'anna', 'one');
    await store().reminders.putOff(id, NOON + 8 * SECOND, true);
    await store().reminders.putOff(id, NOON + 2 * SECOND, true);
    const next = await plan(store(), 'bo', 'two');
    expect(await store().reminders.begin(next, NOON, MORNING)).toMatchObject({ wait: 8 * SECOND });
  });
}

function paced(store: Get): void {
  const waitOf = async (id: string, at = NOON) => (await store().reminders.begin(id, at, MORNING))?.wait;

  it('of all messages: fifty a second', async () => {
    const ids = [];
    for (const name of ['anna', 'bo', 'clara', 'dan']) {
      await store().people.remember(keyOf(name), addressOf(name), 'da');
      ids.push(await plan(store(), name, name));
    }
    const waits = [];
    for (const id of ids) waits.push(await waitOf(id));
    expect(waits).toEqual([0, 20, 40, 60]);
  });

  it('of its own, also when all come at the same moment', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `person-${index}`);
    for (const name of names) await store().people.remember(keyOf(name), addressOf(name), 'da');
    await store().reminders.accept(names.map((name) => planFor(name, name)));
    const waits = await Promise.all((await store().due(NOON)).map((id) => waitOf(id)));
    expect(waits.sort((a = 0, b = 0) => a - b)).toEqual(names.map((_, index) => index * 20));
  });

  it('of one chat: one a second', async () => {
    const first = await plan(store(), 'anna', 'one');
    const second = await plan(store(), 'anna', 'two', other);
    const third = await plan(store(), 'bo', 'three');
    expect([await waitOf(first), await waitOf(second), await waitOf(third)]).toEqual([0, SECOND, 40]);
  });

  it('that is free again after a pause', async () => {
    await waitOf(await plan(store(), 'anna', 'one'));
    const second = await plan(store(), 'anna', 'two', other);
    expect(await waitOf(second, NOON + SECOND)).toBe(0);
  });

  it('only where it comes within the longest wait', async () => {
    const far = LONGEST_WAIT + 1;
    const id = await begin(store(), 'anna', 'one');
    await store().reminders.putOff(id, NOON + far, true);
    const others = [await plan(store(), 'bo', 'two'), await plan(store(), 'bo', 'three', other)];
    const waits = [];
    for (const one of others) waits.push(await waitOf(one));
    // None took a place: whoever comes next has to wait as long, and not longer.
    expect(waits).toEqual([far, far]);
  });
}

function own(store: Get): void {
  it('that takes them back, and their job with them', async () => {
    const id = await plan(store(), 'anna', 'one');
    expect(await store().reminders.cancel(keyOf('anna'), id)).toBe(true);
    expect(await store().reminders.cancel(keyOf('anna'), id)).toBe(false);
    expect(await store().due(NOON)).toEqual([]);
    expect(await store().reminders.find(keyOf('anna'), id)).toBeUndefined();
  });

  it('that has them said again at another time', async () => {
    const id = await begin(store(), 'anna', 'one');
    await store().reminders.sent(id, NOON);
    expect(await store().reminders.again(keyOf('anna'), id, NOON + DAY, NOON + 3 * DAY)).toBe(true);
    expect(await store().reminders.mine(keyOf('anna'))).toMatchObject([{ id, due: NOON + DAY }]);
    expect(await store().due(NOON + DAY)).toEqual([id]);
    const begunAgain = await store().reminders.begin(id, NOON + DAY, NOON + DAY);
    expect(begunAgain).toMatchObject({ mayRepeat: false, reminder: { expires: NOON + 3 * DAY } });
  });

  it('that says another time twice, and the last holds', async () => {
    const id = await plan(store(), 'anna', 'one');
    await store().reminders.again(keyOf('anna'), id, NOON + DAY, NOON + 3 * DAY);
    await store().reminders.again(keyOf('anna'), id, NOON + 2 * DAY, NOON + 3 * DAY);
    expect(await store().due(NOON + DAY)).toEqual([]);
    expect(await store().due(NOON + 2 * DAY)).toEqual([id]);
  });

  it('and of nobody else', async () => {
    const id = await plan(store(), 'anna', 'one');
    const bo = keyOf('bo');
    expect(await store().reminders.find(bo, id)).toBeUndefined();
    expect(await store().reminders.cancel(bo, id)).toBe(false);
    expect(await store().reminders.again(bo, id, NOON + DAY, NOON + DAY)).toBe(false);
    expect(await store().reminders.find(keyOf('anna'), id)).toBeDefined();
    expect(await store().due(NOON)).toEqual([id]);
  });

  it('that mutes a rule: what waits is not said, until it is muted no more', async () => {
    const id = await plan(store(), 'anna', 'one');
    const kept = await plan(store(), 'anna', 'two', other);
    const mute = (on: boolean) => store().reminders.mute(keyOf('anna'), 'jammerbugt', 'mail-out', on);
    await mute(true);
    await mute(true);
    expect(await store().due(NOON)).toEqual([kept]);
    expect(await store().reminders.begin(id, NOON, MORNING)).toBeUndefined();
    expect(await store().reminders.muted(keyOf('anna'))).toEqual([{ pack: 'jammerbugt', rule: 'mail-out' }]);
    expect(await store().reminders.muted(keyOf('bo'))).toEqual([]);
    await mute(false);
    expect(await store().reminders.muted(keyOf('anna'))).toEqual([]);
    expect(await store().reminders.accept([planFor('anna', 'three')])).toEqual(['planned']);
  });
}

function old(store: Get, setTime: (time: number) => void): void {
  it('are erased some time after they ended, and what waits is not', async () => {
    await store().reminders.sent(await begin(store(), 'anna', 'one'), NOON);
    await store().reminders.drop(await begin(store(), 'bo', 'two'), 'expired');
    const waiting = await store().reminders.add(wishOf('anna'));
    expect(await store().reminders.tidy(NOON)).toBe(0);
    expect(await store().reminders.tidy(NOON + 1)).toBe(2);
    expect(await store().due(NOON + 30 * DAY)).toContain(waiting);
    expect(await store().reminders.find(keyOf('anna'), waiting)).toBeDefined();
  });

  it('are erased also where they never came to an end', async () => {
    const id = await plan(store(), 'anna', 'one', { expires: NOON });
    expect(await store().reminders.tidy(NOON + 1)).toBe(1);
    expect(await store().due(NOON)).toEqual([]);
    expect(await store().reminders.find(keyOf('anna'), id)).toBeUndefined();
  });

  it('are forgotten together with the signal', async () => {
    await store().reminders.withdraw([planFor('anna', 'one').signal]);
    setTime(NOON + DAY);
    await store().reminders.withdraw([planFor('anna', 'two').signal]);
    await store().reminders.tidy(NOON + DAY);
    const again = [planFor('anna', 'one'), planFor('anna', 'two', other)];
    expect(await store().reminders.accept(again)).toEqual(['planned', 'seen-before']);
  });
}
