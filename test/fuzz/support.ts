/** Runs a part on many malformed inputs, and measures what no single test sees: growth of memory, and slow inputs. */
import v8 from 'node:v8';
import vm from 'node:vm';
import { expect } from '@jest/globals';
import fc from 'fast-check';

/** The same inputs on every run; FUZZ_SEED gives other ones, and FUZZ_TIMES that many times as many. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_331);
const TIMES = Number(process.env.FUZZ_TIMES ?? 1);

/** What memory may grow by, in bytes, in all and for each input: caches of the engine come and go. */
const GROWTH = 1024 * 1024;
const GROWTH_EACH = 128;
/** After so many collections of garbage the numbers stand still. */
const COLLECTIONS = 4;
/** An input counts as slow at so many times the median, and at so many microseconds, whichever is more. */
const SLOW = 400;
const SLOW_US = 60_000;
/** The slowest inputs of a run are tried again, since any can meet a collection of garbage. */
const TRIED_AGAIN = 5;

v8.setFlagsFromString('--expose-gc');
const collect: () => void = vm.runInNewContext('gc');

/**
 * Gives a part so many inputs, in two halves. It fails, with the seed and the smallest input, where `check` throws or a
 * promise is rejected unseen; where memory is larger after the second half than after the first, and larger still after
 * a third; and where an input takes far longer than the median, also when it is tried again.
 */
export async function fuzz<Input>(
  runs: number,
  inputs: fc.Arbitrary<Input>,
  check: (input: Input) => unknown,
): Promise<void> {
  const unseen: unknown[] = [];
  const see = (reason: unknown) => unseen.push(reason);
  process.on('unhandledRejection', see);
  const costs: number[] = [];
  let slowest: { cost: number; input: Input }[] = [];
  const numRuns = Math.ceil((runs * TIMES) / 2);
  const mostGrowth = GROWTH + GROWTH_EACH * numRuns;
  const half = async (seed: number): Promise<number> => {
    const property = fc.asyncProperty(inputs, async (input) => {
      const cost = await costOf(() => check(input));
      costs.push(cost);
      if (cost <= (slowest[TRIED_AGAIN - 1]?.cost ?? 0)) return;
      slowest = [...slowest, { cost, input }].sort((a, b) => b.cost - a.cost).slice(0, TRIED_AGAIN);
    });
    await fc.assert(property, { seed, numRuns });
    return memoryInUse();
  };
  try {
    const first = await half(SEED);
    const second = await half(SEED + 1);
    let grown = second - first;
    // What only settled later stays as it is; a leak goes on.
    if (grown > mostGrowth) grown = (await half(SEED + 2)) - second;
    const bound = Math.max(SLOW * median(costs), SLOW_US);
    const slow: string[] = [];
    for (const { cost, input } of slowest) {
      if (cost > bound && (await quickest(() => check(input))) > bound)
        slow.push((JSON.stringify(input) ?? 'undefined').slice(0, 2_000));
    }
    const grows = Math.max(0, grown - mostGrowth);
    expect({ seed: SEED, unseen, slow, grows }).toEqual({ seed: SEED, unseen: [], slow: [], grows: 0 });
  } finally {
    process.off('unhandledRejection', see);
  }
}

/** Bytes of the heap, and of buffers beside it, that are in use; some are let go by a later collection alone. */
async function memoryInUse(): Promise<number> {
  for (let time = 0; time < COLLECTIONS; time++) {
    collect();
    await new Promise(setImmediate);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Microseconds of the processor that something takes; how busy the machine is does not count. */
async function costOf(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

async function quickest(run: () => unknown): Promise<number> {
  const costs = [await costOf(run), await costOf(run), await costOf(run)];
  return Math.min(...costs);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
