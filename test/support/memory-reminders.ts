import { randomUUID } from 'node:crypto';
import type { Preferences } from '../../src/chat/preferences.ts';
import { CodedError } from '../../src/errors.ts';
import type { Language } from '../../src/guide/schema.ts';
import { LEASE, LONGEST_WAIT } from '../../src/remind/pace.ts';
import { personKeyOf } from '../../src/remind/person.ts';
import {
  type Accepted,
  type Backlog,
  type BacklogNow,
  type Counts,
  type Heard,
  type Job,
  type JobName,
  type Jobs,
  jobNames,
  type People,
  type Reminders,
  type Subscriptions,
} from '../../src/remind/ports.ts';
import {
  type About,
  type Address,
  type Count,
  type DropReason,
  type Reminder,
  type ReminderState,
  reminderStates,
} from '../../src/remind/reminder.ts';
import { memoryPreferences } from './memory-preferences.ts';
import { memorySubscriptions } from './memory-subscriptions.ts';

const CHAT_GAP_MS = 1000;
const CLOCKS_DIFFER_MS = 60_000;

interface Kept extends Reminder {
  signal: string | undefined;
  state: ReminderState;
  begun: number;
  /** How often it was put off. */
  attempts: number;
  ended: number;
}

interface Known {
  address: Address;
  language: Language;
  nextAt: number;
}

/** A store of reminders for as long as the test lasts, and its queue to look into. */
export interface MemoryReminders {
  reminders: Reminders;
  people: People;
  counts: Counts;
  jobs: Jobs;
  subscriptions: Subscriptions;
  preferences: Preferences;
  backlog: Backlog;
  /** Ids of the reminders whose job has come by then, the soonest first: what `deliver` is to be called with. */
  due: (now: number) => string[];
  /** What was sent into the queue and waits there. */
  sent: (name: JobName) => readonly Job[];
}

interface State {
  now: () => number;
  gap: number;
  kept: Map<string, Kept>;
  known: Map<string, Known>;
  /** `passed`: nothing followed so far. */
  seen: Map<string, { at: number; passed: boolean }>;
  muted: Map<string, { person: string; pack: string; rule: string }>;
  /** Until when a person hears nothing more of a rule. */
  said: Map<string, { person: string; quietUntil: number }>;
  counted: Map<string, Count & { count: number }>;
  /** When the job of a reminder comes. */
  queue: Map<string, number>;
  subscriptions: ReturnType<typeof memorySubscriptions>;
  nextAt: number;
}

/**
 * The ports of reminders in memory. `now` gives the time for what has none of its own (see `createReminders`);
 * `perSecond`: how many messages have a place in a second.
 */
export function memoryReminders(now: () => number = Date.now, perSecond = 50): MemoryReminders {
  const known: State['known'] = new Map();
  const state: State = {
    now,
    gap: 1000 / perSecond,
    kept: new Map(),
    known,
    seen: new Map(),
    muted: new Map(),
    said: new Map(),
    counted: new Map(),
    queue: new Map(),
    subscriptions: memorySubscriptions(known),
    nextAt: 0,
  };
  const preferences = memoryPreferences();
  const sent = new Map<JobName, Job[]>();
  return {
    reminders: { ...planning(state), ...delivery(state, preferences), ...ownReminders(state) },
    people: people(state, preferences),
    counts: counts(state),
    subscriptions: state.subscriptions,
    preferences,
    backlog: { look: async (time) => backlog(state, sent, time) },
    jobs: {
      send: async (name, jobs) => {
        const before = sent.get(name) ?? [];
        const isNew = ({ key }: Job, index: number, all: readonly Job[]) =>
          key === undefined || all.findIndex((job) => job.key === key) === index;
        sent.set(name, [...before, ...jobs].filter(isNew));
      },
    },
    due: (time) => {
      const come = [...state.queue].filter(([, at]) => at <= time);
      return come.sort(([, a], [, b]) => a - b).map(([id]) => id);
    },
    sent: (name) => sent.get(name) ?? [],
  };
}

function planning(state: State): Pick<Reminders, 'accept' | 'withdraw' | 'add'> {
  const accept = ({ signal, reminder }: Heard): Accepted => {
    const before = state.seen.get(signal);
    const passed = !reminder || !state.known.has(reminder.person);
    if (before && (passed || !before.passed)) return 'seen-before';
    state.seen.set(signal, { at: state.now(), passed });
    if (!reminder) return 'no-reminder';
    if (passed) return 'unknown-person';
    const { person, pack, about } = reminder;
    const rule = about.kind === 'signal' ? about.rule : undefined;
    const key = JSON.stringify([person, pack, rule]);
    if (state.muted.has(key)) return 'muted';
    if ((state.said.get(key)?.quietUntil ?? 0) > state.now()) return 'said-already';
    const willBeSaid = [...state.kept.values()].some(
      (other) =>
        isOpen(other) &&
        other.person === person &&
        other.pack === pack &&
        other.about.kind === 'signal' &&
        other.about.rule === rule,
    );
    if (willBeSaid) return 'said-already';
    keep(state, reminder, signal);
    return 'planned';
  };
  return {
    accept: async (heard) => heard.map(accept),
    withdraw: async (signals) => {
      for (const signal of signals) state.seen.set(signal, { at: state.now(), passed: false });
      for (const kept of state.kept.values()) {
        if (kept.state === 'waiting' && signals.includes(kept.signal ?? '')) end(state, kept, 'withdrawn');
      }
    },
    add: async (reminder) => add(state, reminder),
  };
}

function delivery(
  state: State,
  preferences: Preferences,
): Pick<Reminders, 'begin' | 'sent' | 'drop' | 'putOff' | 'tidy'> {
  return {
    begin: async (id, now, dayBegan) => {
      const kept = state.kept.get(id);
      const known = state.known.get(kept?.person ?? '');
      state.queue.delete(id);
      if (!kept || !known || !isOpen(kept)) return undefined;
      const later = kept.state === 'sending' ? kept.begun + LEASE : kept.due - CLOCKS_DIFFER_MS;
      if (later > now) {
        state.queue.set(id, kept.state === 'sending' ? later : kept.due);
        return undefined;
      }
      const mayRepeat = kept.state === 'sending';
      const others = [...state.kept.values()].filter(
        (other) => other.person === kept.person && other !== kept,
      );
      const sentToday = others.filter(
        (other) =>
          other.about.kind === 'signal' &&
          ((other.state === 'sent' && other.ended >= dayBegan) ||
            (other.state === 'sending' && other.begun >= dayBegan)),
      ).length;
      Object.assign(kept, { state: 'sending', begun: now });
      return {
        reminder: reminderOf(kept),
        address: { ...known.address },
        language: (await preferences.choices(kept.person)).language ?? known.language,
        attempts: kept.attempts,
        sentToday,
        mayRepeat,
        until: now + LEASE,
        wait: reserve(state, known, now),
      };
    },
    sent: async (id, now, { next, quietUntil } = {}) => {
      const kept = state.kept.get(id);
      if (kept?.state !== 'sending') return;
      Object.assign(kept, { state: 'sent', ended: now });
      state.queue.delete(id);
      const { person, pack, about } = kept;
      if (about.kind === 'signal' && quietUntil !== undefined) {
        state.said.set(JSON.stringify([person, pack, about.rule]), { person, quietUntil });
      }
      if (next) add(state, next);
    },
    drop: async (id, reason) => {
      const kept = state.kept.get(id);
      if (kept && isOpen(kept)) end(state, kept, reason);
    },
    putOff: async (id, until, everybody) => {
      if (everybody) state.nextAt = Math.max(state.nextAt, until);
      const kept = state.kept.get(id);
      if (!kept || !isOpen(kept)) return;
      kept.attempts += 1;
      wait(state, kept, until);
    },
    tidy: async (before) => {
      for (const [signal, { at }] of state.seen) if (at < before) state.seen.delete(signal);
      for (const [key, { quietUntil }] of state.said) if (quietUntil <= state.now()) state.said.delete(key);
      const old = [...state.kept.values()].filter((kept) =>
        isOpen(kept) ? kept.expires < before : kept.ended < before,
      );
      for (const { id } of old) erase(state, id);
      return old.length;
    },
  };
}

function ownReminders(
  state: State,
): Pick<Reminders, 'mine' | 'cancel' | 'again' | 'find' | 'muted' | 'mute'> {
  const own = (person: string, id: string) => {
    const kept = state.kept.get(id);
    return kept?.person === person && (isOpen(kept) || kept.state === 'sent') ? kept : undefined;
  };
  return {
    mine: async (person) =>
      [...state.kept.values()]
        .filter((kept) => kept.person === person && kept.state === 'waiting')
        .sort((a, b) => a.due - b.due || a.id.localeCompare(b.id))
        .map(({ id, pack, about, due }) => ({ id, pack, about, due })),
    cancel: async (person, id) => {
      const kept = own(person, id);
      if (kept?.state !== 'waiting') return false;
      erase(state, id);
      return true;
    },
    again: async (person, id, due, expires) => {
      const kept = own(person, id);
      if (!kept) return false;
      kept.expires = expires;
      wait(state, kept, due);
      return true;
    },
    find: async (person, id) => {
      const kept = own(person, id);
      return kept && reminderOf(kept);
    },
    muted: async (person) =>
      [...state.muted.values()]
        .filter((rule) => rule.person === person)
        .map(({ pack, rule }) => ({ pack, rule })),
    mute: async (person, pack, rule, on) => {
      const key = JSON.stringify([person, pack, rule]);
      if (!on) state.muted.delete(key);
      else {
        state.muted.set(key, { person, pack, rule });
        for (const kept of state.kept.values()) {
          const same = kept.person === person && kept.pack === pack && kept.state === 'waiting';
          if (same && kept.about.kind === 'signal' && kept.about.rule === rule) end(state, kept, 'muted');
        }
      }
    },
  };
}

function people(state: State, preferences: Preferences): People {
  const forget = (person: string) => {
    const ids = [...state.kept.values()].filter((kept) => kept.person === person).map(({ id }) => id);
    for (const id of ids) erase(state, id);
    const said = [...state.said].filter(([, rule]) => rule.person === person);
    for (const [key] of said) state.said.delete(key);
    state.subscriptions.left(person);
    return { address: state.known.delete(person), reminders: ids.length, said: said.length };
  };
  return {
    remember: async (person, address, language) => {
      const { address: before, nextAt } = state.known.get(person) ?? { nextAt: 0 };
      const conversation = address.conversation ?? before?.conversation;
      const objectId = address.objectId ?? before?.objectId;
      state.known.set(person, { address: { ...address, conversation, objectId }, language, nextAt });
    },
    moved: async (person, conversation) => {
      const known = state.known.get(person);
      if (known) known.address = { ...known.address, conversation };
    },
    known: async (list) => new Set(list.filter((person) => state.known.has(person))),
    leave: async (person) => {
      forget(person);
    },
    erase: async (person) => {
      const { tenant, conversation } = state.known.get(person)?.address ?? {};
      const keys = [person, ...(conversation === undefined ? [] : [personKeyOf(tenant, conversation)])];
      const choices = await Promise.all(keys.map((key) => forgetChoices(preferences, key)));
      const muted = [...state.muted].filter(([, rule]) => rule.person === person);
      for (const [key] of muted) state.muted.delete(key);
      return { ...forget(person), choices: choices.includes(true), muted: muted.length };
    },
  };
}

/** True where something was chosen. */
async function forgetChoices(preferences: Preferences, person: string): Promise<boolean> {
  const chosen = Object.keys(await preferences.choices(person)).length > 0;
  await preferences.forget(person);
  return chosen;
}

function counts(state: State): Counts {
  return {
    add: async (list) => {
      for (const count of list) {
        const key = JSON.stringify([count.day, count.pack, count.rule, count.what]);
        state.counted.set(key, { ...count, count: (state.counted.get(key)?.count ?? 0) + 1 });
      }
    },
    between: async (from, before, least) => {
      const sums = new Map<string, Omit<Count, 'day'> & { count: number }>();
      for (const { day: on, pack, rule, what, count } of state.counted.values()) {
        if (on < from || on >= before) continue;
        const key = JSON.stringify([pack, rule, what]);
        sums.set(key, { pack, rule, what, count: (sums.get(key)?.count ?? 0) + count });
      }
      const shown = [...sums].filter(([, { count }]) => count >= least);
      return shown.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
    },
    tidy: async (before) => {
      const old = [...state.counted].filter(([, { day }]) => day < before);
      for (const [key] of old) state.counted.delete(key);
      return old.length;
    },
  };
}

function backlog(state: State, sent: ReadonlyMap<JobName, readonly Job[]>, now: number): BacklogNow {
  const kept = [...state.kept.values()];
  const countOf = (where: ReminderState) => kept.filter((one) => one.state === where).length;
  const dueOf = (name: JobName) => {
    const own = name === 'deliver' ? [...state.queue.values()] : [];
    const times = [...own, ...(sent.get(name) ?? []).map(({ startAfter = now }) => startAfter)];
    const come = times.filter((time) => time <= now);
    return { count: come.length, oldest: come.length > 0 ? now - Math.min(...come) : 0 };
  };
  return {
    reminders: Object.fromEntries(
      reminderStates.map((where) => [where, countOf(where)]),
    ) as BacklogNow['reminders'],
    due: Object.fromEntries(jobNames.map((name) => [name, dueOf(name)])) as BacklogNow['due'],
  };
}

function keep(state: State, reminder: Omit<Reminder, 'id'>, signal?: string): string {
  const id = randomUUID();
  const kept: Kept = {
    ...structuredClone(reminder),
    id,
    signal,
    state: 'waiting',
    begun: 0,
    ended: 0,
    attempts: 0,
  };
  state.kept.set(id, kept);
  state.queue.set(id, reminder.due);
  return id;
}

function add(state: State, reminder: Omit<Reminder, 'id'>): string {
  if (!state.known.has(reminder.person)) {
    throw new CodedError('PERSON_UNKNOWN', 'Nobody noted how the person can be reached.');
  }
  const same = [...state.kept.values()].find(
    (kept) =>
      isOpen(kept) &&
      kept.person === reminder.person &&
      kept.pack === reminder.pack &&
      aboutKey(kept.about) === aboutKey(reminder.about),
  );
  return same?.id ?? keep(state, reminder);
}

function aboutKey(about: About): string {
  if (about.kind === 'signal') return JSON.stringify([about.rule, about.at]);
  const guide = about.kind === 'deadline' ? about.guide : '';
  return JSON.stringify([about.kind, guide, about.duty, about.on]);
}

function reserve(state: State, known: Known, now: number): number {
  const place = Math.max(now, state.nextAt, known.nextAt);
  if (place - now <= LONGEST_WAIT) {
    state.nextAt = Math.max(now, state.nextAt) + state.gap;
    known.nextAt = place + CHAT_GAP_MS;
  }
  return place - now;
}

function isOpen({ state }: Kept): boolean {
  return state === 'waiting' || state === 'sending';
}

function wait(state: State, kept: Kept, due: number): void {
  Object.assign(kept, { state: 'waiting', due });
  state.queue.set(kept.id, due);
}

function end(state: State, kept: Kept, reason: DropReason): void {
  Object.assign(kept, { state: reason, ended: state.now() });
  state.queue.delete(kept.id);
}

function erase(state: State, id: string): void {
  state.kept.delete(id);
  state.queue.delete(id);
}

function reminderOf({ id, person, pack, about, due, expires }: Kept): Reminder {
  return { id, person, pack, about: { ...about }, due, expires };
}
