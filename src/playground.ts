import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from './child.ts';
import { CodedError } from './errors.ts';

export interface PlaygroundOptions {
  /** The address that the bot takes messages at, for example http://127.0.0.1:3978/api/messages. */
  endpoint: string;
  /** The port of the page; 0 takes any free one. */
  port: number;
  /** Where its log goes. Without it: a temporary folder that stop() removes. */
  dir?: string;
  /**
   * The language that its user has in Teams, such as da-DK. The Playground itself says en-US for
   * everybody and has no setting for it.
   */
  locale?: string;
  /** Takes sentences for whoever started it. */
  log: { info(message: string): void; error(message: string): void };
}

export interface RunningPlayground {
  /** The page, without a slash at the end. */
  readonly address: string;
  /** Ends the Playground and waits until it is gone. */
  stop(): Promise<void>;
}

const require = createRequire(import.meta.url);
const LOG_FILE = 'playground.log';
const START_WITHIN_MS = 30_000;

/**
 * Starts Microsoft's Agents Playground, a Teams for one person in the browser, as a child process on
 * 127.0.0.1. Its users and conversations are those of .m365agentsplayground.yml. If it dies before
 * stop(), `log.error` says so.
 *
 * @throws {CodedError} PORT_TAKEN, PLAYGROUND_MISSING, PLAYGROUND_FAILED, or those of startChild
 */
export async function startPlayground(options: PlaygroundOptions): Promise<RunningPlayground> {
  // The Playground would move to another port without a word that anybody reads.
  if (options.port !== 0) await claimPort(options.port);
  const dir = path.resolve(options.dir ?? (await mkdtemp(path.join(tmpdir(), 'playground-'))));
  const clean = async () => {
    if (options.dir === undefined) await rm(dir, { recursive: true, force: true });
  };
  let child: Child | undefined;
  try {
    await mkdir(dir, { recursive: true });
    child = await startChild(playgroundChild(options, dir));
    const address = `http://127.0.0.1:${child.readyMatch[1]}`;
    await probe(address, dir);
    options.log.info(`The Agents Playground is at ${address}`);
    return { address, stop: stopper(child, dir, options.log, clean) };
  } catch (error) {
    await child?.stop();
    await clean();
    throw error;
  }
}

function playgroundChild(options: PlaygroundOptions, dir: string) {
  const { PATH, HOME, SystemRoot, windir, ComSpec } = process.env;
  return {
    name: 'The Agents Playground',
    script: binary(),
    nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(guard(options, dir))}`],
    args: [
      'start',
      '-e',
      options.endpoint,
      '-c',
      'msteams',
      '-p',
      String(options.port),
      '--disable-telemetry',
    ],
    cwd: dir,
    // Only what it needs: the environment of the bot holds secrets.
    env: {
      PATH,
      HOME,
      SystemRoot,
      windir,
      ComSpec,
      TMPDIR: dir,
      TZ: 'Europe/Copenhagen',
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: fileURLToPath(
        new URL('../.m365agentsplayground.yml', import.meta.url),
      ),
      M365_AGENTS_PLAYGROUND_LOGFILE: path.join(dir, LOG_FILE),
      M365_AGENTS_PLAYGROUND_RECORDING_FILE: path.join(dir, 'events.log'),
      // --disable-telemetry leaves on the library's own usage reports, and reports of a failed start.
      APPLICATIONINSIGHTS_CONFIGURATION_CONTENT: '{"disableAppInsights":true,"disableStatsbeat":true}',
    },
    ready: /^Listening on (\d+)$/,
    startWithinMs: START_WITHIN_MS,
  };
}

/**
 * What the Playground does not do by itself, run in its process before it starts: listen on 127.0.0.1
 * instead of every network, end when the process that started it is gone (and take its log along, which
 * quotes messages), and say the user's locale.
 */
function guard(options: PlaygroundOptions, dir: string): string {
  const locale = JSON.stringify(options.locale ?? null);
  const leftover = JSON.stringify(options.dir === undefined ? dir : null);
  return `
    import { rmSync } from 'node:fs';
    import net from 'node:net';
    const { listen } = net.Server.prototype;
    net.Server.prototype.listen = function (port, ready) {
      return listen.call(this, { port, host: '127.0.0.1' }, ready);
    };
    process.once('disconnect', () => {
      if (${leftover}) rmSync(${leftover}, { recursive: true, force: true });
      process.exit();
    });
    process.channel.unref();
    const { stringify } = JSON;
    const isActivity = (value) => value?.channelId === 'msteams' && value.locale === 'en-US';
    if (${locale}) JSON.stringify = (value, ...rest) =>
      stringify(isActivity(value) ? { ...value, locale: ${locale} } : value, ...rest);
  `;
}

function binary(): string {
  try {
    return require.resolve('@microsoft/m365agentsplayground/cli.js');
  } catch (error) {
    const next =
      'It is a development dependency: run "npm ci" without --omit=dev, or set PLAYGROUND_PORT=off.';
    throw new CodedError('PLAYGROUND_MISSING', `The Agents Playground is not installed. ${next}`, {
      cause: error,
    });
  }
}

async function claimPort(port: number): Promise<void> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    await once(server.close(), 'close');
  } catch (error) {
    const next = 'Stop the program that listens on it, or set PLAYGROUND_PORT to another port, or to off.';
    throw new CodedError('PORT_TAKEN', `The Playground cannot have port ${port}. ${next}`, { cause: error });
  }
}

/** It says "Listening" before it has read its configuration, and ends when it cannot read it. */
async function probe(address: string, dir: string): Promise<void> {
  const ping = await fetch(`${address}/_debug/ping`).catch((error: unknown) => error);
  if (ping instanceof Response && ping.ok) return;
  const next = 'Put .m365agentsplayground.yml right, or see its log with the option dir.';
  const message = `The Agents Playground does not answer. ${next} ${await faults(dir)}`;
  throw new CodedError('PLAYGROUND_FAILED', message, { cause: ping });
}

function stopper(child: Child, dir: string, log: PlaygroundOptions['log'], clean: () => Promise<void>) {
  let stopping = false;
  child.ended.then(async (how) => {
    if (stopping) return;
    log.error(
      `The Agents Playground ended ${how}. Start the bot again to have it back. ${await faults(dir)}`,
    );
  });
  return async () => {
    stopping = true;
    await child.stop();
    await clean();
  };
}

/**
 * What the Playground has found wrong. Without a terminal it prints nothing but its ready line, and the
 * rest is in this file, of which only the errors are free of what people wrote.
 */
async function faults(dir: string): Promise<string> {
  const log = await readFile(path.join(dir, LOG_FILE), 'utf8').catch(
    (error: Error) => `error ${error.message}`,
  );
  const lines = log.split('\n').filter((line) => line.startsWith('error '));
  return `It says: ${lines.slice(-5).join('\n') || '(nothing)'}`;
}
