import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createChat } from './chat/chat.ts';
import type { Preferences } from './chat/preferences.ts';
import type { ChatDeps } from './chat/situation.ts';
import type { Config } from './config.ts';
import { CodedError } from './errors.ts';
import type { Pack } from './guide/pack.ts';
import { paperFragment } from './guide/paper.ts';
import type { Language } from './guide/schema.ts';
import { handlingOf } from './handling.ts';
import type { CalendarOf } from './http/calendars.ts';
import { createServer, type HttpServer } from './http/server.ts';
import type { Receive } from './http/sources.ts';
import type { InsightsDesk } from './insights/desk.ts';
import type { SecretKeys } from './keys.ts';
import { createLimit } from './limit.ts';
import type { Log } from './log.ts';
import { createNotices } from './notice/notice.ts';
import { faultLine } from './packs/fault-line.ts';
import { loadPack, packIds } from './packs/load.ts';
import { loadSensitiveWords } from './packs/sensitive.ts';
import { createDesk } from './receipt/desk.ts';
import { createReceiptLink, linkOf } from './receipt/link.ts';
import { refusalPage } from './receipt/page.ts';
import type { Mine } from './remind/mine.ts';
import type { Messenger, People } from './remind/ports.ts';
import type { Intake } from './remind/signal.ts';
import { reminderDrawer } from './reminding.ts';
import type { Lexicon } from './sensitive/lexicon.ts';
import type { SiteFile } from './site/file.ts';
import type { ReceiptFiles } from './site/receipts.ts';
import { languageOf } from './teams/activity.ts';
import { TeamsAdapter } from './teams/adapter.ts';
import { createBot } from './teams/bot.ts';
import { createChooser } from './teams/chooser.ts';
import { createMessenger } from './teams/messenger.ts';
import { noTelemetry, type Telemetry } from './telemetry/telemetry.ts';
import { createThrottle } from './throttle.ts';
import type { Happened } from './usage/use.ts';
import { tabWordsOf } from './words/tab/words.ts';

/** The folder of the packs that come with the program. */
export const DIALOGS = join(dirname(fileURLToPath(import.meta.url)), '..', 'dialogs');

/** How often a person can act: faster than anybody taps, and too slowly to keep a server busy. */
const TURNS = { atOnce: 120, everyMs: 1_000 };

/** What a bot is put together from: everything that differs between a server, a laptop and a test. */
export interface AppParts {
  config: Pick<Config, 'pack' | 'app' | 'model' | 'readAlong' | 'audit' | 'graph'>;
  packs: ReadonlyMap<string, Pack>;
  /** The words that can tell something about a person. */
  lexicon: Lexicon;
  preferences: Preferences;
  /** The reminders of a person, by the key that everything about the person is kept under. */
  mine: (person: string) => Mine;
  /** Where people can be written to. */
  people: Pick<People, 'remember' | 'erase'>;
  /** Takes in a risky action that the bot itself saw. */
  take: (intake: Intake) => Promise<void>;
  /** Counts a turn, of no person. */
  count: (happened: Happened) => void;
  /** Measures turns and requests to Teams; nothing does unless given. */
  telemetry?: Telemetry;
  /** Takes in what other systems report, by path; none unless given. */
  sources?: ReadonlyMap<string, Receive>;
  /** The recurring duties of a leader as a calendar file. */
  calendarOf: CalendarOf;
  log: Log;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
  /** The present day as an ISO date. */
  today: () => string;
  /** Milliseconds after which a turn gives up on Teams; see `BotParts` for what it is otherwise. */
  patience?: number;
  /** The files of the tab by their path; without them there is no tab. */
  site?: ReadonlyMap<string, SiteFile>;
  /** The first signs receipts, all of them verify. */
  receiptKeys: SecretKeys;
  /** What the pages of receipts load. */
  receiptFiles: ReceiptFiles;
  /** The numbers for the policy owner; shown nowhere unless given. */
  insights?: InsightsDesk | undefined;
  /** Where employees reach the server, without a slash at the end. */
  address: () => string;
  /** Resolves while the store answers. */
  storeReady: () => Promise<void>;
}

/** A bot that does not listen yet. */
export interface App {
  server: HttpServer;
  /** Writes to people unasked. */
  messenger: Messenger;
}

/** Puts the bot behind an HTTP server. */
export function createApp(parts: AppParts): App {
  const { config, packs, lexicon, log, clock, today, preferences, mine, people, take } = parts;
  const { telemetry = noTelemetry } = parts;
  const fixed = config.pack === undefined ? {} : { fixed: config.pack };
  const chooser = config.model ? { chooser: createChooser({ azure: config.model, clock }) } : {};
  const [signing] = parts.receiptKeys;
  const receiptLink = createReceiptLink(parts.address, signing);
  const links: ChatDeps['links'] = {
    receipt: receiptLink,
    paper: (pack, paper, known) =>
      `${parts.address()}/tab${paperFragment(paper, config.pack === undefined ? pack : undefined, known)}`,
    year: (pack, language) => `${parts.address()}/calendar/${pack}/${language}.ics`,
  };
  const chat = createChat({ packs, lexicon, today, links, ...fixed, ...chooser });
  const own = config.pack === undefined ? packs.values().next().value : packs.get(config.pack);
  const fallbackLanguage = own?.languages[0] as Language;
  const patience = parts.patience === undefined ? {} : { patience: parts.patience };
  const remind = { mine, people, take, readAlong: config.readAlong };
  const bot = createBot({
    chat,
    preferences,
    ...remind,
    count: (happened) => {
      parts.count(happened);
      telemetry.count(happened);
    },
    telemetry,
    log,
    clock,
    today,
    fallbackLanguage,
    ...patience,
  });
  const adapter = new TeamsAdapter(config.app, bot, createLimit({ ...TURNS, clock }));
  const noteRefusal = refusals(log, clock);
  const desk = createDesk({
    ...{ packs, receiptLink, today, keys: parts.receiptKeys, files: parts.receiptFiles.page },
    linkOf: (token) => linkOf(parts.address(), token),
  });
  const notices = createNotices({
    pack: config.pack === undefined ? undefined : own,
    handling: handlingOf(parts),
    files: parts.receiptFiles.page,
  });
  const languageFor = (asked: string | undefined, accepted: string) =>
    languageOf(asked) ?? languageIn(accepted) ?? fallbackLanguage;
  const server = createServer({
    log,
    clock,
    ...(parts.sources && { sources: parts.sources }),
    calendarOf: parts.calendarOf,
    files: new Map([...(parts.site ?? []), ...parts.receiptFiles.files]),
    ...(parts.site && {
      missingPage: (accepted) => missingPage(languageFor(undefined, accepted), parts.receiptFiles.page),
    }),
    noticeOf: (kind, asked, accepted) => notices(kind, languageFor(asked, accepted)),
    ...(parts.insights && {
      insights: {
        ...parts.insights,
        languageOf: languageFor,
        isSecure: () => parts.address().startsWith('https:'),
      },
    }),
    receipts: {
      ...desk,
      page: (token, accepted) => desk.page(token, languageFor(undefined, accepted)),
    },
    messages: async (req, res) => {
      const { status, json, refused } = await adapter.handle(req.headers.authorization ?? '', req.body);
      if (refused !== undefined) noteRefusal(refused);
      const type = json && { 'Content-Type': 'application/json' };
      res.writeHead(status, { ...type, 'Content-Length': String(json?.length ?? 0) });
      res.end(json);
    },
    ready: async () => {
      const store = await parts.storeReady().then(
        () => 'ok',
        (error: unknown) => {
          log.error('The store does not answer', { error });
          return 'unreachable';
        },
      );
      return { ready: store === 'ok', checks: { packs: String(packs.size), store } };
    },
  });
  const draw = reminderDrawer(packs, links, Date.now);
  const connectorTo = (serviceUrl: string) => adapter.connectorTo(serviceUrl);
  return { server, messenger: createMessenger({ connectorTo, draw, call: telemetry.connector }) };
}

/**
 * Writes into the log that activities were refused, each reason once a minute and with how often it came: a wrong
 * setting shows, and a flood does not fill the disk.
 */
function refusals(log: Log, clock: () => number): (code: string) => void {
  const throttle = createThrottle({ everyMs: 60_000, clock });
  return (code) => {
    const count = throttle(code);
    if (count !== undefined) log.warn('Activities were refused', { code, count });
  };
}

/** The page of an address where there is nothing, in the look of a receipt that cannot be opened. */
function missingPage(language: Language, files: ReceiptFiles['page']): string {
  const { missing, missingText, allGuides } = tabWordsOf(language);
  const way = { href: '/tab', text: allGuides };
  return refusalPage({ language, title: missing, text: missingText, kind: 'Må jeg?', way }, files);
}

/** The first language of ours that a browser asks for in its `Accept-Language` header. */
function languageIn(accepted: string): Language | undefined {
  return accepted.split(',').flatMap((part) => languageOf(part.split(';')[0]?.trim()) ?? [])[0];
}

/**
 * The packs of a deployment: the one of its municipality, or all of them in a demo, which begins with the
 * municipality that has the most guides.
 * @throws {CodedError} PACKS_MISSING, PACK_UNKNOWN, or PACKS_FAULTY with every fault: nothing half-loaded is served
 */
export function packsFor(
  dialogs: string,
  pack: string | undefined,
  today: string,
): ReadonlyMap<string, Pack> {
  const ids = packIds(dialogs);
  if (ids.length === 0) {
    throw new CodedError('PACKS_MISSING', 'No folder under dialogs/ holds a pack.yaml. Add one.');
  }
  if (pack !== undefined && !ids.includes(pack)) {
    const known = ids.join(', ');
    throw new CodedError(
      'PACK_UNKNOWN',
      `PACK is "${pack}", but dialogs/ has: ${known}. Set PACK to one of these.`,
    );
  }
  const loaded = (pack === undefined ? ids : [pack]).map((id) => loadPack(dialogs, id, today));
  const faults = loaded.flatMap((entry) => entry.faults);
  if (faults.length > 0) {
    const lines = faults.map(faultLine).join('\n');
    throw new CodedError(
      'PACKS_FAULTY',
      `The guides have ${faults.length} faults. Mend them first:\n${lines}`,
    );
  }
  const packs = loaded.flatMap((entry) => entry.pack ?? []).sort((a, b) => b.guides.size - a.guides.size);
  return new Map(packs.map((entry) => [entry.id, entry]));
}

/**
 * The words that can tell something about a person, in all languages.
 * @throws {CodedError} WORDS_FAULTY with every fault
 */
export function lexiconFor(dialogs: string): Lexicon {
  const { lexicon, faults } = loadSensitiveWords(dialogs);
  if (lexicon) return lexicon;
  const lines = faults.map(faultLine).join('\n');
  throw new CodedError('WORDS_FAULTY', `The words for personal data have faults. Mend them first:\n${lines}`);
}
