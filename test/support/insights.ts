/** The bot with its page of numbers, behind either way to sign in; the clock is the test's. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pack } from '../../src/guide/pack.ts';
import { keyFiles, type SecretKeys } from '../../src/keys.ts';
import { createLog } from '../../src/log.ts';
import { createOwnerInsights } from '../../src/owner-insights.ts';
import type { Count } from '../../src/remind/reminder.ts';
import { createTally } from '../../src/usage/tally.ts';
import { type UsesOfDay, usesOf } from '../../src/usage/use.ts';
import { type BotOptions, type RunningBot, startBot } from './bot-in-memory.ts';
import { proeve, TODAY } from './proeve.ts';
import { key } from './receipts.ts';
import { memoryStore } from './reminder-store.ts';
import { SIGN_IN_APP, type StubEntra, startEntra, TENANT } from './stub-entra.ts';

export interface RunningInsights {
  bot: RunningBot;
  entra: StubEntra;
  /** The password of the trial. */
  password: () => string;
  /** Milliseconds since 1970, and from the start on. */
  time: { now: number };
  count: (uses: readonly UsesOfDay[], reminders?: readonly Count[]) => Promise<void>;
  /** Writes down what was counted of turns in the chat. */
  write: () => Promise<void>;
  /** Lets the store fail, or answer again. */
  failWith: (error: Error | undefined) => void;
  /** What the page itself logged, a record a line. */
  lines: Record<string, unknown>[];
  stop: () => Promise<void>;
}

export interface InsightsOptions {
  signIn: 'entra' | 'password';
  /** Prøve Kommune unless given. */
  packs?: readonly Pack[];
  keys?: SecretKeys;
  receiptFiles?: NonNullable<BotOptions['receiptFiles']>;
  /** Where browsers reach it; where it listens unless given. */
  address?: string;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startInsights(options: InsightsOptions): Promise<RunningInsights> {
  const { signIn, packs = [proeve()], receiptFiles, address } = options;
  const time = { now: Date.parse(`${TODAY}T10:00:00Z`) };
  const dataDir = mkdtempSync(join(tmpdir(), 'insights-'));
  const entra = await startEntra(() => time.now);
  const store = await memoryStore().empty(() => time.now);
  const tally = createTally({ usage: store.usage, dayOf: () => TODAY });
  let failure: Error | undefined;
  const lines: Record<string, unknown>[] = [];
  const keys: SecretKeys = options.keys ?? [key('test')];
  const settings =
    signIn === 'entra' ? { signIn, keys, tenant: TENANT, app: SIGN_IN_APP } : { signIn, keys: undefined };
  const insights = createOwnerInsights({
    config: { insights: settings, dataDir },
    packs,
    usage: {
      between: async (...span) => {
        if (failure) throw failure;
        return store.usage.between(...span);
      },
    },
    reminderCounts: store.counts,
    files: receiptFiles?.page ?? { style: '/receipt/files/page.css' },
    log: createLog({ level: 'debug', stream: { write: (line) => lines.push(JSON.parse(line)) } }),
    today: () => TODAY,
    clock: () => time.now,
    now: () => time.now,
    address: () => bot.url,
    authority: entra.authority,
  });
  const bot: RunningBot = await startBot({
    packs,
    insights,
    count: (happened) => tally.count(usesOf(happened), time.now),
    ...(receiptFiles && { receiptFiles }),
    ...(address !== undefined && { address }),
  });
  return {
    ...{ bot, entra, time, lines },
    password: () => readFileSync(join(dataDir, keyFiles.insightsPassword), 'utf8').trim(),
    count: async (uses, reminders = []) => {
      await store.usage.add(uses);
      await store.counts.add(reminders);
    },
    write: tally.write,
    failWith: (error) => {
      failure = error;
    },
    stop: async () => {
      await bot.stop();
      await entra.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
