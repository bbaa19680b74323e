/** The composition root: a bot from its configuration, on a laptop with the Agents Playground in front of it. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApp, DIALOGS, lexiconFor, packsFor } from './app.ts';
import { beginWork, tidyJobs } from './background.ts';
import { type Config, readConfig } from './config.ts';
import { createCounting } from './counting.ts';
import { CodedError } from './errors.ts';
import { createDays, dayOf } from './guide/time-zone.ts';
import { keyFiles, ownKey } from './keys.ts';
import { createLog, type Log, standardOutput } from './log.ts';
import { createMeasuring } from './measuring.ts';
import { createOwnerInsights } from './owner-insights.ts';
import { type RunningPlayground, startPlayground } from './playground.ts';
import { createReminding, remindingJobs } from './reminding.ts';
import { bundleTab, endBundling } from './site/bundle.ts';
import { createCalendars } from './site/calendar.ts';
import { buildReceiptFiles } from './site/receipts.ts';
import { buildSite } from './site/site.ts';
import { createSources } from './sources/sources.ts';
import { createBacklog } from './store/backlog.ts';
import { createCounts } from './store/counts.ts';
import { createCursors } from './store/cursors.ts';
import { openConfigured } from './store/open.ts';
import { createPeople } from './store/people.ts';
import { createPreferences } from './store/preferences.ts';
import { createQueue } from './store/queue.ts';
import { createReminders } from './store/reminders.ts';
import { createReplays } from './store/replays.ts';
import { createSubscriptions } from './store/subscriptions.ts';
import { createUsage } from './store/usage.ts';
import { createIntroduction } from './teams/introduction.ts';
import { createThrottle } from './throttle.ts';

/** The icon of the app in Teams; the tab shows it in a browser. */
const ICON = join(DIALOGS, '..', 'appPackage', 'color32x32.png');

/** This machine, for who sits at it. */
const LOCAL = '127.0.0.1';

/** The queue looks into the database every second: while that is gone, a line a minute says so. */
const SAME_FAILURE_EVERY_MS = 60_000;

const clock = () => performance.now();
const days = createDays();
const today = () => dayOf(Date.now(), days);

interface Running {
  log: Log;
  /** How everything that was started is ended, in the order in which it has to be. */
  stops: (() => Promise<unknown>)[];
  /** Aborted once somebody asks for a stop. */
  stopping: AbortSignal;
}

/** Starts everything. Throws the reason of `stopping` where a stop is asked for meanwhile. */
async function start(config: Config, running: Running): Promise<void> {
  const { log } = running;
  // Another process bundles while this one reads the packs.
  const bundled = Promise.all([bundleTab(), buildReceiptFiles()]);
  // Where the start ends before it waits for the bundles, that reason is told, and theirs is of no use.
  bundled.catch(() => {});
  began(running, endBundling);
  const packs = packsFor(DIALOGS, config.pack, today());
  const lexicon = lexiconFor(DIALOGS);
  const database = await openConfigured(config);
  began(running, () => database.close());
  const measuring = await createMeasuring(config.telemetry, {
    packs,
    backlog: createBacklog(database),
    log,
    clock,
    now: Date.now,
  });
  began(running, () => measuring.stop());
  const [bundle, receiptFiles] = await bundled;
  const isDemo = config.pack === undefined;
  const site = await buildSite({ bundle, packs, isDemo, icon: await readFile(ICON) });
  await endBundling();
  const preferences = createPreferences(database, today);
  const queue = await createQueue(database, { onError: queueFailures(log) });
  began(running, () => queue.stop(config.shutdownSeconds));
  const people = createPeople(database, queue);
  const counts = createCounts(database);
  const usage = createUsage(database);
  const counting = createCounting({ packs, usage, reminderCounts: counts, log, now: Date.now });
  began(running, () => counting.stop());
  const reminding = createReminding({
    packs,
    fixed: config.pack,
    preferences,
    reminders: createReminders(database, queue, { now: Date.now }),
    people,
    counts,
    log,
    now: Date.now,
    ...(config.app && { introduce: createIntroduction(config.app) }),
    atOnce: config.playgroundPort !== undefined,
  });
  const sources = await createSources(config, {
    take: reminding.take,
    jobs: queue,
    replays: createReplays(database, Date.now),
    cursors: createCursors(database),
    subscriptions: createSubscriptions(database),
    lexicon,
    today,
    now: Date.now,
    clock,
    log,
  });
  const storeReady = () => database.ready();
  const receiptKeys = config.receiptKeys ?? ownKey(join(config.dataDir, keyFiles.receipts));
  // Nobody asks for the address before the server listens; until then there is no port.
  const address = () => config.publicUrl ?? `http://${LOCAL}:${port}`;
  const insights = createOwnerInsights({
    ...{ config, usage, reminderCounts: counts, log, clock, today, address, now: Date.now },
    packs: [...packs.values()],
    files: receiptFiles.page,
  });
  const parts = {
    config,
    packs,
    lexicon,
    preferences,
    people,
    mine: reminding.mine,
    take: reminding.take,
    count: counting.count,
    telemetry: measuring.telemetry,
    sources: new Map(sources.flatMap(({ routes }) => [...routes])),
    calendarOf: createCalendars(packs, today),
    log,
    clock,
    today,
    site,
    storeReady,
    receiptKeys,
    receiptFiles,
    insights,
    address,
  };
  const { server, messenger } = createApp(parts);
  const { port } = await server.listen(config);
  began(running, () => server.stop(config.shutdownSeconds));
  const own = [remindingJobs(reminding, messenger), tidyJobs([reminding.tidy, counting.tidy])];
  await beginWork(queue, [...sources, ...own], Date.now());
  await measuring.listen();
  if (config.playgroundPort === undefined) return;
  const playground = await openPlayground(port, config.playgroundPort);
  began(running, () => playground.stop());
  console.log(
    `\nMå jeg? is ready. Open ${playground.address} and ask a question.\n` +
      `The guides as a page, as the tab in Teams shows them: http://${LOCAL}:${port}/tab\n`,
  );
}

/**
 * Notes how to end what was started. Only here a start ends where a stop is asked for: ended in the middle, what is
 * being started would fail on what is gone already.
 */
function began({ stops, stopping }: Running, end: () => Promise<unknown>): void {
  stops.unshift(end);
  stopping.throwIfAborted();
}

/** Writes what fails in the background into the log, the same code once in a while and with how often it came. */
function queueFailures(log: Log): (error: CodedError) => void {
  const throttle = createThrottle({ everyMs: SAME_FAILURE_EVERY_MS, clock });
  return (error) => {
    const count = throttle(error.code);
    if (count !== undefined) log.error('The queue failed in the background', { error, count });
  };
}

/** The local Teams; its own lines go to the terminal, since they are for whoever started it. */
function openPlayground(botPort: number, port: number): Promise<RunningPlayground> {
  return startPlayground({
    endpoint: `http://${LOCAL}:${botPort}/api/messages`,
    port,
    locale: 'da-DK',
    log: { info: () => {}, error: (message) => console.error(message) },
  });
}

/** Resolves when the stop that somebody asked for, also while everything was starting, is done. */
async function run(config: Config, running: Running): Promise<void> {
  const { stopping } = running;
  try {
    await start(config, running);
    if (!stopping.aborted) await once(stopping, 'abort');
  } catch (error) {
    if (error !== stopping.reason) throw error;
  }
  await stop(running);
}

async function stop({ stops }: Running): Promise<void> {
  for (const end of stops.splice(0)) await end();
}

/** Says what is wrong and ends; our own errors name the next step, others come with their stack. */
async function giveUp(error: unknown, running: Running): Promise<void> {
  console.error(error instanceof CodedError ? `${error.code}: ${error.message}` : error);
  process.exitCode = 1;
  await stop(running);
}

/**
 * Starts the bot from the environment, and resolves when it has stopped: on SIGTERM or SIGINT, or because it could not
 * start, which it says.
 */
export async function startBot(): Promise<void> {
  const asked = new AbortController();
  const stream = standardOutput();
  const running: Running = { log: createLog({ level: 'info', stream }), stops: [], stopping: asked.signal };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      running.log.info('Stopping');
      asked.abort();
    });
  }
  try {
    const config = readConfig(process.env);
    running.log = createLog({ level: config.logLevel, stream });
    await run(config, running);
  } catch (error) {
    await giveUp(error, running);
  }
}
