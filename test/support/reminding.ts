/** The use cases of reminders put together in memory: a clock that is set by hand, and Teams by what it answers. */
import type { Language } from '../../src/guide/schema.ts';
import { createDeliver } from '../../src/remind/deliver.ts';
import { createHolidays } from '../../src/remind/holidays.ts';
import { createMine, type Mine } from '../../src/remind/mine.ts';
import { remindingPacks } from '../../src/remind/packs.ts';
import { personKeyOf } from '../../src/remind/person.ts';
import type { Counts } from '../../src/remind/ports.ts';
import type { Address, Count, Reminder, Sent } from '../../src/remind/reminder.ts';
import { type Intake, type Signal, signalId } from '../../src/remind/signal.ts';
import { createTake, type Taken } from '../../src/remind/take.ts';
import { type MemoryReminders, memoryReminders } from './memory-reminders.ts';
import { proeve } from './proeve.ts';

/** The Wednesday a week before Easter, at ten. */
export const WEDNESDAY = Date.parse('2026-03-25T10:00:00+01:00');
export const MINUTE = 60_000;
const TENANT = 'kommune';

/** The key of an invented employee. */
export const keyOf = (actor: string) => personKeyOf(TENANT, actor);

/** Where an invented employee is written to. */
export function addressOf(actor: string, conversation: string | undefined = `chat-${actor}`): Address {
  const ids = { tenant: TENANT, objectId: actor, user: `29:${actor}`, bot: '28:bot' };
  return { ...ids, conversation, serviceUrl: 'https://smba.example/emea/' };
}

let events = 0;

/** Mail of an employee is passed on to outside: a rule of Prøve Kommune is about it. */
export function signalOf(change: Partial<Extract<Signal, { kind: 'mail-forwarding' }>> = {}): Signal {
  events += 1;
  return {
    id: signalId('test', String(events)),
    tenant: TENANT,
    actor: 'anne',
    at: new Date(WEDNESDAY).toISOString(),
    origin: 'audit-log',
    kind: 'mail-forwarding',
    attributes: { to: 'outside' },
    ...change,
  };
}

export interface Reminding {
  store: MemoryReminders;
  /** What the use cases were made with. */
  ports: { counts: Pick<Counts, 'add'> };
  /** Milliseconds since 1970; goes on while a delivery sleeps. */
  time: { now: number };
  packs: ReturnType<typeof remindingPacks>;
  take: (...signals: Signal[]) => Promise<Taken[]>;
  takeIn: (intake: Intake) => Promise<Taken[]>;
  deliver: (id: string) => Promise<void>;
  /** Delivers what the queue holds until a moment, each within a minute of its time. */
  run: (until: number) => Promise<void>;
  mine: (actor: string) => Mine;
  /** What reached Teams, in order. */
  messages: { reminder: Reminder; conversation: string | undefined; language: Language; at: number }[];
  /** What Teams answers next; otherwise everything is sent. */
  answers: (Sent | Error)[];
  slept: number[];
  counts: Count[];
  /** What was counted, as "rule: what". */
  counted: () => string[];
}

/** Prøve Kommune with one employee, anne, who can be reached, and bo, who never met the bot. */
export async function reminding(
  introduce?: (tenant: string, objectId: string) => Promise<Address | undefined>,
  pack = 'proeve',
): Promise<Reminding> {
  const time = { now: WEDNESDAY };
  const clock = () => time.now;
  const store = memoryReminders(clock);
  const packs = remindingPacks([proeve()], createHolidays());
  const counts: Count[] = [];
  const ports = {
    reminders: store.reminders,
    people: store.people,
    counts: {
      add: async (list: readonly Count[]) => {
        counts.push(...list);
      },
    },
    packs,
    clock,
  };
  const messages: Reminding['messages'] = [];
  const answers: Reminding['answers'] = [];
  const slept: number[] = [];
  const deliver = createDeliver({
    ...ports,
    messenger: {
      send: async (address, reminder, language) => {
        const answer = answers.shift() ?? {
          kind: 'sent',
          conversation: address.conversation ?? `chat-${address.objectId}`,
        };
        if (answer instanceof Error) throw answer;
        if (answer.kind === 'sent') {
          messages.push({ reminder, conversation: address.conversation, language, at: time.now });
        }
        return answer;
      },
    },
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      time.now += milliseconds;
    },
    random: () => 0.5,
  });
  const takeIn = createTake({ ...ports, packOf: async () => pack, ...(introduce && { introduce }) });
  await store.people.remember(keyOf('anne'), addressOf('anne'), 'nb');
  return {
    ...{ store, ports, time, packs, deliver, messages, answers, slept, counts },
    takeIn,
    take: (...signals) => takeIn({ signals, withdrawn: [], ignored: 0 }),
    run: (until) => run(store, time, deliver, until),
    mine: (actor) => createMine(ports)(keyOf(actor)),
    counted: () => counts.map(({ rule, what }) => `${rule}: ${what}`),
  };
}

async function run(
  store: MemoryReminders,
  time: { now: number },
  deliver: (id: string) => Promise<void>,
  until: number,
): Promise<void> {
  while (time.now <= until) {
    for (const id of store.due(time.now)) await deliver(id);
    time.now += MINUTE;
  }
}
