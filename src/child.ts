import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { CodedError } from './errors.ts';

export interface ChildOptions {
  /** What messages call it, for example "the Agents Playground". */
  name: string;
  /** A script for the running version of Node.js. */
  script: string;
  args?: readonly string[];
  /** Options of Node.js itself, before the script. */
  nodeArgs?: readonly string[];
  cwd: string;
  /** Its whole environment: nothing is inherited. */
  env: Readonly<Record<string, string | undefined>>;
  /** The line of its output that says that it is ready. */
  ready: RegExp;
  /** How long it may take until that line, in milliseconds. */
  startWithinMs: number;
}

export interface Child {
  readonly pid: number;
  /** What `ready` matched. */
  readonly readyMatch: RegExpExecArray;
  /** The last lines it printed. */
  tail(): string;
  /** Resolves once it has ended, whoever ended it, with a phrase such as "with exit code 1". */
  readonly ended: Promise<string>;
  /** Ends it and waits until it is gone. A second call waits for the same end. */
  stop(): Promise<void>;
}

const TAIL_LINES = 20;
/** A child that was asked to end is ended by force after this time. */
const FORCE_AFTER_MS = 5_000;

/**
 * Starts a Node.js script as a child process and resolves when it prints its ready line. The child gets
 * an IPC channel: when this process is gone, however it went, the child sees 'disconnect'.
 *
 * @throws {CodedError} CHILD_ENDED when it ends before it is ready, CHILD_SLOW when it is not ready in
 * time. It is gone then, and the message holds what it printed.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const args = [...(options.nodeArgs ?? []), options.script, ...(options.args ?? [])];
  const process_ = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: { ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A Ctrl+C in the terminal reaches this process alone, which ends its children in its own order.
    detached: process.platform !== 'win32',
  });
  const ended = endOf(process_);
  const lines: string[] = [];
  const tail = () => lines.join('\n');
  const stop = () => end(process_, ended);
  const { promise: ready, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
  const fail = (code: string, what: string) =>
    reject(new CodedError(code, `${options.name} ${what}. It printed:\n${tail() || '(nothing)'}`));
  const readLine = (line: string) => {
    lines.push(line);
    if (lines.length > TAIL_LINES) lines.shift();
    const match = options.ready.exec(line);
    if (match) resolve(match);
  };
  for (const stream of [process_.stdout, process_.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', readLine);
  }
  ended.then((how) => fail('CHILD_ENDED', `ended ${how} before it was ready`));
  const timer = setTimeout(
    () => fail('CHILD_SLOW', `was not ready within ${options.startWithinMs / 1000} seconds`),
    options.startWithinMs,
  );
  try {
    return { pid: process_.pid ?? 0, readyMatch: await ready, tail, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** 'close' and not 'exit', so that everything it printed has been read. A spawn that fails says 'error'. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`with "${error.message}"`));
    child.once('close', (code, signal) => resolve(signal ? `by ${signal}` : `with exit code ${code}`));
  });
}

async function end(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), FORCE_AFTER_MS);
  await ended;
  clearTimeout(timer);
}
