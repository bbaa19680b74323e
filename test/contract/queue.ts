import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CodedError } from '../../src/errors.ts';
import type { JobName } from '../../src/remind/ports.ts';
import { createQueue, type Queue } from '../../src/store/queue.ts';
import type { Database } from '../../src/store/sql.ts';

/** A database that is new takes seconds on a busy machine. */
const OPEN_WITHIN_MS = 60_000;
/** As short as pg-boss lets them be. */
const SHORT = { jobSeconds: 1, pollSeconds: 0.5, superviseSeconds: 1, retrySeconds: 1 };

/** What the queue keeps to on every version of the database, on which only the migrations were run. */
export function queueContract(name: string, open: () => Promise<Database>): void {
  describe(`the queue ${name}`, () => {
    let database: Database;
    let queue: Queue;
    let errors: CodedError[];
    beforeAll(async () => {
      database = await open();
      queue = await createQueue(database, { ...SHORT, onError: (error) => errors.push(error) });
    }, OPEN_WITHIN_MS);
    beforeEach(() => {
      errors = [];
    });
    afterAll(async () => {
      await queue.stop(5);
      await database.close();
    }, OPEN_WITHIN_MS);

    keeping(
      () => queue,
      () => database,
    );
    working(
      () => queue,
      () => database,
      () => errors,
    );
  });
}

async function jobsOf(database: Database, name: JobName): Promise<Record<string, unknown>[]> {
  return database.query(
    `SELECT state::text, data, output, start_after > now() AS later FROM pgboss.job
     WHERE name = $1 ORDER BY created_on, data->>'n'`,
    [name],
  );
}

function keeping(queue: () => Queue, database: () => Database): void {
  it('keeps jobs for now and for later', async () => {
    const later = Date.now() + 3_600_000;
    await queue().send('graph-look', [{ data: { n: 1 } }, { data: { n: 2 }, startAfter: later }]);
    await queue().send('graph-look', []);
    expect(await jobsOf(database(), 'graph-look')).toMatchObject([
      { state: 'created', data: { n: 1 }, later: false },
      { state: 'created', data: { n: 2 }, later: true },
    ]);
  });

  it('keeps one job of a key, also when one list holds it twice', async () => {
    const jobs = ['a', 'b', 'a'].map((key, n) => ({ data: { n }, key }));
    await Promise.all([queue().send('audit-content', jobs), queue().send('audit-content', jobs)]);
    expect(await jobsOf(database(), 'audit-content')).toMatchObject([{ data: { n: 0 } }, { data: { n: 1 } }]);
    await queue().send('audit-relist', [{ data: { n: 0 }, key: 'a' }]);
    expect(await jobsOf(database(), 'audit-relist')).toHaveLength(1);
  });

  it('keeps a job of a reminder only together with what else its transaction does', async () => {
    const [job, id] = ['10000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000002'];
    const due = Date.now() + 3_600_000;
    const failed = database().transaction(async (sql) => {
      await queue().put(sql, [{ job, id, due }]);
      throw new RangeError('own');
    });
    await expect(failed).rejects.toThrow('own');
    expect(await jobsOf(database(), 'deliver')).toEqual([]);
    await database().transaction((sql) => queue().put(sql, [{ job, id, due }]));
    expect(await jobsOf(database(), 'deliver')).toMatchObject([{ data: { id }, later: true }]);
    await database().transaction((sql) => queue().remove(sql, [job]));
    expect(await jobsOf(database(), 'deliver')).toEqual([]);
  });

  it('notes a timetable once, however often it is told of it, and nothing of the one before', async () => {
    const tidy = { name: 'tidy', cron: '30 3 * * *' } as const;
    const sweep = { name: 'graph-subscriptions', cron: '5 * * * *', data: { step: 'sweep' } } as const;
    await queue().every([
      { ...tidy, cron: '0 3 * * *' },
      { name: 'audit-relist', cron: '1 * * * *' },
    ]);
    await Promise.all([queue().every([tidy, sweep]), queue().every([tidy, sweep])]);
    const schedule = await database().query('SELECT name, cron, data FROM pgboss.schedule ORDER BY name');
    expect(schedule).toEqual([
      { ...sweep, data: { step: 'sweep' } },
      { ...tidy, data: {} },
    ]);
    const tries = await database().query("SELECT options->>'retryLimit' AS tries FROM pgboss.schedule");
    expect(tries).toEqual([{ tries: '10' }, { tries: '10' }]);
    await queue().every([]);
    expect(await database().query('SELECT name FROM pgboss.schedule')).toEqual([]);
  });
}

function working(queue: () => Queue, database: () => Database, errors: () => CodedError[]): void {
  it('does what is there, and does again what failed; of the error it keeps the code alone', async () => {
    const done: unknown[] = [];
    let tries = 0;
    let kept = '';
    let finish = () => {};
    const all = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await queue().send(
      'audit-subscribe',
      Array.from({ length: 5 }, (_, n) => ({ data: { n } })),
    );
    await queue().work('audit-subscribe', 4, async (data) => {
      if ((data as { n: number }).n === 3) {
        if (++tries === 1) throw new CodedError('NOT_YET', 'the file of Anna Andersen is not there');
        kept = JSON.stringify(await jobsOf(database(), 'audit-subscribe'));
      }
      done.push(data);
      if (done.length === 5) finish();
    });
    await all;
    expect(done).toHaveLength(5);
    expect(tries).toBe(2);
    expect(errors()).toMatchObject([{ code: 'NOT_YET' }]);
    expect(kept).toContain('NOT_YET');
    expect(kept).not.toContain('Anna');
  });

  it('gives a job to somebody else when whoever has it does not come to an end', async () => {
    let tries = 0;
    let finish = () => {};
    const second = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await queue().work('audit-relist', 2, async () => {
      if (++tries === 1) await new Promise(() => {});
      finish();
    });
    await second;
    expect(tries).toBe(2);
  });
}
