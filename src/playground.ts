import { mkdir, mkdtemp, rm } from 'node:fs/promises';
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
  log: { info(message: string): void; error(message: string): void };
}

export interface RunningPlayground {
  /** The page, without a slash at the end. */
  readonly address: string;
  /** Ends the Playground and waits until it is gone. */
  stop(): Promise<void>;
}

const PACKAGE = '@microsoft/m365agentsplayground';
const START_WITHIN_MS = 30_000;

/**
 * Starts Microsoft's Agents Playground, a Teams for one person in the browser, as a child process on
 * 127.0.0.1. Its users and conversations are those of .m365agentsplayground.yml. If it dies before
 * stop(), `log.error` says so.
 *
 * @throws {CodedError} PORT_TAKEN, PLAYGROUND_MISSING, or those of startChild
 */
export async function startPlayground(options: PlaygroundOptions): Promise<RunningPlayground> {
  // The Playground would move to another port without a word that anybody reads.
  if (options.port !== 0) await claimPort(options.port);
  const dir = options.dir ?? (await mkdtemp(path.join(tmpdir(), 'playground-')));
  const clean = async () => {
    if (options.dir === undefined) await rm(dir, { recursive: true, force: true });
  };
  try {
    await mkdir(dir, { recursive: true });
    const child = await startChild(playgroundChild(options, dir));
    const address = `http://127.0.0.1:${child.readyMatch[1]}`;
    options.log.info(`The Agents Playground is at ${address}`);
    return { address, stop: stopper(child, options.log, clean) };
  } catch (error) {
    await clean();
    throw error;
  }
}

function playgroundChild(options: PlaygroundOptions, dir: string) {
  const { PATH, HOME, SystemRoot } = process.env;
  return {
    name: 'The Agents Playground',
    script: binary(),
    nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(guard(options.locale))}`],
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
      TMPDIR: dir,
      TZ: 'Europe/Copenhagen',
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: fileURLToPath(
        new URL('../.m365agentsplayground.yml', import.meta.url),
      ),
      M365_AGENTS_PLAYGROUND_LOGFILE: path.join(dir, 'playground.log'),
      M365_AGENTS_PLAYGROUND_RECORDING_FILE: path.join(dir, 'events.log'),
      // --disable-telemetry leaves the usage reports of the telemetry library itself on.
      APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
    },
    ready: /^Listening on (\d+)$/,
    startWithinMs: START_WITHIN_MS,
  };
}

/**
 * What the Playground does not do by itself, run in its process before it starts: listen on 127.0.0.1
 * instead of every network, end when the process that started it is gone, and say the user's locale.
 */
function guard(locale: string | undefined): string {
  return `
    import net from 'node:net';
    const { listen } = net.Server.prototype;
    net.Server.prototype.listen = function (port, ready) {
      return listen.call(this, { port, host: '127.0.0.1' }, ready);
    };
    process.once('disconnect', () => process.exit());
    const locale = ${JSON.stringify(locale ?? null)};
    const { stringify } = JSON;
    const isActivity = (value) => value?.channelId === 'msteams' && value.locale === 'en-US';
    if (locale) JSON.stringify = (value, ...rest) =>
      stringify(isActivity(value) ? { ...value, locale } : value, ...rest);
  `;
}

function binary(): string {
  try {
    return createRequire(import.meta.url).resolve(`${PACKAGE}/cli.js`);
  } catch (error) {
    const next = `It is a development dependency: run "npm install" without --omit=dev.`;
    throw new CodedError('PLAYGROUND_MISSING', `${PACKAGE} is not installed. ${next}`, { cause: error });
  }
}

async function claimPort(port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    await new Promise((resolve) => server.close(resolve));
  } catch (error) {
    const next = `End the program that holds it, or choose another port for the Playground.`;
    throw new CodedError('PORT_TAKEN', `Port ${port} is not free. ${next}`, { cause: error });
  }
}

function stopper(child: Child, log: PlaygroundOptions['log'], clean: () => Promise<void>) {
  let stopping = false;
  child.ended.then((how) => {
    if (!stopping) log.error(`The Agents Playground ended ${how}. It printed:\n${child.tail()}`);
  });
  return async () => {
    stopping = true;
    await child.stop();
    await clean();
  };
}
