/**
 * A turn over HTTP, from the request of Teams to its answer, with the connector stubbed: ours beside an echo bot and
 * beside the same guide as a waterfall of botbuilder.
 */
import { temporaryDir } from '../../support/processes.ts';
import { load } from '../server/load.ts';
import { type Measured, startMeasured, startOurs, startStub } from '../server/measured.ts';
import { circumstances, markdown, quantile, ratios, spread } from '../timing.ts';
import { answersOfWalks, createStaff, type Kind, todaysWays, turnsOf } from './turns.ts';

const ROUNDS = 9;
/** Turns that are on their way at the same time. */
const CALLERS = 10;
/** Of each round, in milliseconds. */
const SLICE_MS = 3_000;
/** Turns for the compiler, before anything is measured: a server runs for weeks, and after these little gets faster. */
const WARM = 30_000;
/** Turns before each round: V8 makes the heap of a server small while it waits for the others, and it has to grow again. */
const AWAKE = 3_000;
/** All of them are known when the measurement begins, as on any day but the first. */
const PEOPLE = 1_200;
/** The waterfall keeps where somebody is: nobody may come back in the middle of a walk that a round cut off. */
const STRANGERS = 1_000_000_000;

const kinds = ['click', 'click among others', 'message'] as const;
const LISTENING = /^listening (\d+)$/u;

/** A server with the turns that it is given. */
interface Runner {
  name: string;
  kind: Kind;
  server: Measured;
  next: () => () => string;
}

/** What came of a runner, once per round. */
interface Found {
  rate: number[];
  processorMs: number[];
  p50: number[];
  p99: number[];
}

/** Runs all in turns, and gives the tables. */
export async function turnBench(): Promise<string> {
  const ways = todaysWays();
  const data = await temporaryDir();
  const started: Measured[] = [];
  const start = async (server: Promise<Measured>) => {
    started.unshift(await server);
    return started[0] as Measured;
  };
  try {
    const stub = await start(startStub());
    const echo = new URL('./echo.ts', import.meta.url);
    const script = (script: URL, ...args: string[]) =>
      start(startMeasured({ script, args, ready: LISTENING }));
    const peers = {
      [OURS]: await start(startOurs(data.dir)),
      [ECHO]: await script(echo),
      [ECHO_CARD]: await script(echo, 'card'),
    };
    const staff = createStaff(stub.url, PEOPLE);
    const runners = kinds.flatMap((kind) =>
      Object.entries(peers).map(
        ([name, server]): Runner => ({ name, kind, server, next: () => turnsOf(kind, ways, staff) }),
      ),
    );
    const strangers = createStaff(stub.url, STRANGERS);
    const walks = () => answersOfWalks(ways, strangers);
    runners.splice(3, 0, {
      name: WATERFALL,
      kind: 'click',
      server: await script(new URL('./waterfall.ts', import.meta.url)),
      next: walks,
    });
    return tables(await measuredInTurns(runners));
  } finally {
    for (const server of started) await server.stop();
    await data.remove();
  }
}

const OURS = 'ours';
const ECHO = 'echo bot';
const ECHO_CARD = 'echo bot, a card';
const WATERFALL = 'waterfall';

async function measuredInTurns(runners: readonly Runner[]): Promise<Map<Runner, Found>> {
  const found = new Map<Runner, Found>(
    runners.map((runner) => [runner, { rate: [], processorMs: [], p50: [], p99: [] }]),
  );
  for (const runner of runners) await loaded(runner, (turns) => turns < WARM);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [runner, { rate, processorMs, p50, p99 }] of found) {
      await loaded(runner, (turns) => turns < AWAKE);
      const before = await runner.server.used();
      const { turns, seconds, latenciesMs } = await loaded(runner, (_, ms) => ms < SLICE_MS);
      const after = await runner.server.used();
      rate.push(turns / seconds);
      processorMs.push((after.processorMs - before.processorMs) / turns);
      p50.push(quantile(latenciesMs, 0.5));
      p99.push(quantile(latenciesMs, 0.99));
    }
  }
  return found;
}

/** Throws where a turn is not answered with 200: what fails is quick. */
async function loaded(
  { name, kind, server, next }: Runner,
  goesOn: (turns: number, elapsedMs: number) => boolean,
) {
  const done = await load(server.url, CALLERS, next, goesOn);
  if (done.errors > 0) throw new Error(`${name}, ${kind}: ${done.errors} of ${done.turns} turns failed`);
  return done;
}

function tables(found: ReadonlyMap<Runner, Found>): string {
  const parts = kinds.map((kind) => {
    const own = [...found].filter(([runner]) => runner.kind === kind);
    const echo = own.find(([runner]) => runner.name === ECHO)?.[1] as Found;
    const rows = own.map(([{ name }, { rate, processorMs, p50, p99 }]) => [
      name,
      spread(rate),
      spread(ratios(rate, echo.rate)),
      spread(processorMs),
      spread(ratios(processorMs, echo.processorMs)),
      spread(p50),
      spread(p99),
    ]);
    return markdown([[kind, ...HEADS], ...rows]);
  });
  return [
    circumstances(['botbuilder', 'botbuilder-dialogs', 'restify', '@microsoft/teams-ai']),
    `${ROUNDS} rounds in turns, ${CALLERS} callers, ${SLICE_MS / 1000} seconds each; medians with quartiles`,
    ...parts,
  ].join('\n\n');
}

const HEADS = [
  'turns a second',
  'times the echo bot',
  'ms on the processor',
  'times the echo bot',
  'p50, ms',
  'p99, ms',
];
