/** Servers that are measured, each in a process of its own. */
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startChild } from '../../../src/child.ts';
import { freePort, PROJECT } from '../../support/processes.ts';

const PROBE = new URL('./probe.ts', import.meta.url);
const CONNECTOR = new URL('./connector.ts', import.meta.url);

const Used = z.object({
  processorMs: z.number(),
  rss: z.number(),
  heapUsed: z.number(),
  external: z.number(),
});
/** What a process has used: milliseconds on the processor since it began, all threads together, and bytes. */
export type Used = z.infer<typeof Used>;

/** A server that runs. */
export interface Measured {
  /** Where it answers, without a slash at the end. */
  url: string;
  /** Milliseconds from the start of the process to its ready line. */
  startMs: number;
  used: () => Promise<Used>;
  /** The same after everything that is not needed any more was thrown away. */
  usedCollected: () => Promise<Used>;
  stop: () => Promise<void>;
}

export interface MeasuredOptions {
  script: URL;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** The line that says that it answers; its first group is the port. */
  ready: RegExp;
  /** Options of Node.js, beside those for measuring. */
  nodeArgs?: readonly string[];
}

/** Starts a server, and resolves when it answers. */
export async function startMeasured(options: MeasuredOptions): Promise<Measured> {
  const probe = await freePort();
  const began = performance.now();
  const child = await startChild({
    name: fileURLToPath(options.script),
    script: fileURLToPath(options.script),
    args: options.args ?? [],
    nodeArgs: ['--expose-gc', '--import', `${PROBE.href}?port=${probe}`, ...(options.nodeArgs ?? [])],
    cwd: PROJECT,
    env: { PATH: process.env.PATH, ...options.env },
    ready: options.ready,
    startWithinMs: 180_000,
  });
  const startMs = performance.now() - began;
  const ask = async (what: string) =>
    Used.parse(await (await fetch(`http://127.0.0.1:${probe}/${what}`)).json());
  return {
    url: `http://127.0.0.1:${child.readyMatch[1]}`,
    startMs,
    used: () => ask(''),
    usedCollected: () => ask('collected'),
    stop: child.stop,
  };
}

/** The Bot Connector: takes every message at once and keeps none. */
export function startStub(): Promise<Measured> {
  return startMeasured({ script: CONNECTOR, ready: /^listening (\d+)$/u });
}

/** The bot as it is started in operation, without an identity, and with its data in a folder. */
export function startOurs(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<Measured> {
  return startMeasured({
    script: new URL('../../../src/main.ts', import.meta.url),
    env: { PACK: 'jammerbugt', PORT: '0', PLAYGROUND_PORT: 'off', DATA_DIR: dataDir, ...env },
    ready: /"event":"listening".*"port":(\d+)/u,
  });
}
