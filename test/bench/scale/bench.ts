/** Whether a large municipality is answered in time: many employees who walk at the same time, and read in between. */
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../../support/postgres-server.ts';
import { temporaryDir } from '../../support/processes.ts';
import { post } from '../server/load.ts';
import { type Measured, startMeasured, startOurs, startStub } from '../server/measured.ts';
import { circumstances, markdown, quantile } from '../timing.ts';
import { createStaff, type Staff, todaysWays, turnsOf, type Ways } from '../turn/turns.ts';

/** Employees, of whom every one comes once before the first comes again. */
const PEOPLE = 40_000;
/** How long somebody reads a card before the next tap, in milliseconds. */
const READING = { least: 5_000, most: 15_000 };
/** Teams keeps connections and sends one turn after the other on each. */
const CONNECTIONS = 64;
/** For the compiler, before anything is measured. */
const WARM_SECONDS = 15;

/** What came of the walks. */
interface Walked {
  latenciesMs: number[];
  errors: number;
  seconds: number;
}

/** @param walks how many at the same time, 2,000 unless given; and for how many seconds, 60 unless given */
export async function scaleBench([walks = '2000', seconds = '60']: readonly string[]): Promise<string> {
  const ways = todaysWays();
  const load = { walks: Number(walks), seconds: Number(seconds), ways };
  const rows = [await oneInstance(load), await twoInstances(load)];
  const heads = ['', 'turns a second', 'errors', 'p50, ms', 'p95, ms', 'p99, ms', 'ms on the processor'];
  return [
    circumstances(['botbuilder', 'restify']),
    `${PEOPLE.toLocaleString('en')} employees, ${walks} walks at the same time, ${seconds} seconds; ` +
      `${READING.least / 1000} to ${READING.most / 1000} seconds between the taps of a walk`,
    markdown([heads, ...rows]),
  ].join('\n\n');
}

interface Walks {
  walks: number;
  seconds: number;
  ways: Ways;
}

async function oneInstance(walks: Walks): Promise<string[]> {
  const data = await temporaryDir();
  const stub = await startStub();
  const bot = await startOurs(data.dir);
  try {
    return await measured('one instance, PGlite', walks, stub, bot.url, [bot]);
  } finally {
    for (const server of [bot, stub]) await server.stop();
    await data.remove();
  }
}

async function twoInstances(walks: Walks): Promise<string[]> {
  const [postgres, stub] = await Promise.all([startPostgres(), startStub()]);
  const address = { DATABASE_URL: await postgres.newDatabase() };
  const folders = [await temporaryDir(), await temporaryDir()];
  const bots: Measured[] = [];
  for (const { dir } of folders) bots.push(await startOurs(dir, address));
  const proxy = await startMeasured({
    script: new URL('./proxy.ts', import.meta.url),
    args: bots.map(({ url }) => new URL(url).port),
    ready: /^listening (\d+)$/u,
  });
  try {
    return await measured('two instances, PostgreSQL, proxy', walks, stub, proxy.url, bots);
  } finally {
    for (const server of [proxy, ...bots, stub]) await server.stop();
    await postgres.stop();
    for (const folder of folders) await folder.remove();
  }
}

async function measured(
  name: string,
  { walks, seconds, ways }: Walks,
  stub: Measured,
  url: string,
  bots: readonly Measured[],
): Promise<string[]> {
  const staff = createStaff(stub.url, PEOPLE);
  await walking(url, walks, WARM_SECONDS, ways, staff);
  const before = await processorMs(bots);
  const { latenciesMs, errors, seconds: took } = await walking(url, walks, seconds, ways, staff);
  const used = (await processorMs(bots)) - before;
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => quantile(latenciesMs, part).toFixed(1));
  const turns = latenciesMs.length;
  const cells = [(turns / took).toFixed(0), String(errors), p50, p95, p99, (used / turns).toFixed(2)];
  return [name, ...(cells as string[])];
}

async function processorMs(bots: readonly Measured[]): Promise<number> {
  const used = await Promise.all(bots.map((bot) => bot.used()));
  return used.reduce((sum, { processorMs: own }) => sum + own, 0);
}

/** Lets so many people walk for a while; whoever is through is followed by the next one. */
async function walking(
  url: string,
  walks: number,
  seconds: number,
  ways: Ways,
  staff: Staff,
): Promise<Walked> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, maxFreeSockets: CONNECTIONS });
  const walked: Walked = { latenciesMs: [], errors: 0, seconds: 0 };
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const walk = async () => {
    const next = turnsOf('click', ways, staff);
    // Nobody waits for others before the first tap.
    await sleep(Math.random() * READING.most);
    while (performance.now() < end) {
      const before = performance.now();
      const status = await post(agent, url, next());
      if (status !== 200) walked.errors += 1;
      walked.latenciesMs.push(performance.now() - before);
      await sleep(READING.least + Math.random() * (READING.most - READING.least));
    }
  };
  await Promise.all(Array.from({ length: walks }, walk));
  walked.seconds = seconds;
  agent.destroy();
  return walked;
}
