import { describe, expect, test } from '@jest/globals';
import { addressOf, keyOf, MINUTE, reminding, signalOf, WEDNESDAY } from '../support/reminding.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('taking signals in', () => {
  test('plans a reminder after the delay of its rule and counts it, without the person', async () => {
    const world = await reminding();
    expect(await world.take(signalOf())).toEqual(['planned']);
    expect(await world.mine('anne').list()).toMatchObject([
      {
        pack: 'proeve',
        about: { kind: 'signal', rule: 'mail-out', origin: 'audit-log', at: WEDNESDAY },
        due: WEDNESDAY + 10 * MINUTE,
      },
    ]);
    expect(world.counts).toEqual([{ day: '2026-03-25', pack: 'proeve', rule: 'mail-out', what: 'taken' }]);
  });

  test('says in quiet hours nothing before the next working morning', async () => {
    const world = await reminding();
    world.time.now = Date.parse('2026-04-01T15:55:00+02:00');
    await world.take(signalOf({ at: '2026-04-01T13:50:00Z' }));
    const [waits] = await world.mine('anne').list();
    expect(waits?.due).toBe(Date.parse('2026-04-07T08:00:00+02:00'));
  });

  test('counts what the pack says nothing to under its kind, and asks nobody about the person', async () => {
    const asked: string[] = [];
    const world = await reminding(async (_, actor) => {
      asked.push(actor);
      return undefined;
    });
    const inside = signalOf({ actor: 'bo', attributes: { to: 'inside' } });
    expect(await world.take(inside)).toEqual(['no-rule']);
    expect(world.counted()).toEqual(['mail-forwarding: no-rule']);
    expect(asked).toEqual([]);
  });

  test('drops and counts what somebody did whom the bot cannot reach', async () => {
    const world = await reminding();
    expect(await world.take(signalOf({ actor: 'bo' }))).toEqual(['unknown-person']);
    expect(await world.mine('bo').list()).toEqual([]);
    expect(world.counted()).toEqual(['mail-out: unknown-person']);
  });

  test('finds a way to somebody who never met the bot, once for all signals', async () => {
    const asked: string[][] = [];
    const world = await reminding(async (tenant, actor) => {
      asked.push([tenant, actor]);
      return actor === 'bo' ? addressOf('bo') : undefined;
    });
    const [first, second, other] = [
      signalOf({ actor: 'bo' }),
      signalOf({ actor: 'bo' }),
      signalOf({ actor: 'ida' }),
    ];
    expect(await world.take(first, signalOf(), second, other)).toEqual([
      ...['planned', 'planned', 'said-already', 'unknown-person'],
    ]);
    expect(asked).toEqual([
      ['kommune', 'bo'],
      ['kommune', 'ida'],
    ]);
    expect(await world.store.people.known([keyOf('bo'), keyOf('ida')])).toEqual(new Set([keyOf('bo')]));
    await world.run(WEDNESDAY + HOUR);
    expect(world.messages.map(({ conversation }) => conversation).sort()).toEqual(['chat-anne', 'chat-bo']);
  });

  test('keeps nothing of an intake where the way to somebody cannot be looked for, so that it can come again', async () => {
    let isAway = true;
    const world = await reminding(async () => {
      if (isAway) throw new Error('Teams is away');
      return addressOf('bo');
    });
    const signals = [signalOf(), signalOf({ actor: 'bo' })];
    await expect(world.take(...signals)).rejects.toThrow('Teams is away');
    expect(await world.mine('anne').list()).toEqual([]);
    expect(world.counts).toEqual([]);
    isAway = false;
    expect(await world.take(...signals)).toEqual(['planned', 'planned']);
  });

  test('takes the same event once, in one intake or in two, and counts it once', async () => {
    const world = await reminding();
    const signal = signalOf();
    expect(await world.take(signal, signal)).toEqual(['planned', 'seen-before']);
    expect(await world.take(signal)).toEqual(['seen-before']);
    expect(world.counted()).toEqual(['mail-out: taken']);
  });

  test('counts an event that comes again once, also where nothing follows from it', async () => {
    const world = await reminding();
    const old = new Date(WEDNESDAY - 14 * DAY).toISOString();
    const all = [
      signalOf({ attributes: { to: 'inside' } }),
      signalOf({ actor: 'bo' }),
      signalOf({ at: old }),
      signalOf(),
    ];
    expect(await world.take(...all)).toEqual(['no-rule', 'unknown-person', 'expired', 'planned']);
    expect(await world.take(...all, ...all)).toEqual(Array.from({ length: 8 }, () => 'seen-before'));
    expect(world.counted()).toEqual([
      ...['mail-forwarding: no-rule', 'mail-out: unknown-person', 'mail-out: expired', 'mail-out: taken'],
    ]);
  });

  test('plans what comes again after its person has met the bot', async () => {
    const world = await reminding();
    const signal = signalOf({ actor: 'bo' });
    await world.take(signal);
    await world.store.people.remember(keyOf('bo'), addressOf('bo'), 'da');
    expect(await world.take(signal)).toEqual(['planned']);
    expect(await world.take(signal)).toEqual(['seen-before']);
  });

  test('says the same once in the time that the rule names, and again after it', async () => {
    const world = await reminding();
    await world.take(signalOf());
    await world.run(WEDNESDAY + HOUR);
    // P30D on the calendar, over the clock change.
    world.time.now = Date.parse('2026-04-24T10:00:00+02:00');
    expect(await world.take(signalOf({ at: '2026-04-24T07:00:00Z' }))).toEqual(['said-already']);
    world.time.now = Date.parse('2026-04-24T10:30:00+02:00');
    expect(await world.take(signalOf({ at: '2026-04-24T08:00:00Z' }))).toEqual(['planned']);
    expect(world.counted()).toEqual([
      'mail-out: taken',
      'mail-out: sent',
      'mail-out: said-already',
      'mail-out: taken',
    ]);
  });

  test('says the same once also where the time is longer than a reminder is kept', async () => {
    const world = await reminding();
    const invited = (at: string) =>
      world.take(signalOf({ at, kind: 'meeting-service', attributes: { service: 'zoom' } } as object));
    await invited('2026-03-25T09:00:00Z');
    await world.run(WEDNESDAY + HOUR);
    expect(world.messages).toHaveLength(1);
    const later = async (time: string) => {
      world.time.now = Date.parse(time);
      await world.store.reminders.tidy(world.time.now - 30 * DAY);
      return invited(new Date(world.time.now).toISOString());
    };
    // P3M on the calendar, from the minute in which it was said.
    expect(await later('2026-05-04T10:00:00+02:00')).toEqual(['said-already']);
    expect(await later('2026-06-25T09:59:00+02:00')).toEqual(['said-already']);
    expect(await later('2026-06-25T10:00:00+02:00')).toEqual(['planned']);
  });

  test('says nothing about a rule that the person wants to hear no more about', async () => {
    const world = await reminding();
    await world.store.reminders.mute(keyOf('anne'), 'proeve', 'mail-out', true);
    expect(await world.take(signalOf())).toEqual(['muted']);
    expect(world.counted()).toEqual(['mail-out: muted']);
  });

  test('says nothing about what would be stale by the time it may be said', async () => {
    const world = await reminding();
    const old = new Date(WEDNESDAY - 14 * DAY).toISOString();
    expect(await world.take(signalOf({ at: old }))).toEqual(['expired']);
    expect(world.counted()).toEqual(['mail-out: expired']);
    const fresh = new Date(WEDNESDAY - 14 * DAY + HOUR).toISOString();
    expect(await world.take(signalOf({ at: fresh }))).toEqual(['planned']);
  });

  test('takes an event of a clock that is ahead as having just happened', async () => {
    const world = await reminding();
    await world.take(signalOf({ at: new Date(WEDNESDAY + DAY).toISOString() }));
    expect(await world.mine('anne').list()).toMatchObject([{ about: { at: WEDNESDAY } }]);
  });

  test('a withdrawn event is not said, whether the withdrawal comes after it, with it or before it', async () => {
    const world = await reminding();
    const [late, together, early] = [signalOf(), signalOf(), signalOf()];
    const withdraw = (id: string) => world.takeIn({ signals: [], withdrawn: [id], ignored: 0 });
    await world.take(late);
    await withdraw(late.id);
    await world.takeIn({ signals: [together], withdrawn: [together.id], ignored: 0 });
    await withdraw(early.id);
    expect(await world.take(early)).toEqual(['seen-before']);
    await world.run(WEDNESDAY + DAY);
    expect(world.messages).toEqual([]);
  });

  test('says nothing to somebody whose pack is not there', async () => {
    const world = await reminding(undefined, 'gone');
    expect(await world.take(signalOf())).toEqual(['no-rule']);
    expect(world.counts).toEqual([]);
  });
});
