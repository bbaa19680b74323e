/**
 * A deployment that listens to Microsoft's services, with stubs of them: all of it as in production, only the store, the
 * queue and the clock are the test's.
 */
import { beginWork, tidyJobs } from '../../src/background.ts';
import type { Pack } from '../../src/guide/pack.ts';
import { createLog } from '../../src/log.ts';
import { personKeyOf } from '../../src/remind/person.ts';
import type { JobName, Jobs } from '../../src/remind/ports.ts';
import { createReminding, remindingJobs } from '../../src/reminding.ts';
import { createSources, type SourcesConfig } from '../../src/sources/sources.ts';
import { APP, TENANT, tokens } from '../signals/graph/sending.ts';
import { type RunningBot, startBot } from './bot-in-memory.ts';
import { type MemoryQueue, memoryQueue } from './memory-queue.ts';
import { lexicon, packsOf, proeveWith, TODAY } from './proeve.ts';
import { key } from './receipts.ts';
import { memoryStore, type OpenedStore, type ReminderStore } from './reminder-store.ts';
import { type StubGraph, startGraph } from './stub-graph.ts';
import { type StubManagementApi, startManagementApi } from './stub-management-api.ts';

export const ADDRESS = 'https://maa-jeg.kommune.example';
export const AUDIT_SECRET = 'et-hemmeligt-navn-til-webhooken';
/** Object ids of people who have the bot. */
export const ANNA = 'aaaaaaaa-0000-4000-8000-000000000001';
export const BO = 'aaaaaaaa-0000-4000-8000-000000000002';

const rule = `  - id: number-seen
    on: personal-data
    when: { what: identity-number }
    noticed: { da: Det lignede et CPR-nummer., nb: Det lignet et fødselsnummer., en: It looked like a number. }
    rule: { da: 'Lederen kender gaven.', nb: 'Lederen kjenner gaven.', en: 'The leader knows of the gift.' }
    do: { da: 'Slet det igen.', nb: 'Slett det igjen.', en: 'Delete it again.' }
    guide: gift
    cites: [gift-told]
    delay: PT0M
    once: P30D
    expires: P14D
irrelevant:
`;
/** Prøve Kommune with a reminder of identity numbers; made once. */
let pack: Pack | undefined;
/** The keys of Microsoft, made once. */
let keys: ReturnType<typeof tokens> | undefined;

const audit = {
  secret: AUDIT_SECRET,
  domains: ['kommune.example'],
  types: { identity: [], health: [] },
};

export interface Listening {
  bot: RunningBot;
  store: ReminderStore;
  queue: MemoryQueue;
  management: StubManagementApi;
  graph: StubGraph;
  cursors: ReminderStore['cursors'];
  /** A token of Microsoft for what comes with messages. */
  sign: Awaited<ReturnType<typeof tokens>>['sign'];
  time: { now: number };
  /** Posts to the bot: text as it is, everything else as JSON. Gives status and body. */
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** Does the jobs of these names, and sends the reminders whose time has come. */
  run: (...names: JobName[]) => Promise<void>;
  /** What reached Teams: the chat, and the text of the card. */
  said: () => { chat: string; text: string }[];
  /** Everything that was logged or put into the queue, and every reminder that waits, as text. */
  kept: () => Promise<string>;
  stop: () => Promise<void>;
}

/**
 * Starts the bot of Prøve Kommune with Anna and Bo, on a day in `start`. `over`: what is configured besides the audit
 * log; `opened`: where everything is kept, which is emptied first, and `also`: a queue that keeps the same jobs.
 */
export async function startListening(
  start: string,
  over: Partial<SourcesConfig> = {},
  opened: OpenedStore = memoryStore(),
  also?: Jobs,
): Promise<Listening> {
  const time = { now: Date.parse(start) };
  const now = () => time.now;
  const [management, graph] = await Promise.all([startManagementApi(TENANT, now), startGraph(now)]);
  keys ??= tokens();
  const microsoft = await keys;
  const lines: string[] = [];
  const log = createLog({ level: 'debug', stream: { write: (line) => lines.push(line) } });
  const store = await opened.empty(now);
  const queue = memoryQueue(now);
  pack ??= proeveWith(['reminders.yaml', 'irrelevant:\n', rule]);
  const packs = packsOf(pack);
  const { reminders, people, counts, preferences, subscriptions, cursors } = store;
  const jobs: Jobs = {
    send: async (name, list) => {
      await also?.send(name, list);
      await queue.send(name, list);
    },
  };
  const reminding = createReminding({
    ...{ packs, fixed: 'proeve', preferences, reminders, people, counts, log, now },
    atOnce: false,
  });
  const seen = new Set<string>();
  const sources = await createSources(
    {
      app: { type: 'UserAssignedMSI', id: APP, tenant: TENANT },
      audit,
      graph: undefined,
      publicUrl: ADDRESS,
      signalKeys: [key('own')],
      playgroundPort: undefined,
      dataDir: '/nowhere',
      ...over,
    },
    {
      ...{ take: reminding.take, jobs, cursors, subscriptions, now, clock: now, log },
      ...{ lexicon: lexicon(), today: () => TODAY },
      replays: {
        came: async (mark) => seen.has(mark),
        note: async (mark) => {
          seen.add(mark);
        },
      },
      microsoft: {
        ...{ management: management.root, graph: graph.root, token: async () => 'a-token' },
        areGenuine: microsoft.areGenuine,
      },
    },
  );
  const bot = await startBot({
    packs: [pack],
    pack: 'proeve',
    readAlong: true,
    sources: new Map(sources.flatMap(({ routes }) => [...routes])),
    ...{ preferences, people, mine: reminding.mine, take: reminding.take },
  });
  for (const objectId of [ANNA, BO]) {
    const ids = { tenant: TENANT, objectId, user: `29:${objectId}`, bot: '28:bot' };
    const address = { ...ids, conversation: `a:${objectId}`, serviceUrl: bot.connector.url };
    await people.remember(personKeyOf(TENANT, objectId), address, 'da');
  }
  const post: Listening['post'] = (path, body, headers = {}) =>
    fetch(`${bot.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  management.answersTest((headers, body) => post('/api/audit', body, headers));
  graph.answersValidation(async (address, token) => {
    const path = `${address.replace(ADDRESS, '')}?validationToken=${encodeURIComponent(token)}`;
    return (await post(path, '')).text();
  });
  const own = [remindingJobs(reminding, bot.messenger), tidyJobs([reminding.tidy])];
  await beginWork(queue, [...sources, ...own], time.now);
  return {
    ...{ bot, store, queue, management, graph, cursors, time, post, sign: microsoft.sign },
    run: async (...names) => {
      await queue.run(...names);
      const due = (await store.due(time.now)).map((id) => ({ data: { id } }));
      await queue.send('deliver', due);
      await queue.run('deliver');
    },
    said: () =>
      bot.connector.received.map(({ conversation, body }) => ({
        chat: conversation,
        text: JSON.stringify(body),
      })),
    kept: async () => {
      const mine = await Promise.all([ANNA, BO].map((id) => reminders.mine(personKeyOf(TENANT, id))));
      return JSON.stringify([lines, bot.lines, queue.all(), mine]);
    },
    stop: async () => {
      await bot.stop();
      await Promise.all([management.stop(), graph.stop()]);
    },
  };
}
