import { describe, expect, test } from '@jest/globals';
import { LEASE, LONGEST_WAIT } from '../../src/remind/pace.ts';
import type { About } from '../../src/remind/reminder.ts';
import {
  addressOf,
  keyOf,
  MINUTE,
  type Reminding,
  reminding,
  signalOf,
  WEDNESDAY,
} from '../support/reminding.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const at = (text: string) => Date.parse(text);
const zoom = () => signalOf({ kind: 'meeting-service', attributes: { service: 'zoom' } } as object);

/** The ids of what waits for anne. */
async function waiting(world: Reminding): Promise<string[]> {
  return (await world.mine('anne').list()).map(({ id }) => id);
}

/** A world in which one reminder of anne's is due. */
async function oneDue(): Promise<Reminding & { id: string }> {
  const world = await reminding();
  await world.take(signalOf());
  world.time.now += 10 * MINUTE;
  return { ...world, id: (await waiting(world))[0] as string };
}

describe('delivering a reminder', () => {
  test('sends it at its time, once, into the chat of the person, and counts it', async () => {
    const world = await reminding();
    await world.take(signalOf());
    await world.run(WEDNESDAY + 9 * MINUTE);
    expect(world.messages).toEqual([]);
    const [id] = await waiting(world);
    await world.run(WEDNESDAY + DAY);
    await world.deliver(id as string);
    expect(world.messages).toMatchObject([
      {
        reminder: { id, about: { kind: 'signal', rule: 'mail-out' } },
        conversation: 'chat-anne',
        at: WEDNESDAY + 10 * MINUTE,
        language: 'nb',
      },
    ]);
    expect(world.counted()).toEqual(['mail-out: taken', 'mail-out: sent']);
    expect(await waiting(world)).toEqual([]);
  });

  test('keeps the chat that was made for somebody who had none', async () => {
    const world = await reminding();
    await world.store.people.remember(keyOf('bo'), { ...addressOf('bo'), conversation: undefined }, 'da');
    await world.take(signalOf({ actor: 'bo' }));
    await world.run(WEDNESDAY + HOUR);
    world.time.now = WEDNESDAY + 63 * DAY;
    await world.take(signalOf({ actor: 'bo', at: new Date(world.time.now).toISOString() }));
    await world.run(world.time.now + DAY);
    expect(world.messages.map(({ conversation }) => conversation)).toEqual([undefined, 'chat-bo']);
  });

  test('does nothing about an id that is not there', async () => {
    const world = await reminding();
    await world.deliver('00000000-0000-4000-8000-000000000000');
    expect(world.messages).toEqual([]);
    expect(world.counts).toEqual([]);
  });

  test('waits for its place in the row, and lets go of it where that is too far', async () => {
    const near = await oneDue();
    await near.store.reminders.putOff('nobody', near.time.now + LONGEST_WAIT, true);
    await near.deliver(near.id);
    expect(near.slept).toEqual([LONGEST_WAIT]);
    expect(near.messages).toMatchObject([{ at: WEDNESDAY + 10 * MINUTE + LONGEST_WAIT }]);

    const far = await oneDue();
    await far.store.reminders.putOff('nobody', far.time.now + LONGEST_WAIT + 1, true);
    await far.deliver(far.id);
    expect([far.slept, far.messages]).toEqual([[], []]);
    expect(far.store.due(far.time.now + LONGEST_WAIT)).toEqual([]);
    expect(far.store.due(far.time.now + LONGEST_WAIT + 1)).toEqual([far.id]);
  });

  test('said too late for the working day, it comes on the next morning, in spring by the new time', async () => {
    const world = await reminding();
    world.time.now = at('2026-03-27T15:45:00+01:00');
    await world.take(signalOf({ at: '2026-03-27T14:00:00Z' }));
    const [id] = await waiting(world);
    world.time.now = at('2026-03-27T16:00:00+01:00');
    await world.deliver(id as string);
    expect(world.messages).toEqual([]);
    await world.run(at('2026-03-30T12:00:00+02:00'));
    expect(world.messages).toMatchObject([{ at: at('2026-03-30T08:00:00+02:00') }]);
  });

  test('is dropped where it came too late to be said', async () => {
    const world = await oneDue();
    world.time.now = WEDNESDAY + 14 * DAY - HOUR;
    await world.deliver(world.id);
    // The clock change has passed: 14 days on the calendar are an hour less.
    expect(world.messages).toHaveLength(1);

    const late = await oneDue();
    late.time.now = WEDNESDAY + 14 * DAY - HOUR + 1;
    await late.deliver(late.id);
    expect(late.messages).toEqual([]);
    expect(late.counted()).toEqual(['mail-out: taken', 'mail-out: expired']);
    expect(await waiting(late)).toEqual([]);
  });

  test('is dropped where the pack no longer has the rule, and where there is no such pack', async () => {
    const world = await oneDue();
    const about = { kind: 'signal', rule: 'gone', origin: 'audit-log', at: WEDNESDAY } as const;
    const reminder = {
      person: keyOf('anne'),
      pack: 'proeve',
      about,
      due: WEDNESDAY,
      expires: WEDNESDAY + DAY,
    };
    const ids = [
      await world.store.reminders.add(reminder),
      await world.store.reminders.add({ ...reminder, pack: 'gone' }),
    ];
    for (const id of ids) await world.deliver(id);
    expect(world.messages).toEqual([]);
    expect(await waiting(world)).toEqual([world.id]);
    expect(world.counted()).toEqual(['mail-out: taken', 'gone: pack-changed']);
  });

  test('of several on one day only as many as the pack allows; the rest on the next morning', async () => {
    const world = await reminding();
    const about = (rule: string, hour: number): About => ({
      ...{ kind: 'signal', rule, origin: 'audit-log', at: WEDNESDAY - hour * HOUR },
    });
    for (const [index, rule] of ['mail-out', 'meeting-invited', 'mail-out', 'meeting-invited'].entries()) {
      await world.store.reminders.add({
        ...{ person: keyOf('anne'), pack: 'proeve', about: about(rule, index) },
        ...{ due: WEDNESDAY, expires: WEDNESDAY + 7 * DAY },
      });
    }
    await world.mine('anne').remindOfDeadline({ ...DEADLINE, on: '2026-03-25' });
    await world.run(WEDNESDAY + 5 * HOUR);
    expect(world.messages.map(({ reminder }) => reminder.about.kind).sort()).toEqual([
      ...['deadline', 'signal', 'signal'],
    ]);
    await world.run(WEDNESDAY + 2 * DAY);
    const others = world.messages.slice(3).map((message) => new Date(message.at).toISOString().slice(0, 16));
    expect(others).toEqual(['2026-03-26T07:00', '2026-03-26T07:00']);
  });
});

const DEADLINE = { pack: 'proeve', guide: 'gift', duty: 'tell-leader' };

describe('what Teams answers', () => {
  test('it asks to wait: the reminder goes out after that and half as long again at most', async () => {
    const world = await oneDue();
    world.answers.push({ kind: 'later', wait: 60_000, everybody: false });
    await world.deliver(world.id);
    expect(world.store.due(world.time.now + 74_999)).toEqual([]);
    expect(world.store.due(world.time.now + 75_000)).toEqual([world.id]);
    await world.run(world.time.now + HOUR);
    expect(world.messages).toHaveLength(1);
    expect(world.counted()).toEqual(['mail-out: taken', 'mail-out: sent']);
  });

  test('it asks everybody to wait: nothing to others goes out before either', async () => {
    const world = await oneDue();
    await world.store.people.remember(keyOf('ida'), addressOf('ida'), 'da');
    world.answers.push({ kind: 'later', wait: 10 * MINUTE, everybody: true });
    await world.deliver(world.id);
    const until = world.time.now + 12.5 * MINUTE;
    await world.mine('ida').remindOfDeadline({ ...DEADLINE, on: '2026-03-25' });
    await world.run(until - MINUTE);
    expect(world.messages).toEqual([]);
    await world.run(until + HOUR);
    expect(world.messages.map(({ at: sent }) => sent >= until)).toEqual([true, true]);
  });

  test('it names no time: the wait doubles with every attempt, up to ten minutes', async () => {
    const world = await oneDue();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      world.answers.push({ kind: 'later', wait: undefined, everybody: false });
      await world.deliver(world.id);
      const [entry] = await world.mine('anne').list();
      waits.push((entry?.due ?? 0) - world.time.now);
      world.time.now = entry?.due ?? 0;
    }
    expect(waits.slice(0, 4)).toEqual([1250, 2500, 5000, 10_000]);
    expect(waits.slice(-2)).toEqual([750_000, 750_000]);
  });

  test('the person removed the bot: nothing more is sent there, and address and reminders are erased', async () => {
    const world = await oneDue();
    await world.take(zoom());
    world.answers.push({ kind: 'gone' });
    await world.deliver(world.id);
    await world.run(WEDNESDAY + 7 * DAY);
    expect(world.messages).toEqual([]);
    expect(await world.store.people.known([keyOf('anne')])).toEqual(new Set());
    expect(world.counted()).toEqual(['mail-out: taken', 'meeting-invited: taken', 'mail-out: blocked']);
  });

  test('there is no chat and none can be made: counted as unreachable', async () => {
    const world = await reminding();
    await world.store.people.remember(keyOf('bo'), { ...addressOf('bo'), conversation: undefined }, 'da');
    await world.take(signalOf({ actor: 'bo' }));
    world.answers.push({ kind: 'gone' });
    await world.run(WEDNESDAY + HOUR);
    expect(world.counted()).toEqual(['mail-out: taken', 'mail-out: unreachable']);
    expect(await world.store.people.known([keyOf('bo')])).toEqual(new Set());
  });

  test('nobody knows whether it arrived: the queue tries again, and the repeat is counted', async () => {
    const world = await oneDue();
    world.answers.push(new Error('The line went dead'));
    await expect(world.deliver(world.id)).rejects.toThrow('The line went dead');
    world.time.now += HOUR;
    await world.deliver(world.id);
    expect(world.messages).toHaveLength(1);
    expect(world.counted()).toEqual(['mail-out: taken', 'mail-out: possible-repeat', 'mail-out: sent']);
  });
});

describe('the store goes away after a message was sent', () => {
  test('the note of it is made as soon as the store is back, and the message is not sent again', async () => {
    const world = await oneDue();
    const { sent } = world.store.reminders;
    let failures = 59;
    world.store.reminders.sent = (...args) =>
      failures-- > 0 ? Promise.reject(new Error('The database is gone')) : sent(...args);
    const started = world.time.now;
    await world.deliver(world.id);
    expect(world.time.now - started).toBe(59_000);
    await world.run(world.time.now + DAY);
    expect(world.messages).toHaveLength(1);
  });

  test('it is counted too once the store is back', async () => {
    const world = await oneDue();
    const { add } = world.ports.counts;
    let failures = 3;
    world.ports.counts.add = (counts) =>
      failures-- > 0 ? Promise.reject(new Error('The database is gone')) : add(counts);
    await world.deliver(world.id);
    expect(world.messages).toHaveLength(1);
    expect(world.counted()).toEqual(['mail-out: taken', 'mail-out: sent']);
  });

  test('patience ends when the reminder belongs to nobody any more, and not earlier, with the reason', async () => {
    const world = await oneDue();
    const { begin, sent } = world.store.reminders;
    const began = world.time.now;
    let tried = 0;
    world.store.reminders.sent = () => {
      tried = world.time.now - began;
      return Promise.reject(new Error('The database is gone'));
    };
    await expect(world.deliver(world.id)).rejects.toThrow('The database is gone');
    expect(tried).toBe(LEASE - 1000);
    // As long as it was tried nobody else had it, and right after it somebody else may.
    expect(await begin(world.id, began + tried, began)).toBeUndefined();
    world.store.reminders.sent = sent;
    world.time.now = began + LEASE;
    await world.deliver(world.id);
    expect(world.counted()).toEqual(['mail-out: taken', 'mail-out: possible-repeat', 'mail-out: sent']);
  });
});

describe('a duty of the leaders’ year', () => {
  const DUTY = { pack: 'proeve', duty: 'invitations-checked' };

  test('is said in the morning of its day, and comes round again', async () => {
    const world = await reminding();
    await world.mine('anne').subscribe({ ...DUTY, on: '2026-03-26' });
    await world.run(at('2027-03-27T12:00:00+01:00'));
    // 26 September 2026 is a Saturday.
    expect(world.messages.map(({ at: sent }) => new Date(sent).toISOString())).toEqual([
      ...['2026-03-26T07:00:00.000Z', '2026-09-25T06:00:00.000Z', '2027-03-24T07:00:00.000Z'],
    ]);
    expect(await world.mine('anne').list()).toMatchObject([{ about: { on: '2027-09-26' } }]);
  });

  test('comes round again also where it could not be said', async () => {
    const world = await reminding();
    await world.mine('anne').subscribe({ ...DUTY, on: '2026-03-26' });
    world.time.now = at('2026-05-01T10:00:00+02:00');
    await world.run(world.time.now);
    expect(world.messages).toEqual([]);
    expect(world.counted()).toEqual(['invitations-checked: expired']);
    expect(await world.mine('anne').list()).toMatchObject([{ about: { on: '2026-09-26' } }]);
  });
});
