import { describe, expect, it } from '@jest/globals';
import { CodedError } from '../../src/errors.ts';
import { createTally } from '../../src/usage/tally.ts';
import type { Use } from '../../src/usage/use.ts';
import { memoryUsage } from '../support/memory-usage.ts';

const NOON = Date.parse('2026-03-31T10:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
const opened: Use = { what: 'guide-opened', pack: 'proeve', guide: 'gift' };
const helpful: Use = { what: 'helpful', pack: 'proeve', guide: 'gift' };

function tallied() {
  const usage = memoryUsage();
  const writes: number[] = [];
  let failure: Error | undefined;
  const add: typeof usage.add = async (counts) => {
    writes.push(counts.length);
    if (failure) throw failure;
    await usage.add(counts);
  };
  const dayOf = (pack: string, instant: number) =>
    pack === 'proeve' ? new Date(instant).toISOString().slice(0, 10) : 'another zone';
  const fail = (error: Error | undefined) => {
    failure = error;
  };
  return { usage, writes, fail, tally: createTally({ usage: { add }, dayOf }) };
}

describe('a tally', () => {
  it('is written as one number for each thing of a day', async () => {
    const { usage, writes, tally } = tallied();
    tally.count([opened, helpful], NOON);
    tally.count([opened], NOON + 1000);
    tally.count([opened], NOON + DAY);
    await tally.write();
    expect(writes).toEqual([3]);
    expect(await usage.between('2026-03-31', '2099-01-01', 1)).toEqual([
      { ...opened, count: 3 },
      { ...helpful, count: 1 },
    ]);
    expect(await usage.between('2026-04-01', '2099-01-01', 1)).toEqual([{ ...opened, count: 1 }]);
  });

  it('asks for the day where the pack is', async () => {
    const { usage, tally } = tallied();
    tally.count([{ ...opened, pack: 'far-away' }], NOON);
    await tally.write();
    expect(await usage.between('another zone', 'b', 1)).toHaveLength(1);
  });

  it('is written once, and not at all where nothing was counted', async () => {
    const { writes, tally } = tallied();
    await tally.write();
    tally.count([], NOON);
    await tally.write();
    tally.count([opened], NOON);
    await Promise.all([tally.write(), tally.write()]);
    expect(writes).toEqual([1]);
  });

  it('keeps what the store did not take, with what was counted meanwhile', async () => {
    const { usage, fail, tally } = tallied();
    tally.count([opened], NOON);
    fail(new CodedError('DATABASE_UNREACHABLE', 'away'));
    const failed = tally.write();
    tally.count([opened, helpful], NOON);
    await expect(failed).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    fail(undefined);
    await tally.write();
    expect((await usage.between('2026-03-31', '2099-01-01', 1)).map(({ count }) => count)).toEqual([2, 1]);
  });
});
