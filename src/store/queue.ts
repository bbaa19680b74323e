import { createHash } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import { CodedError } from '../errors.ts';
import { LEASE } from '../remind/pace.ts';
import { type JobName, type Jobs, jobNames, type Recurring } from '../remind/ports.ts';
import type { Database, Sql } from './sql.ts';

/** How the queue keeps time; tests make all of it short. */
export interface QueueOptions {
  /** A job that is not done by then is given to somebody else: whoever had it was killed. Seconds; see LEASE. */
  jobSeconds?: number;
  /** How often the queue is looked into for jobs whose time has come, and for those of the killed. Seconds. */
  pollSeconds?: number;
  superviseSeconds?: number;
  /** The first pause after a job failed; each is twice as long as the one before, up to 5 minutes. Seconds. */
  retrySeconds?: number;
  /** Told of what fails in the background, such as a look into a database that is gone. Never of a job's data. */
  onError: (error: CodedError) => void;
}

/** The job of a reminder, chosen by whoever keeps the reminder. */
export interface DeliverJob {
  /** A uuid. */
  job: string;
  /** The reminder's id. */
  id: string;
  due: number;
}

/** The queue on the database, for the store and for what puts the bot together. */
export interface Queue extends Jobs {
  /** After that a job belongs to nobody, in milliseconds. */
  readonly jobMs: number;
  /** Puts jobs of reminders into the queue, and takes some out, within the caller's transaction. */
  put: (sql: Sql, jobs: readonly DeliverJob[]) => Promise<void>;
  remove: (sql: Sql, jobs: readonly string[]) => Promise<void>;
  /** Runs these again and again, and nothing else any more. */
  every: (jobs: readonly Recurring[]) => Promise<void>;
  /** Does the jobs of a name, `atOnce` of them at the same time. The handler gets the data and parses it. */
  work: (name: JobName, atOnce: number, handler: (data: unknown) => Promise<void>) => Promise<void>;
  /** Takes no more jobs, waits for those under way, and gives back what is not done in time. */
  stop: (withinSeconds: number) => Promise<void>;
}

/** Two take turns, so that the slowest of some jobs does not hold up the next ones. */
const WORKERS = 2;
/** How long the key of a job that is done keeps the same from being done again. */
const KEY_SECONDS = 3 * 3600;
/** As often as it takes: what is of no use any more, its handler drops. */
const RETRY = { retryLimit: 10_000, retryBackoff: true, retryDelayMax: 300 };
/** Half an hour's worth: what comes again anyway must not pile up as long as it fails. */
const TRIES_OF_RECURRING = 10;

/**
 * Starts the queue, `pg-boss` in the schema `pgboss` of the same database; with several instances all of them do.
 *
 * @throws {CodedError} those of the database; QUEUE_FAILED
 */
export async function createQueue(database: Database, options: QueueOptions): Promise<Queue> {
  const { pollSeconds = 1, superviseSeconds = 15, retrySeconds = 5, onError } = options;
  const { jobSeconds = LEASE / 1000 } = options;
  const boss = new PgBoss({
    db: executor(database),
    schema: 'pgboss',
    createSchema: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    maintenanceIntervalSeconds: 600,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => onError(queueError(error)));
  await startWith(boss, jobSeconds, retrySeconds);
  const insert = (sql: Sql | undefined, name: JobName, jobs: Parameters<PgBoss['insert']>[1]) =>
    boss.insert(name, jobs, sql && { db: executor(sql) });
  return {
    jobMs: jobSeconds * 1000,
    send: async (name, jobs) => {
      const list = jobs.map(({ data, key, startAfter }) => ({
        data,
        ...(key !== undefined && { id: idOf(name, key) }),
        ...(startAfter !== undefined && { startAfter: new Date(startAfter) }),
      }));
      const isFirst = ({ id }: { id?: string }, index: number) =>
        id === undefined || firsts.get(id) === index;
      const firsts = new Map(list.map(({ id }, index) => [id, index] as const).reverse());
      await insert(undefined, name, list.filter(isFirst)).catch(rethrow);
    },
    put: async (sql, jobs) => {
      const list = jobs.map(({ job, id, due }) => ({ id: job, data: { id }, startAfter: new Date(due) }));
      if (list.length > 0) await insert(sql, 'deliver', list).catch(rethrow);
    },
    remove: async (sql, jobs) => {
      if (jobs.length > 0) await boss.deleteJob('deliver', [...jobs], { db: executor(sql) }).catch(rethrow);
    },
    every: (jobs) => timetable(boss, jobs).catch(rethrow),
    work: async (name, atOnce, handler) => {
      const settings = {
        batchSize: Math.ceil(atOnce / WORKERS),
        localConcurrency: Math.min(WORKERS, atOnce),
        pollingIntervalSeconds: pollSeconds,
        burstWhenBatchFull: true,
        perJobResults: true,
      } as const;
      await boss.work(name, settings, (jobs) =>
        Promise.all(jobs.map(({ id, data }) => settle(id, name, () => handler(data), onError))),
      );
    },
    stop: (withinSeconds) => boss.stop({ timeout: withinSeconds * 1000 }).catch(rethrow),
  };
}

async function startWith(boss: PgBoss, jobSeconds: number, retrySeconds: number): Promise<void> {
  try {
    await boss.start();
    for (const name of jobNames) {
      const settings = {
        ...RETRY,
        retryDelay: retrySeconds,
        expireInSeconds: jobSeconds,
        deleteAfterSeconds: name === 'deliver' ? 60 : KEY_SECONDS,
      };
      await boss.createQueue(name, settings);
      // It may be there already, made by another version of the bot.
      await boss.updateQueue(name, settings);
    }
  } catch (error) {
    await boss.stop({ graceful: false });
    throw queueError(error);
  }
}

/** What another configuration wanted, nobody would do: it goes. */
async function timetable(boss: PgBoss, jobs: readonly Recurring[]): Promise<void> {
  const options = { retryLimit: TRIES_OF_RECURRING };
  for (const { name, cron, data = {} } of jobs) await boss.schedule(name, cron, data, options);
  const known = await boss.getSchedules();
  const old = known.filter(({ name }) => !jobs.some((job) => job.name === name));
  for (const { name } of old) await boss.unschedule(name);
}

/** What became of a job. Of an error only the code goes into the database: a message may hold anything. */
async function settle(
  id: string,
  name: JobName,
  work: () => Promise<void>,
  onError: (error: CodedError) => void,
): Promise<{ id: string; status: 'completed' | 'failed'; output?: { code: string } }> {
  try {
    await work();
    return { id, status: 'completed' };
  } catch (cause) {
    const code = cause instanceof CodedError ? cause.code : 'JOB_FAILED';
    onError(new CodedError(code, `A job of "${name}" failed and is tried again.`, { cause }));
    return { id, status: 'failed', output: { code } };
  }
}

/** The database as pg-boss wants it. */
function executor(sql: Sql): {
  executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
} {
  return { executeSql: async (text, values) => ({ rows: await sql.execute(text, values) }) };
}

/** The same name and key give the same id, and the database keeps no two jobs with one. */
function idOf(name: JobName, key: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([name, key]))
    .digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}

/** The database's own errors come through as they are. pg-boss copies an error's fields into another object. */
function queueError(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const { code, message } = { code: undefined, message: 'no reason given', ...(error as object) } as {
    code: unknown;
    message: string;
  };
  const known = typeof code === 'string' && /^[A-Z_]+$/u.test(code) ? code : 'QUEUE_FAILED';
  return new CodedError(known, `The queue could not do its work: ${message}`);
}

function rethrow(error: unknown): never {
  throw queueError(error);
}
