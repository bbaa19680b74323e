import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Counting, createCounting } from '../src/counting.ts';
import { CodedError } from '../src/errors.ts';
import { createLog } from '../src/log.ts';
import type { Happened } from '../src/usage/use.ts';
import { memoryReminders } from './support/memory-reminders.ts';
import { memoryUsage } from './support/memory-usage.ts';
import { packsOf, proeve } from './support/proeve.ts';

/** Ten past midnight in Copenhagen, and the day before in universal time. */
const NIGHT = Date.parse('2026-03-31T22:10:00Z');
const SECOND = 1000;
const opened: Happened = { verb: 'open', pack: 'proeve', guide: 'gift', node: 'who', language: 'da' };

function world() {
  const usage = memoryUsage();
  const { counts } = memoryReminders();
  const lines: Record<string, unknown>[] = [];
  const log = createLog({ level: 'info', stream: { write: (line) => lines.push(JSON.parse(line)) } });
  let away = false;
  let hanging: Promise<void> | undefined;
  let writes = 0;
  const add: typeof usage.add = async (list) => {
    writes += 1;
    await hanging;
    if (away) throw new CodedError('DATABASE_UNREACHABLE', 'away');
    await usage.add(list);
  };
  const packs = packsOf(proeve());
  const parts = { packs, usage: { ...usage, add }, reminderCounts: counts, log, now: () => Date.now() };
  const setAway = (is: boolean) => {
    away = is;
  };
  const hang = (until: Promise<void>) => {
    hanging = until;
  };
  return { usage, counts, lines, setAway, hang, writes: () => writes, counting: createCounting(parts) };
}

let here: ReturnType<typeof world>;
let counting: Counting;
beforeEach(() => {
  jest.useFakeTimers({ now: NIGHT });
  here = world();
  counting = here.counting;
});
afterEach(async () => {
  here.setAway(false);
  await counting.stop();
  jest.useRealTimers();
});

const openings = async (day = '2026-01-01') =>
  (await here.usage.between(day, '2027-01-01', 1)).find(({ what }) => what === 'guide-opened')?.count;

describe('turns', () => {
  it('are written every few seconds, on the day of their municipality', async () => {
    counting.count(opened);
    counting.count(opened);
    expect(await openings()).toBeUndefined();
    await jest.advanceTimersByTimeAsync(5 * SECOND);
    expect(await openings('2026-04-01')).toBe(2);
    expect(await openings('2026-04-02')).toBeUndefined();
  });

  it('are written when the bot stops, and then no more', async () => {
    counting.count(opened);
    await counting.stop();
    expect(await openings()).toBe(1);
    counting.count(opened);
    await jest.advanceTimersByTimeAsync(60 * SECOND);
    expect(await openings()).toBe(1);
  });

  it('wait for a store that is away, which the log says once a minute', async () => {
    here.setAway(true);
    counting.count(opened);
    await jest.advanceTimersByTimeAsync(65 * SECOND);
    expect(here.lines.map(({ event, count }) => [event, count])).toEqual([
      ['Counts were not written', 1],
      ['Counts were not written', 12],
    ]);
    here.setAway(false);
    await jest.advanceTimersByTimeAsync(5 * SECOND);
    expect(await openings()).toBe(1);
  });

  it('are lost where the store is away as the bot stops, and the log says so', async () => {
    here.setAway(true);
    counting.count(opened);
    await counting.stop();
    expect(here.lines).toMatchObject([
      { event: 'Counts were not written', error: { code: 'DATABASE_UNREACHABLE' } },
    ]);
  });

  it('ask a store that hangs once, and not again and again', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    here.hang(promise);
    for (let second = 0; second < 60; second += 5) {
      counting.count(opened);
      await jest.advanceTimersByTimeAsync(5 * SECOND);
    }
    expect(here.writes()).toBe(1);
    resolve();
    await jest.advanceTimersByTimeAsync(5 * SECOND);
    expect([here.writes(), await openings()]).toEqual([2, 12]);
  });
});

describe('counts', () => {
  it('are erased after 25 months, those of reminders as well', async () => {
    const days = ['2024-02-28', '2024-02-29'];
    const of = { pack: 'proeve', guide: 'gift' };
    await here.usage.add(days.map((day) => ({ day, what: 'guide-opened', ...of, count: 1 })));
    await here.counts.add(days.map((day) => ({ day, pack: 'proeve', rule: 'mail-out', what: 'sent' })));
    await counting.tidy();
    expect(await openings()).toBeUndefined();
    expect(await openings('2024-01-01')).toBe(1);
    expect(await here.counts.between('2024-01-01', '2099-01-01', 1)).toMatchObject([{ count: 1 }]);
    expect(here.lines).toMatchObject([{ event: 'counts erased', count: 2 }]);
  });
});
