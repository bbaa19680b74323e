import { describe, expect, it } from '@jest/globals';
import { createLimit } from '../src/limit.ts';

function limitOf(over: { names?: number } = {}) {
  const time = { now: 1_000 };
  const limit = createLimit({ atOnce: 3, everyMs: 100, clock: () => time.now, ...over });
  return { time, limit };
}

describe('a limit', () => {
  it('lets so many through at once, and one more after each while', () => {
    const { time, limit } = limitOf();
    expect([1, 2, 3, 4, 5].map(() => limit('anna'))).toEqual([true, true, true, false, false]);
    time.now += 99;
    expect(limit('anna')).toBe(false);
    time.now += 1;
    expect([limit('anna'), limit('anna')]).toEqual([true, false]);
  });

  it('never lets more through at once, however long nobody came', () => {
    const { time, limit } = limitOf();
    limit('anna');
    time.now += 1_000_000;
    expect([1, 2, 3, 4].map(() => limit('anna'))).toEqual([true, true, true, false]);
  });

  it('counts each name by itself', () => {
    const { limit } = limitOf();
    for (let turn = 0; turn < 4; turn++) limit('anna');
    expect([limit('anna'), limit('bo')]).toEqual([false, true]);
  });

  it('remembers no more names than it may, and forgets the one that was away the longest', () => {
    const { limit } = limitOf({ names: 2 });
    for (let turn = 0; turn < 3; turn++) limit('anna');
    for (let turn = 0; turn < 3; turn++) limit('bo');
    limit('carla');
    expect([limit('bo'), limit('anna')]).toEqual([false, true]);
  });
});
