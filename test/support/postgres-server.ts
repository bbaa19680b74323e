import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './processes.ts';

/** A PostgreSQL server of its own, on this machine alone. */
export interface PostgresServer {
  /** The folder of its files, and that of PostgreSQL's programs. */
  data: string;
  bin: string;
  /** The address of a new, empty database on it. */
  newDatabase: () => Promise<string>;
  /** Ends the server as if the power went, and waits until nothing listens any more. */
  kill: () => Promise<void>;
  /** Starts it again, on the same port and with what it had. */
  start: () => Promise<void>;
  /** Ends it and erases its files. */
  stop: () => Promise<void>;
}

/** Everybody on this machine may connect: the files are gone after the test. */
const SETTINGS = ['fsync=off', 'listen_addresses=127.0.0.1', 'max_connections=200', 'timezone=UTC'];
const INSTALLED = '/usr/lib/postgresql';

/** Makes and starts a server in a temporary folder. Throws where PostgreSQL is not installed. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = binaries();
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } };
  const init = ['-D', data, '-U', 'bot', '--auth=trust', '--no-sync', '--encoding=UTF8'];
  execFileSync(join(bin, 'initdb'), init, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  const port = await freePort();
  const at = (database: string) => `postgresql://bot:unused@127.0.0.1:${port}/${database}`;
  let server: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals) => {
    const child = server;
    server = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  const start = async () => {
    const settings = [`port=${port}`, `unix_socket_directories=${folder}`, ...SETTINGS];
    const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
    server = spawn(join(bin, 'postgres'), args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    await ready(server);
  };
  let made = 0;
  await start();
  return {
    data,
    bin,
    newDatabase: async () => {
      const name = `test_${++made}`;
      const client = new Client({ connectionString: at('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return at(name);
    },
    // The server's own children see that it is gone; SIGQUIT makes it end them, without a shutdown.
    kill: () => end('SIGQUIT'),
    start,
    stop: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true });
    },
  };
}

function binaries(): string {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(INSTALLED, version, 'bin'));
  const bin = found.find((folder) => existsSync(join(folder, 'initdb')));
  return bin ?? execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim();
}

/** PostgreSQL refuses to run as root, and then runs as the user that its package made, or as nobody. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = lines.find((entry) => entry.startsWith('postgres:')) ?? 'nobody:x:65534:65534';
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Resolves when the server says so; throws with its own words when it ends first. */
async function ready(server: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-10_000);
      if (said.includes('database system is ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL ended while it started: ${said}`)));
    server.once('error', reject);
  });
}
