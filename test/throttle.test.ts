import { describe, expect, it } from '@jest/globals';
import { createThrottle } from '../src/throttle.ts';

describe('a throttle', () => {
  it('lets the same through once in its time, and says how often it came', () => {
    let now = 5000;
    const throttle = createThrottle({ everyMs: 60_000, clock: () => now });
    const counts: (number | undefined)[] = [];
    for (const at of [5000, 5000, 6000, 64_999, 65_000, 65_001, 125_000, 500_000]) {
      now = at;
      counts.push(throttle('DATABASE_UNREACHABLE'));
    }
    expect(counts).toEqual([1, undefined, undefined, undefined, 4, undefined, 2, 1]);
  });

  it('holds nothing back because of something else', () => {
    const throttle = createThrottle({ everyMs: 60_000, clock: () => 0 });
    expect(['DATABASE_UNREACHABLE', 'QUEUE_FAILED', 'QUEUE_FAILED'].map(throttle)).toEqual([1, 1, undefined]);
  });
});
