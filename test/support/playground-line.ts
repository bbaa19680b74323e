/** The wire between a test and a running Agents Playground: its addresses, its people, its activities. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { startPlayground } from '../../src/playground.ts';
import { Screen } from './playground-screen.ts';
import { type Exchange, openStream, type PlaygroundStream } from './playground-stream.ts';

/** The employee's own chat with the bot, a group chat, or the General channel of a team. */
export type Conversation = 'personal' | 'group' | 'channel';

export interface LineOptions {
  /** Where the bot takes messages, for example http://127.0.0.1:3978/api/messages. */
  botEndpoint: string;
  /** The port of the page; any free one unless given. */
  port?: number;
  /** The language of Teams that every activity names, such as da-DK; en-US unless given. */
  locale?: string;
}

const Person = z.object({ id: z.string(), name: z.string(), aadObjectId: z.string() });
const Config = z.object({
  tenantId: z.string(),
  bot: z.object({ id: z.string(), name: z.string() }),
  currentUser: Person,
  users: z.array(Person),
  personalChat: z.object({ id: z.string() }),
  groupChats: z.tuple([z.object({ id: z.string(), name: z.string() })]),
  teams: z.tuple([z.object({ id: z.string(), name: z.string(), aadGroupId: z.string() })]),
});
/** The people and conversations of .m365agentsplayground.yml. */
export type PlaygroundConfig = z.infer<typeof Config>;
const ConfigAnswer = z.object({ config: Config });

/** How long a turn of the bot may take. Teams itself gives an invoke 10 to 15 seconds. */
const TURN_MS = 10_000;

export interface Line {
  readonly address: string;
  readonly config: PlaygroundConfig;
  readonly screen: Screen;
  readonly stream: PlaygroundStream;
  /** Everything that went between the Playground and the bot, oldest first. */
  readonly exchanges: readonly Exchange[];
  idOf(conversation: Conversation): string;
  /** Posts to the Playground and gives its status and JSON (undefined when it says nothing). */
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  /** What all activities of the employee in a conversation have in common, without a type. */
  base(conversationId: string): Promise<Record<string, unknown>>;
  /** Sends an activity as it is to the bot, and gives what the bot answered once its turn is over. */
  send(activity: Record<string, unknown>): Promise<Exchange>;
  /** Causes turns of the bot and resolves when they are over and everything they sent is on the screen. */
  turns<T>(fits: ((exchange: Exchange) => boolean)[], cause: () => Promise<T>): Promise<[T, ...Exchange[]]>;
  stop(): Promise<void>;
}

/** Starts a Playground of its own in front of a bot and connects to it. */
export async function openLine(options: LineOptions): Promise<Line> {
  const { botEndpoint: endpoint, port = 0, locale } = options;
  const log = { info: () => {}, error: (message: string) => console.error(message) };
  const running = await startPlayground({ endpoint, port, log, ...(locale && { locale }) });
  try {
    const config = await readConfig(running.address);
    const screen = new Screen(config.bot.id);
    const exchanges: Exchange[] = [];
    const stream = await openStream(running.address, {
      onEvent: (event) => screen.apply(event),
      onExchange: (exchange) => {
        exchanges.push(exchange);
        screen.tell();
      },
    });
    const stop = async () => {
      await stream.close();
      await running.stop();
    };
    return lineOf({ address: running.address, config, screen, stream, exchanges, stop });
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** The people and conversations of a running Playground. */
export async function readConfig(address: string): Promise<PlaygroundConfig> {
  return ConfigAnswer.parse(await getJson(`${address}/_internal/v1/testConfig`)).config;
}

type Parts = Pick<Line, 'address' | 'config' | 'screen' | 'stream' | 'exchanges' | 'stop'>;

function lineOf(parts: Parts): Line {
  const { address, config, stream } = parts;
  const ids = {
    personal: config.personalChat.id,
    group: config.groupChats[0].id,
    channel: config.teams[0].id,
  };
  const turns: Line['turns'] = async (fits, cause) => {
    const answers = fits.map((each) => stream.next(each, TURN_MS));
    const [caused, ...exchanges] = await Promise.all([cause(), ...answers]);
    await stream.settled();
    return [caused, ...exchanges];
  };
  const post: Line['post'] = (path, body) => postJson(address + path, body);
  return {
    ...parts,
    idOf: (conversation) => ids[conversation],
    post,
    turns,
    base: async (conversationId) => {
      const query = new URLSearchParams({ conversationId });
      const template = await getJson(`${address}/_internal/v1/customActivities/template?${query}`);
      const { type: _, ...base } = z.looseObject({ from: z.looseObject({}) }).parse(template);
      return { ...base, from: { ...base.from, name: config.currentUser.name } };
    },
    send: async (activity) => {
      const id = randomUUID();
      const send = () => post('/_internal/v1/customActivities', { ...activity, id });
      const [, exchange] = await turns([({ request }) => request.id === id], send);
      return exchange as Exchange;
    },
  };
}

/**
 * The Playground ends a connection that was idle for five seconds. On a busy machine that happens at the very moment
 * of the next request, so each request has its own.
 */
const ALONE = { Connection: 'close' };

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url, { headers: ALONE });
  if (!response.ok) throw new Error(`The Playground answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function postJson(url: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const headers = { ...ALONE, 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  // 502 says that the bot has failed, which is for the test to judge; else the request itself is wrong.
  if (!response.ok && response.status !== 502)
    throw new Error(`The Playground answered ${response.status}: ${text}`);
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}
