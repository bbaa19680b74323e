/** How long it takes from `node` to the first answer, and what memory it takes then, beside an echo bot. */
import { type TemporaryDir, temporaryDir } from '../../support/processes.ts';
import { type Measured, startMeasured, startOurs } from '../server/measured.ts';
import { circumstances, markdown, ratios, spread } from '../timing.ts';

const ROUNDS = 3;
const ECHO = 'echo bot';

/** What came of the starts of a server, once per round. */
interface Found {
  readyMs: number[];
  processorMs: number[];
  rss: number[];
  heap: number[];
}

/** Starts all in turns, and gives the table. */
export async function startBench(): Promise<string> {
  const kept = await temporaryDir();
  try {
    // Later starts find the database that the first one makes.
    await (await startOurs(kept.dir)).stop();
    const starts: Readonly<Record<string, () => Promise<Measured>>> = {
      'ours, one municipality': () => startOurs(kept.dir),
      'ours, all municipalities': () => startOurs(kept.dir, { PACK: '' }),
      [ECHO]: startEcho,
    };
    const found = new Map(
      [...Object.keys(starts), FIRST].map((name) => [
        name,
        { readyMs: [], processorMs: [], rss: [], heap: [] } as Found,
      ]),
    );
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, start] of Object.entries(starts)) await measure(start, found.get(name) as Found);
      await measureFirst(found.get(FIRST) as Found);
    }
    return table(found);
  } finally {
    await kept.remove();
  }
}

/** With an empty folder for data: the database is made. */
const FIRST = 'ours, the first start of all';

async function measureFirst(found: Found): Promise<void> {
  const empty: TemporaryDir = await temporaryDir();
  await measure(() => startOurs(empty.dir), found);
  await empty.remove();
}

function startEcho(): Promise<Measured> {
  const script = new URL('../turn/echo.ts', import.meta.url);
  return startMeasured({ script, ready: /^listening (\d+)$/u });
}

async function measure(start: () => Promise<Measured>, found: Found): Promise<void> {
  const server = await start();
  try {
    const { processorMs, rss } = await server.used();
    found.readyMs.push(server.startMs);
    found.processorMs.push(processorMs);
    found.rss.push(rss);
    found.heap.push((await server.usedCollected()).heapUsed);
  } finally {
    await server.stop();
  }
}

function table(found: ReadonlyMap<string, Found>): string {
  const echo = found.get(ECHO) as Found;
  const rows = [...found].map(([name, { readyMs, processorMs, rss, heap }]) => [
    name,
    spread(readyMs),
    spread(ratios(readyMs, echo.readyMs)),
    spread(processorMs),
    spread(rss.map(megabytes)),
    spread(heap.map(megabytes)),
  ]);
  const heads = ['', 'ready after, ms', 'times the echo bot', 'ms on the processor', 'RSS, MB', 'heap, MB'];
  return [
    circumstances(['botbuilder', 'restify', '@electric-sql/pglite']),
    `${ROUNDS} starts in turns; medians with quartiles; the heap after everything that is not needed was thrown away`,
    markdown([heads, ...rows]),
  ].join('\n\n');
}

function megabytes(bytes: number): number {
  return bytes / 1024 / 1024;
}
