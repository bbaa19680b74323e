/** The whole bot as it is deployed: HTTP server, Microsoft's adapter, guides. Only the store is in memory. */
import { type AppParts, createApp } from '../../src/app.ts';
import type { Preferences } from '../../src/chat/preferences.ts';
import type { AppIdentity, AzureOpenAi, Config } from '../../src/config.ts';
import type { Pack } from '../../src/guide/pack.ts';
import { createLog } from '../../src/log.ts';
import type { Mine } from '../../src/remind/mine.ts';
import type { Messenger } from '../../src/remind/ports.ts';
import { type SiteFile, siteFile } from '../../src/site/file.ts';
import type { ReceiptFiles } from '../../src/site/receipts.ts';
import { fakeMine, nothingErased } from './fake-mine.ts';
import { memoryPreferences } from './memory-preferences.ts';
import { lexicon, packsOf, proeve, TODAY } from './proeve.ts';
import { key } from './receipts.ts';
import { type StubConnector, startConnector } from './stub-connector.ts';

export interface BotOptions {
  /** Prøve Kommune unless given. */
  packs?: readonly Pack[];
  /** The municipality of the deployment (`PACK`); without it the bot is a demo. */
  pack?: string | undefined;
  app?: AppIdentity;
  model?: AzureOpenAi;
  /** The sources that its notices tell of; none is listened to. */
  audit?: Config['audit'];
  graph?: Config['graph'];
  /** Whether it reads along where a team or chat lets it; not unless given. */
  readAlong?: boolean;
  preferences?: Preferences;
  /** What is kept of a person; nothing unless given. */
  mine?: (person: string) => Mine;
  /** Where people can be written to; forgotten at once unless given, and erased are their choices. */
  people?: AppParts['people'];
  /** Takes in what other systems report, by path; none unless given. */
  sources?: AppParts['sources'];
  /** Takes in what the bot sees; nothing comes of it unless given. */
  take?: AppParts['take'];
  /** Counts turns; not counted unless given. */
  count?: AppParts['count'];
  /** Measures turns; not measured unless given. */
  telemetry?: AppParts['telemetry'];
  /** The numbers for the policy owner; shown nowhere unless given. */
  insights?: AppParts['insights'];
  /** What the pages of receipts load; a style sheet and no script unless given: to bundle takes a while. */
  receiptFiles?: ReceiptFiles;
  /** The files of the tab; none unless given. */
  site?: ReadonlyMap<string, SiteFile>;
  /** Where employees reach it; where it listens unless given. */
  address?: string;
  /** Milliseconds from any fixed moment on; they stand still unless given. */
  clock?: () => number;
  /** Milliseconds that the bot may spend on a turn. */
  patience?: number;
}

const noScript: ReceiptFiles = {
  files: new Map([['/receipt/files/page.css', siteFile('h1 { margin: 0 }', 'css', true)]]),
  page: { style: '/receipt/files/page.css', script: '/receipt/files/page.js' },
};

/** How the bot answered an activity. */
export interface HttpAnswer {
  status: number;
  /** Parsed where it is JSON, else the text. */
  body: unknown;
}

export interface RunningBot {
  connector: StubConnector;
  /** Writes to people unasked. */
  messenger: Messenger;
  /** Where it answers, without a slash at the end. */
  url: string;
  /** The log so far, a record a line. */
  lines: Record<string, unknown>[];
  /** Posts a body as Teams would; a text goes as it is, anything else as JSON. */
  post: (body: unknown, headers?: Record<string, string>) => Promise<HttpAnswer>;
  stop: () => Promise<void>;
}

/** Notes of nobody where to write to. */
function forgetful(preferences: Preferences): AppParts['people'] {
  return {
    remember: async () => {},
    erase: async (person) => {
      await preferences.forget(person);
      return nothingErased;
    },
  };
}

/** Starts a bot on a free port of 127.0.0.1, with a Bot Connector to write to. */
export async function startBot(options: BotOptions = {}): Promise<RunningBot> {
  const connector = await startConnector();
  const lines: Record<string, unknown>[] = [];
  const preferences = options.preferences ?? memoryPreferences();
  const { server, messenger } = createApp({
    config: {
      pack: options.pack,
      app: options.app,
      model: options.model,
      readAlong: options.readAlong ?? false,
      audit: options.audit,
      graph: options.graph,
    },
    packs: packsOf(...(options.packs ?? [proeve()])),
    lexicon: lexicon(),
    preferences,
    mine: options.mine ?? (() => fakeMine()),
    people: options.people ?? forgetful(preferences),
    take: options.take ?? (async () => {}),
    count: options.count ?? (() => {}),
    calendarOf: () => undefined,
    log: createLog({ level: 'debug', stream: { write: (line) => lines.push(JSON.parse(line)) } }),
    clock: options.clock ?? (() => 0),
    today: () => TODAY,
    receiptKeys: [key('test')],
    receiptFiles: options.receiptFiles ?? noScript,
    ...(options.telemetry && { telemetry: options.telemetry }),
    insights: options.insights,
    ...(options.sources && { sources: options.sources }),
    ...(options.site && { site: options.site }),
    address: () => options.address ?? url,
    storeReady: async () => {},
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });
  const { address, port } = await server.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://${address}:${port}`;
  return {
    url,
    connector,
    messenger,
    lines,
    post: async (body, headers = {}) => {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json');
      return { status: response.status, body: isJson ? JSON.parse(text) : text };
    },
    stop: async () => {
      await server.stop(0.05);
      await connector.stop();
    },
  };
}
