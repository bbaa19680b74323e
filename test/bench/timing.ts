/** Measuring things in turns, and saying what came out of it. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { z } from 'zod';

/** What is measured: does its work once, or so many times. */
export interface Measured {
  name: string;
  /** Does the work that one reading stands for; what it returns is not looked at. */
  run: () => unknown;
}

/** Long enough that the clock does not count, short enough that all take turns often; in milliseconds. */
const SLICE = 25;
/** For the compiler, before anything is measured; in milliseconds. */
const WARM = 400;

/** How long work took, in milliseconds, once per round. */
export interface Times {
  /** On the clock. */
  clock: readonly number[];
  /** On the processor, all threads together: what else the machine does hardly counts. */
  processor: readonly number[];
}

/**
 * How long each takes for its work. In each round all take their turn, so that what else the machine does falls on all
 * alike; what is quick is done so often that a reading is no shorter than a slice.
 */
export async function inTurns(all: readonly Measured[], rounds: number): Promise<Map<string, Times>> {
  const repeats = new Map<string, number>();
  for (const { name, run } of all) {
    const begin = performance.now();
    let clock = Number.POSITIVE_INFINITY;
    while (performance.now() - begin < WARM) clock = Math.min(clock, (await reading(run, 1)).clock);
    repeats.set(name, Math.max(1, Math.ceil(SLICE / clock)));
  }
  const found = new Map(all.map(({ name }) => [name, { clock: [] as number[], processor: [] as number[] }]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of all) {
      const { clock, processor } = await reading(run, repeats.get(name) as number);
      found.get(name)?.clock.push(clock);
      found.get(name)?.processor.push(processor);
    }
  }
  return found;
}

async function reading(run: () => unknown, times: number): Promise<{ clock: number; processor: number }> {
  const begin = performance.now();
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  const { user, system } = process.cpuUsage(before);
  const clock = performance.now() - begin;
  return { clock: clock / times, processor: (user + system) / 1000 / times };
}

/** The value that a part of all values stays within. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN;
}

/** The median with the quartiles: "2.41 (2.36–2.52)". */
export function spread(values: readonly number[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => short(quantile(values, part)));
  return `${middle} (${low}–${high})`;
}

/** How often one goes into the other, round by round. */
export function ratios(values: readonly number[], by: readonly number[]): number[] {
  return values.map((value, round) => value / (by[round] as number));
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Rows as a Markdown table, the first one the heads; all columns but the first hold numbers. */
export function markdown([heads = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = heads.map((_, column) => (column === 0 ? '---' : '---:'));
  return [heads, rule, ...rows].map(line).join('\n');
}

/** The machine, its load and the versions, for the head of a table. */
export function circumstances(packages: readonly string[]): string {
  const all = cpus();
  const load = loadavg().map((value) => value.toFixed(1));
  const versions = packages.map((name) => `${name} ${versionOf(name)}`);
  return [
    `${new Date().toISOString().slice(0, 10)}`,
    `Node ${process.versions.node}`,
    `${all.length} cores (${all[0]?.model.trim()})`,
    `load ${load.join(', ')} (1, 5 and 15 minutes)`,
    ...versions,
  ].join(' · ');
}

const Lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

function versionOf(name: string): string {
  const lock = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  return lock.packages[`node_modules/${name}`]?.version ?? 'of unknown version';
}
