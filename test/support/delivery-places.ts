/** Where the tests of faults keep reminders, and the instances that deliver them from there. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/database.ts';
import { openServer } from '../../src/store/server.ts';
import type { Database } from '../../src/store/sql.ts';
import type { InstanceOptions } from './instance.ts';
import { type Instance, startInstance } from './instances.ts';
import { counted, states } from './many-reminders.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

/** On a busy machine everything takes many times as long. Seconds. */
export const PATIENCE = 600;

/** What became of reminders, and what was counted of them. */
export interface Outcome {
  states: Record<string, number>;
  counted: Record<string, number>;
}

/** A kind of database. */
export interface Place {
  /** A new, empty one: its address. */
  make: () => Promise<string>;
  open: (address: string) => Promise<Database>;
}

/** A PostgreSQL server and folders for PGlite, and who delivers from them. */
export interface Places {
  server: PostgresServer;
  onServer: Place;
  inFolder: Place;
  /** Starts an instance; it works when this resolves. */
  start: (options: Pick<InstanceOptions, 'database'> & Partial<InstanceOptions>) => Promise<Instance>;
  /** Ends one as when the power goes. */
  kill: (instance: Instance) => Promise<void>;
  /** The last lines that the instances printed. */
  tails: () => string;
  /** Ends all instances, which finish what they do, and looks at a database. */
  outcome: (place: Place, address: string) => Promise<Outcome>;
  /** Ends the instances. */
  stopInstances: () => Promise<void>;
  /** Ends the server, and erases everything. */
  close: () => Promise<void>;
}

/** Runs `work` on a database. One in a folder no instance may have open then. */
export async function using<T>(
  { open }: Place,
  address: string,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await open(address);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

export async function openPlaces(): Promise<Places> {
  const server = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'delivery-'));
  const running = new Set<Instance>();
  const stopInstances = async () => {
    const all = [...running];
    running.clear();
    await Promise.all(all.map((instance) => instance.stop()));
  };
  return {
    server,
    onServer: { make: () => server.newDatabase(), open: openServer },
    inFolder: { make: newFolders(folder), open: openDatabase },
    start: async (options) => {
      const instance = await startInstance(options);
      running.add(instance);
      return instance;
    },
    kill: async (instance) => {
      running.delete(instance);
      await instance.kill();
    },
    tails: () => [...running].map(({ tail }) => tail()).join('\n'),
    outcome: async (place, address) => {
      await stopInstances();
      return using(place, address, async (database) => ({
        states: await states(database),
        counted: await counted(database),
      }));
    },
    stopInstances,
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Copies of one database, which takes seconds to make. */
function newFolders(parent: string): () => Promise<string> {
  let made = 0;
  const origin = join(parent, 'origin');
  return async () => {
    if (made === 0) await (await openDatabase(origin)).close();
    const folder = join(parent, `copy-${++made}`);
    cpSync(origin, folder, { recursive: true });
    return folder;
  };
}
