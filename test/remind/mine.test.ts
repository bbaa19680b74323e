import { describe, expect, test } from '@jest/globals';
import type { ReminderAnswer } from '../../src/remind/reminder.ts';
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
const DEADLINE = { pack: 'proeve', guide: 'gift', duty: 'tell-leader' };
const YEARLY = { pack: 'proeve', duty: 'invitations-checked' };

/** A world in which anne was reminded of her mail. */
async function reminded(): Promise<Reminding & { id: string }> {
  const world = await reminding();
  await world.take(signalOf());
  await world.run(WEDNESDAY + HOUR);
  return { ...world, id: world.messages[0]?.reminder.id as string };
}

describe('an answer to a reminder', () => {
  test.each<ReminderAnswer>(['done', 'wrong'])('%s is counted without the person', async (answer) => {
    const world = await reminded();
    expect(await world.mine('anne').answer(world.id, answer)).toEqual({ kind: 'noted' });
    expect(world.counts.at(-1)).toEqual({
      ...{ day: '2026-03-25', pack: 'proeve', rule: 'mail-out', what: answer },
    });
    await world.run(WEDNESDAY + 2 * DAY);
    expect(world.messages).toHaveLength(1);
  });

  test('tomorrow says it again on the next working morning', async () => {
    const world = await reminded();
    world.time.now = Date.parse('2026-03-27T14:00:00+01:00');
    expect(await world.mine('anne').answer(world.id, 'tomorrow')).toEqual({
      kind: 'again',
      on: '2026-03-30',
    });
    await world.run(Date.parse('2026-03-31T12:00:00+02:00'));
    expect(world.messages.map(({ at }) => at)).toEqual([
      ...[WEDNESDAY + 10 * MINUTE, Date.parse('2026-03-30T08:00:00+02:00')],
    ]);
    expect(world.counted()).toEqual([
      ...['mail-out: taken', 'mail-out: sent', 'mail-out: tomorrow', 'mail-out: sent'],
    ]);
  });

  test('tomorrow holds also for a reminder that would be stale by then', async () => {
    const world = await reminded();
    world.time.now = Date.parse('2026-04-07T14:00:00+02:00');
    const [before] = world.messages;
    expect(before?.reminder.expires).toBeLessThan(Date.parse('2026-04-09T00:00:00+02:00'));
    world.time.now = Date.parse('2026-04-08T14:00:00+02:00');
    await world.mine('anne').answer(world.id, 'tomorrow');
    await world.run(Date.parse('2026-04-10T12:00:00+02:00'));
    expect(world.messages).toHaveLength(2);
  });

  test('mute: the rule is said no more, until the person takes it back', async () => {
    const world = await reminded();
    const mine = world.mine('anne');
    expect(await mine.answer(world.id, 'mute')).toEqual({ kind: 'noted' });
    expect(await mine.muted()).toEqual([{ pack: 'proeve', rule: 'mail-out' }]);
    world.time.now = Date.parse('2026-05-04T10:00:00+02:00');
    const again = () => world.take(signalOf({ at: new Date(world.time.now).toISOString() }));
    expect(await again()).toEqual(['muted']);
    await mine.unmute('proeve', 'mail-out');
    expect(await mine.muted()).toEqual([]);
    expect(await again()).toEqual(['planned']);
    expect(world.counted()).toContain('mail-out: mute');
  });

  test('mute of a yearly duty ends the subscription, and leaves another wish alone', async () => {
    const world = await reminding();
    const mine = world.mine('anne');
    await mine.subscribe({ ...YEARLY, on: '2026-03-26' });
    await mine.remindOfDeadline({ ...DEADLINE, on: '2026-04-15' });
    await world.run(WEDNESDAY + DAY);
    const id = world.messages[0]?.reminder.id as string;
    expect(await mine.list()).toHaveLength(2);
    await mine.answer(id, 'mute');
    expect((await mine.list()).map(({ about }) => about.kind)).toEqual(['deadline']);
  });

  test('mute of a deadline takes back all that waits about the same duty, and nothing else', async () => {
    const world = await reminding();
    const mine = world.mine('anne');
    const report = { pack: 'proeve', guide: 'invitation', duty: 'report' };
    for (const on of ['2026-03-26', '2026-06-15']) await mine.remindOfDeadline({ ...report, on });
    await mine.remindOfDeadline({ ...report, duty: 'check-list', on: '2026-06-15' });
    // Another guide may have a duty of the same name.
    await world.store.reminders.add({
      ...{ person: keyOf('anne'), pack: 'proeve', due: WEDNESDAY + 90 * DAY, expires: WEDNESDAY + 99 * DAY },
      about: { kind: 'deadline', guide: 'gift', duty: 'report', on: '2026-06-23' },
    });
    await world.run(WEDNESDAY + DAY);
    await mine.answer(world.messages[0]?.reminder.id as string, 'mute');
    const left = (await mine.list()).map(
      ({ about }) => about.kind === 'deadline' && `${about.guide} ${about.duty}`,
    );
    expect(left).toEqual(['invitation check-list', 'gift report']);
  });

  test.each<ReminderAnswer>(['done', 'wrong', 'tomorrow', 'mute'])(
    '%s to the reminder of somebody else changes and counts nothing',
    async (answer) => {
      const world = await reminded();
      const counted = world.counted();
      expect(await world.mine('bo').answer(world.id, answer)).toEqual({ kind: 'gone' });
      await world.run(WEDNESDAY + 7 * DAY);
      expect(world.messages).toHaveLength(1);
      expect(await world.mine('anne').muted()).toEqual([]);
      expect(await world.mine('bo').muted()).toEqual([]);
      expect(world.counted()).toEqual(counted);
    },
  );
});

describe('a reminder of a deadline', () => {
  test('is said on the morning of the day that the person chose', async () => {
    const world = await reminding();
    const wished = await world.mine('anne').remindOfDeadline({ ...DEADLINE, on: '2026-04-15' });
    expect(wished).toMatchObject({ kind: 'waits', on: '2026-04-15', says: '2026-04-15' });
    await world.run(Date.parse('2026-04-16T12:00:00+02:00'));
    expect(world.messages).toMatchObject([
      {
        at: Date.parse('2026-04-15T08:00:00+02:00'),
        reminder: { about: { kind: 'deadline', guide: 'gift', duty: 'tell-leader', on: '2026-04-15' } },
      },
    ]);
  });

  test('about a quiet day is said before it, and says so', async () => {
    const world = await reminding();
    const wished = await world.mine('anne').remindOfDeadline({ ...DEADLINE, on: '2026-04-06' });
    expect(wished).toMatchObject({ kind: 'waits', on: '2026-04-06', says: '2026-04-01' });
  });

  test('asked for twice about the same day it waits once', async () => {
    const world = await reminding();
    const mine = world.mine('anne');
    const first = await mine.remindOfDeadline({ ...DEADLINE, on: '2026-04-15' });
    expect(await mine.remindOfDeadline({ ...DEADLINE, on: '2026-04-15' })).toEqual(first);
    await mine.remindOfDeadline({ ...DEADLINE, on: '2026-05-15' });
    expect((await mine.list()).map(({ about }) => 'on' in about && about.on)).toEqual([
      ...['2026-04-15', '2026-05-15'],
    ]);
  });

  test.each([
    ['', 'no-date'],
    ['i morgen', 'no-date'],
    ['2026-02-30', 'no-date'],
    ['2026-03-24', 'past'],
    ['2028-03-26', 'too-far'],
  ])('%j is refused as %s, and nothing waits', async (on, because) => {
    const world = await reminding();
    expect(await world.mine('anne').remindOfDeadline({ ...DEADLINE, on })).toEqual({
      kind: 'refused',
      because,
    });
    expect(await world.mine('anne').list()).toEqual([]);
  });

  test.each(['2026-03-25', '2028-03-25'])('today and two years ahead can be chosen: %s', async (on) => {
    const world = await reminding();
    expect(await world.mine('anne').remindOfDeadline({ ...DEADLINE, on })).toMatchObject({
      kind: 'waits',
      on,
    });
  });

  test.each([
    { pack: 'gone' },
    { guide: 'gone' },
    { duty: 'gone' },
    { duty: 'send-back' },
    { duty: 'toString' },
  ])('of %j there is none', async (change) => {
    const world = await reminding();
    const wish = { ...DEADLINE, on: '2026-04-15', ...change };
    expect(await world.mine('anne').remindOfDeadline(wish)).toEqual({ kind: 'unknown' });
    expect(await world.mine('anne').list()).toEqual([]);
  });
});

describe('the leaders’ year', () => {
  test('a subscription begins one period from today, and waits with the other reminders', async () => {
    const world = await reminding();
    const wished = await world.mine('anne').subscribe(YEARLY);
    expect(wished).toMatchObject({ kind: 'waits', on: '2026-09-25', says: '2026-09-25' });
    expect(await world.mine('anne').list()).toMatchObject([
      { about: { kind: 'year', duty: 'invitations-checked', on: '2026-09-25' } },
    ]);
  });

  test('subscribed to again, the day that waits stays', async () => {
    const world = await reminding();
    const mine = world.mine('anne');
    const first = await mine.subscribe({ ...YEARLY, on: '2026-06-01' });
    world.time.now += DAY;
    expect(await mine.subscribe(YEARLY)).toEqual(first);
    expect(await mine.list()).toHaveLength(1);
  });

  test('can be ended, and only by the person', async () => {
    const world = await reminding();
    await world.mine('anne').subscribe(YEARLY);
    expect(await world.mine('bo').unsubscribe(YEARLY)).toBe(false);
    expect(await world.mine('anne').list()).toHaveLength(1);
    expect(await world.mine('anne').unsubscribe(YEARLY)).toBe(true);
    expect(await world.mine('anne').unsubscribe(YEARLY)).toBe(false);
    expect(await world.mine('anne').list()).toEqual([]);
  });

  test('a wrong day is refused, and an unknown duty is not subscribed to', async () => {
    const world = await reminding();
    const mine = world.mine('anne');
    expect(await mine.subscribe({ ...YEARLY, on: '2026-03-24' })).toEqual({
      kind: 'refused',
      because: 'past',
    });
    expect(await mine.subscribe({ ...YEARLY, duty: 'gone' })).toEqual({ kind: 'unknown' });
    expect(await mine.subscribe({ ...YEARLY, pack: 'gone' })).toEqual({ kind: 'unknown' });
    expect(await mine.list()).toEqual([]);
  });
});

describe('what waits', () => {
  test('can be taken back, and only by the person', async () => {
    const world = await reminding();
    await world.take(signalOf());
    const [waits] = await world.mine('anne').list();
    const id = waits?.id as string;
    expect(await world.mine('bo').cancel(id)).toBe(false);
    expect(await world.mine('anne').cancel(id)).toBe(true);
    expect(await world.mine('anne').cancel(id)).toBe(false);
    await world.run(WEDNESDAY + DAY);
    expect(world.messages).toEqual([]);
  });

  test('is erased with everything about the person, and nobody else’s is', async () => {
    const world = await reminded();
    await world.store.people.remember(keyOf('bo'), addressOf('bo'), 'da');
    const [anne, bo] = [world.mine('anne'), world.mine('bo')];
    await anne.answer(world.id, 'mute');
    await anne.subscribe(YEARLY);
    await bo.subscribe(YEARLY);
    expect(await anne.erase()).toEqual({ address: true, choices: false, reminders: 2, said: 1, muted: 1 });
    expect([await anne.list(), await anne.muted()]).toEqual([[], []]);
    expect(await bo.list()).toHaveLength(1);
    expect(await anne.answer(world.id, 'done')).toEqual({ kind: 'gone' });
  });
});
