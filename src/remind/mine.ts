/** What a person can do about the own reminders. Every function throws the coded errors of the store. */
import type { Erased, Waiting } from './ports.ts';
import type { ReminderAnswer } from './reminder.ts';

/** What became of the answer to a reminder. */
export type Answered =
  | { kind: 'noted' }
  /** Said again; `on`: the day, as an ISO date. */
  | { kind: 'again'; on: string }
  /** No reminder of this person has this id (any more): nothing was changed. */
  | { kind: 'gone' };

/** What became of a wish to be reminded. */
export type Wished =
  /** `on`: the day that it is about, `says`: the working day on which it is said, at or before it; ISO dates. */
  | { kind: 'waits'; id: string; on: string; says: string }
  /** Not a day, in the past, or further away than a reminder is kept. */
  | { kind: 'refused'; because: 'no-date' | 'past' | 'too-far' }
  /** The pack, the guide or the duty is no longer there, or has no deadline. */
  | { kind: 'unknown' };

/** The reminders of one person, bound to the key of that person. */
export interface Mine {
  /** What waits, the soonest first: also the duties of the leaders' year that are subscribed to. */
  list: () => Promise<Waiting[]>;
  /** Takes a waiting reminder back, or ends a subscription; false where none has this id. */
  cancel: (id: string) => Promise<boolean>;
  /** Says something to a reminder that came. `mute`: no more of its rule; of a wish, that it does not come again. */
  answer: (id: string, answer: ReminderAnswer) => Promise<Answered>;
  /** Asks for a reminder of the deadline of a duty; `on`: what the person typed, meant as an ISO date. */
  remindOfDeadline: (wish: { pack: string; guide: string; duty: string; on: string }) => Promise<Wished>;
  /**
   * Subscribes to a duty of the leaders' year. The first time is `on`; without it, one period from today.
   * Who has subscribed already gets the day that waits.
   */
  subscribe: (wish: { pack: string; duty: string; on?: string }) => Promise<Wished>;
  /** Ends a subscription; false where there was none. */
  unsubscribe: (wish: { pack: string; duty: string }) => Promise<boolean>;
  /** Rules of `reminders.yaml` that the person wants to hear no more about. */
  muted: () => Promise<{ pack: string; rule: string }[]>;
  unmute: (pack: string, rule: string) => Promise<void>;
  /** Erases everything about the person, and says what it was. */
  erase: () => Promise<Erased>;
}
