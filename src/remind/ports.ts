/** What the use cases of reminders need from outside. Every function throws the coded errors of its adapter. */
import type { Language } from '../guide/schema.ts';
import type { About, Address, Count, DropReason, Reminder, ReminderState, Sent } from './reminder.ts';

/** A signal, and the reminder that follows from it; undefined where none does. */
export interface Heard {
  /** Id of the signal: the second time it is taken in, nothing follows. */
  signal: string;
  reminder: Omit<Reminder, 'id'> | undefined;
}

/**
 * What became of a signal. `said-already`: the person heard of the rule and it is quiet still, or will hear of it.
 * `unknown-person`: whoever it is for cannot be reached, or not any more. `no-reminder`: none was to follow.
 */
export type Accepted =
  | 'planned'
  | 'seen-before'
  | 'said-already'
  | 'muted'
  | 'unknown-person'
  | 'no-reminder';

/** A reminder that is due, taken out to be sent. */
export interface Begun {
  reminder: Reminder;
  address: Address;
  /** What the person chose; without a choice the language of its client when it last wrote. */
  language: Language;
  /** How often it was begun before and put off; a wait that Teams does not name grows with it. */
  attempts: number;
  /** How many reminders of signals were sent to the person, or are being sent, since the day that the caller named. */
  sentToday: number;
  /** Somebody had begun to send this one before and never said how it ended: it may arrive twice. */
  mayRepeat: boolean;
  /** Nobody else gets it before this, in milliseconds since 1970; see LEASE (pace.ts). */
  until: number;
  /**
   * How long to wait for the next place in the row of all messages and of this chat, in milliseconds. The place
   * is taken only where it is at most LONGEST_WAIT (pace.ts) away: what goes back into the queue takes another
   * one, and a row that grows with everybody who looks at it never ends.
   */
  wait: number;
}

/** What follows from a reminder that was sent. */
export interface AfterSent {
  /** Of a duty that comes round again, the next time. */
  next?: Omit<Reminder, 'id'>;
  /** Of a signal: before this the person hears nothing more of its rule, in milliseconds since 1970. */
  quietUntil?: number;
}

/** A row of `mine`. */
export interface Waiting {
  id: string;
  pack: string;
  about: About;
  due: number;
}

/** What was erased, for the person to read. */
export interface Erased {
  address: boolean;
  choices: boolean;
  reminders: number;
  /** Rules that the bot remembered to have spoken of. */
  said: number;
  muted: number;
}

/** People that can be written to. */
export interface People {
  /** Notes where a person can be reached; nothing is written where it is known already. */
  remember: (person: string, address: Address, language: Language) => Promise<void>;
  /** The personal chat that was made for somebody who had none. */
  moved: (person: string, conversation: string) => Promise<void>;
  /** Which of these can be reached. */
  known: (people: readonly string[]) => Promise<ReadonlySet<string>>;
  /**
   * Nothing can be sent there any more: address and reminders are erased, and what was said. What the person muted
   * stays muted.
   */
  leave: (person: string) => Promise<void>;
  /** Erases everything about a person. */
  erase: (person: string) => Promise<Erased>;
}

/** Reminders from plan to delivery. What belongs together is one transaction, the job of the queue included. */
export interface Reminders {
  /**
   * Keeps plans, puts each into the queue for its time, and notes all signals. One answer for each, in order. Of what
   * led to nothing, because of its person or because no reminder was to follow, one may follow the next time;
   * otherwise the answer is then `seen-before`.
   */
  accept: (heard: readonly Heard[]) => Promise<Accepted[]>;
  /** A source takes signals back; their waiting reminders are dropped. Also of signals that come later. */
  withdraw: (signals: readonly string[]) => Promise<void>;
  /**
   * A reminder that the person asked for; the same about the same day is kept once. Its id.
   * @throws {CodedError} PERSON_UNKNOWN where nobody noted how the person can be reached
   */
  add: (reminder: Omit<Reminder, 'id'>) => Promise<string>;
  /**
   * Takes a reminder out to be sent; undefined where it is sent, dropped or gone, is due later, or is being sent
   * by somebody else. In the last two cases it has a job of its own.
   */
  begin: (id: string, now: number, dayBegan: number) => Promise<Begun | undefined>;
  /** Notes that it was sent, and what follows. That its rule was said outlives the reminder. */
  sent: (id: string, now: number, after?: AfterSent) => Promise<void>;
  drop: (id: string, reason: DropReason) => Promise<void>;
  /** Sends it later. `everybody`: no message to anybody goes out before. */
  putOff: (id: string, until: number, everybody: boolean) => Promise<void>;
  /** What waits for a person, the soonest first. */
  mine: (person: string) => Promise<Waiting[]>;
  /** Takes a waiting reminder of this person back, or says one again at another time; false where there is none. */
  cancel: (person: string, id: string) => Promise<boolean>;
  again: (person: string, id: string, due: number, expires: number) => Promise<boolean>;
  /** The reminder of this person, sent or waiting; undefined where there is none (any more). */
  find: (person: string, id: string) => Promise<Reminder | undefined>;
  /** Rules that a person wants to hear no more about. */
  muted: (person: string) => Promise<{ pack: string; rule: string }[]>;
  mute: (person: string, pack: string, rule: string, on: boolean) => Promise<void>;
  /**
   * Erases what was delivered or dropped before a moment, and that a rule was said where it is quiet no longer.
   * Gives the number of reminders.
   */
  tidy: (before: number) => Promise<number>;
}

/** Numbers without persons. */
export interface Counts {
  add: (counts: readonly Count[]) => Promise<void>;
  /** Sums of the days from `from` on and before `before` (ISO dates); those under `least` are left out. */
  between: (from: string, before: string, least: number) => Promise<CountSum[]>;
  /** Erases what was counted before a day (ISO date). Gives the number of counts. */
  tidy: (before: string) => Promise<number>;
}

/** How often the same became of the reminders of a rule. */
export type CountSum = Omit<Count, 'day'> & { count: number };

/** What runs later, on any one of the instances. Only `deliver` is about a person, by the id of a reminder. */
export const jobNames = [
  'deliver',
  'audit-content',
  'audit-relist',
  'audit-subscribe',
  'graph-look',
  'graph-subscriptions',
  'tidy',
] as const;
export type JobName = (typeof jobNames)[number];

/** What waits, of all instances and of no person. */
export interface BacklogNow {
  /** How many reminders there are, by where they are; every state is there. */
  reminders: Readonly<Record<ReminderState, number>>;
  /**
   * Jobs whose time has come and that nobody has begun, by name, and for how long the time of the oldest has been over,
   * in milliseconds; every name is there.
   */
  due: Readonly<Record<JobName, { count: number; oldest: number }>>;
}

/** Tells whoever watches over the bot whether work piles up. */
export interface Backlog {
  /** @param now milliseconds since 1970 */
  look: (now: number) => Promise<BacklogNow>;
}

/** Something to be done. */
export interface Job {
  /** For the handler, which parses it. Never anything about a person: it lies in the database for all to read. */
  data: Readonly<Record<string, string | number | boolean>>;
  /** A job with the key of one that waits, runs, or ended within the last hours, is not kept. */
  key?: string;
  /** Not before this, in milliseconds since 1970; otherwise at once. */
  startAfter?: number;
}

/** A job that comes again and again, once for all instances. */
export interface Recurring {
  name: JobName;
  /** A cron expression in universal time. */
  cron: string;
  /** As that of every job; nothing unless given. */
  data?: Job['data'];
}

/** The queue, for those who put something into it. */
export interface Jobs {
  /** Keeps jobs; when it resolves, none is lost. A handler that throws is run again, with growing pauses. */
  send: (name: JobName, jobs: readonly Job[]) => Promise<void>;
}

/** Writes to a person in Teams. */
export interface Messenger {
  send: (address: Address, reminder: Reminder, language: Language) => Promise<Sent>;
}

/** Knows who somebody is by the name to sign in with; undefined where nobody is, or nobody may be asked. */
export interface Directory {
  objectId: (tenant: string, signInName: string) => Promise<string | undefined>;
}

/** What Microsoft Graph can be asked to tell of: one person's calendar, or all chats or channels of the tenant. */
export const subscriptionKinds = ['calendar', 'chats', 'channels'] as const;
export type SubscriptionKind = (typeof subscriptionKinds)[number];

/** A subscription at Microsoft Graph. */
export interface Subscription {
  /** As Microsoft Graph names it. */
  id: string;
  kind: SubscriptionKind;
  /** Whose calendar it is; undefined for chats and channels. */
  person: string | undefined;
  /** Name of the secret that its notifications are recognised by. */
  key: string;
  /** When Microsoft Graph ends it, in milliseconds since 1970. */
  expires: number;
}

/** Somebody whose calendar is not followed, or not for much longer. */
export interface CalendarDue {
  person: string;
  /** In Entra ID. */
  objectId: string;
  /** The subscription that ends soon, or whose secret was replaced. */
  subscription: Subscription | undefined;
}

/** Subscriptions at Microsoft Graph. Of people whose address is erased none is wanted any more. */
export interface Subscriptions {
  /** Notes a subscription, or its new end. Another one for the same is not wanted any more. */
  keep: (subscription: Subscription) => Promise<void>;
  /** One that is wanted, and for a calendar the object id of its person; undefined for every other. */
  find: (id: string) => Promise<(Subscription & { objectId: string | undefined }) | undefined>;
  /** The one that is wanted for all chats or channels. */
  ofTenant: (kind: Exclude<SubscriptionKind, 'calendar'>) => Promise<Subscription | undefined>;
  /**
   * People of a tenant whose subscription ends before a moment, has another secret, or is missing, in the order of
   * their keys and from behind one of them on.
   */
  calendarsDue: (
    wanted: { tenant: string; key: string; until: number },
    after: string,
    limit: number,
  ) => Promise<CalendarDue[]>;
  /** Ids of those that nobody wants any more. */
  unwanted: (limit: number) => Promise<string[]>;
  /** One that is not at Microsoft Graph any more. */
  forget: (id: string) => Promise<void>;
}

/** Requests that are good once, across all instances. */
export interface Replays {
  /** Whether a request, by its mark, was taken in. */
  came: (mark: string) => Promise<boolean>;
  /** Notes one that was taken in. `until`: when it is no good any more anyway. */
  note: (mark: string, until: number) => Promise<void>;
}

/** Sources that are read from one moment to another. */
export type CursorName = 'audit';

/** How far a source has been read, so that after a stop nothing is left out. Moments in milliseconds since 1970. */
export interface Cursors {
  /** Everything before that moment was read; undefined where nothing ever was. */
  reached: (source: CursorName) => Promise<number | undefined>;
  /** Notes that everything before a moment was read; never goes back. */
  advance: (source: CursorName, until: number) => Promise<void>;
}
