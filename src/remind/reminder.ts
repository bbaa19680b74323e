/** A reminder as it is kept: whom, what about and when, in words of our own. */
import type { SignalOrigin } from '../guide/signals.ts';

/** A day that lies further ahead (ISO 8601 duration) is more likely a slip than a wish. */
export const FURTHEST_WISH = 'P2Y';

/** What a reminder is about. The texts are in the pack; only the names of its entries are kept. */
export type About =
  /** A rule of `reminders.yaml`; `at`: when the action happened, in milliseconds since 1970. */
  | { kind: 'signal'; rule: string; origin: SignalOrigin; at: number }
  /** The deadline of a duty at the end of a guide; `on`: the day that the person chose, as an ISO date. */
  | { kind: 'deadline'; guide: string; duty: string; on: string }
  /** A duty of the leaders' year; `on`: the day that it falls due. */
  | { kind: 'year'; duty: string; on: string };

/** All times are milliseconds since 1970. */
export interface Reminder {
  id: string;
  person: string;
  pack: string;
  about: About;
  /** Not before this. */
  due: number;
  /** Not after this. */
  expires: number;
}

/** Why a reminder was not sent. */
export const dropReasons = [
  'expired',
  'muted',
  'withdrawn',
  'cancelled',
  'unreachable',
  'blocked',
  'pack-changed',
] as const;
export type DropReason = (typeof dropReasons)[number];

/** Where a reminder can be: not over yet, sent, or dropped. */
export const reminderStates = ['waiting', 'sending', 'sent', ...dropReasons] as const;
export type ReminderState = (typeof reminderStates)[number];

/** What a person can say to a reminder. */
export const reminderAnswers = ['done', 'wrong', 'tomorrow', 'mute'] as const;
export type ReminderAnswer = (typeof reminderAnswers)[number];

/** Where the bot can write to a person: what the Bot Connector needs, and nothing else. */
export interface Address {
  tenant: string | undefined;
  /** The person's object id in Entra ID, where the channel gives one. */
  objectId: string | undefined;
  /** The person's id and the bot's in the channel. */
  user: string;
  bot: string;
  /** The personal chat; undefined where it has to be created first. */
  conversation: string | undefined;
  serviceUrl: string;
}

/** What became of a message. */
export type Sent =
  | { kind: 'sent'; conversation: string }
  /** Not now: `wait` is what Teams asks for, in milliseconds, if it says. `everybody`: not this chat alone. */
  | { kind: 'later'; wait: number | undefined; everybody: boolean }
  /** The person blocked or removed the bot, or an administrator did: nothing is sent there any more. */
  | { kind: 'gone' };

/** What is counted, without persons: a day, a pack, a rule and what became of it. */
export interface Count {
  /** ISO date. */
  day: string;
  pack: string;
  /** Id of a reminder rule or a duty; of signals that lead to none, their kind. */
  rule: string;
  what:
    | 'taken'
    | 'no-rule'
    | 'unknown-person'
    | 'said-already'
    | 'sent'
    | 'possible-repeat'
    | DropReason
    | ReminderAnswer;
}
