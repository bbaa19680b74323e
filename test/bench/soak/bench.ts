/** Whether memory stays flat over many turns: what is still in use, again and again, after a collection. */
import { temporaryDir } from '../../support/processes.ts';
import { load } from '../server/load.ts';
import { type Measured, startOurs, startStub } from '../server/measured.ts';
import { circumstances, markdown } from '../timing.ts';
import { createStaff, todaysWays, turnsOf } from '../turn/turns.ts';

const CALLERS = 10;
const MEASURED = 10;
/** As many as a large municipality has, so that what is kept of people has come to its limit. */
const PEOPLE = 40_000;
/** Of the chats that are walked, so many in a hundred begin with a question in own words. */
const kinds = ['click', 'click', 'click', 'click among others', 'message'] as const;

/** @param turns how many in all: 200,000 unless given */
export async function soakBench([turns = '200000']: readonly string[]): Promise<string> {
  const ways = todaysWays();
  const data = await temporaryDir();
  const stub = await startStub();
  const bot = await startOurs(data.dir);
  try {
    const staff = createStaff(stub.url, PEOPLE);
    let caller = 0;
    const next = () => {
      caller += 1;
      return turnsOf(kinds[caller % kinds.length] as (typeof kinds)[number], ways, staff);
    };
    const part = Math.ceil(Number(turns) / MEASURED);
    const rows = [await row(bot, 0, 0)];
    for (let at = 1; at <= MEASURED; at += 1) {
      const { errors } = await load(bot.url, CALLERS, next, (sent) => sent < part);
      rows.push(await row(bot, at * part, errors));
    }
    const heads = ['turns', 'heap, MB', 'outside of the heap, MB', 'RSS, MB', 'errors'];
    return [circumstances(['botbuilder', 'restify']), markdown([heads, ...rows])].join('\n\n');
  } finally {
    for (const server of [bot, stub]) await server.stop();
    await data.remove();
  }
}

async function row(bot: Measured, turns: number, errors: number): Promise<string[]> {
  const { heapUsed, external, rss } = await bot.usedCollected();
  const sizes = [heapUsed, external, rss].map((bytes) => (bytes / 1024 / 1024).toFixed(1));
  return [turns.toLocaleString('en'), ...sizes, String(errors)];
}
