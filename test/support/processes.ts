/** Child processes, ports and folders for tests that run the product as its users do. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from '../../src/child.ts';

/** The folder of the project. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Where Node.js keeps what it compiled of the product, for all tests together: each starts with an empty folder for
 * data, and would keep 20 MB there.
 */
export const COMPILED = path.join(tmpdir(), 'maa-jeg-test-compiled');

/** The channel to us must not keep a script alive that has come to its end. */
const END_WITH_US = `process.once('disconnect', () => process.exit()); process.channel.unref();`;

export interface ScriptOptions {
  /** Variables besides PATH and NODE_COMPILE_CACHE; nothing else is inherited. */
  env?: Record<string, string>;
  args?: readonly string[];
  /** The line that says that it is ready. */
  ready: RegExp;
  /** The project's folder unless given. */
  cwd?: string;
}

/**
 * Starts a script of the project, for example 'src/main.ts', with the running version of Node.js, and
 * resolves when it is ready. A test that dies takes its scripts along.
 */
export function startScript(script: string, options: ScriptOptions): Promise<Child> {
  return startChild({
    name: script,
    script: path.resolve(PROJECT, script),
    args: options.args ?? [],
    nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(END_WITH_US)}`],
    cwd: options.cwd ?? PROJECT,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED, ...options.env },
    ready: options.ready,
    startWithinMs: 180_000,
  });
}

/** How long the processor has worked for a process so far, in milliseconds to the next ten; on Linux. */
export function processorMs(pid: number): number {
  // After the name, which may hold anything, come the state and ten other fields: see proc_pid_stat(5).
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return (user + system) * 10;
}

/** A port of 127.0.0.1 that was free a moment ago. Prefer 0 where the program can say which one it got. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

export interface TemporaryDir {
  readonly dir: string;
  remove(): Promise<void>;
}

/** An empty folder outside the project. */
export async function temporaryDir(): Promise<TemporaryDir> {
  const dir = await mkdtemp(path.join(tmpdir(), 'maa-jeg-test-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }) };
}
