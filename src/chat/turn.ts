import { CardAction, type Place } from '../cards/action.ts';
import type { Card } from '../cards/render.ts';
import type { Language, Verdict } from '../guide/schema.ts';
import type { Mine } from '../remind/mine.ts';

/** What a person did, in the words of the bot: nothing of the transport is left in it. */
export type Turn =
  | { kind: 'installed' }
  | { kind: 'text'; text: string; files: boolean }
  | { kind: 'deleted' }
  /** A click; undefined where what it carries is none of ours. */
  | { kind: 'card'; action: CardAction | undefined }
  /** A text to look through before it is sent; undefined where it is still to be given. */
  | { kind: 'check'; text: string | undefined };

/** A click, by what the button carried; it comes back from outside. */
export function clickOf(data: unknown): Turn {
  return { kind: 'card', action: CardAction.safeParse(data).data };
}

/** Who did it and where. */
export interface Person {
  /** The language that the person chose, or that of the client. */
  language: Language;
  /** The municipality that the person chose in a demo. */
  pack?: string;
  /**
   * `alone` in a personal chat. In a group chat or channel: `own view` where the answer to a click is for this
   * person's eyes only, `among others` where everybody reads it. `dialog`: in a window of its own over any of them.
   */
  place: 'alone' | 'own view' | 'among others' | 'dialog';
  /** The question that stands last in this person's personal chat; what is typed next may answer it. */
  asked?: Place;
}

/** What the person chose for the future. */
export interface Choice {
  language?: Language;
  pack?: string;
}

/** What a turn can be, in the words of the log and of metrics: nothing else is ever a verb. */
export const turnVerbs = [
  // What somebody typed, and where it led.
  ...['welcome', 'help', 'greeting', 'empty', 'long', 'small-talk', 'candidates', 'not-found', 'deleted'],
  // A guide, and the cards of one.
  ...['open', 'answer', 'change', 'forget', 'resume', 'back', 'restart', 'helpful', 'not-helpful'],
  ...['group-start', 'guide-gone', 'other-pack', 'unreadable'],
  // Around the guides.
  ...['menu', 'topic', 'language', 'pack', 'check', 'search'],
  // What is kept of the person.
  ...['deadline', 'deadline-set', 'reminder', 'reminders', 'reminder-cancel', 'unmute', 'year'],
  ...['erase', 'erased'],
] as const;
export type TurnVerb = (typeof turnVerbs)[number];

/** What a turn was about, for the log and for counts: no text, no person. */
export interface TurnLog {
  verb: TurnVerb;
  pack?: string;
  guide?: string;
  /** The question or outcome that is shown now. */
  node?: string;
  verdict?: Verdict;
  /** The question on the card that the person went on from. */
  passed?: string;
  /** Why the chooser did not answer. */
  error?: unknown;
}

/** The answer to a turn. */
export interface Reply {
  card: Card;
  choice?: Choice;
  /** The question that now stands last in the personal chat; undefined where none does. */
  asked?: Place;
  /** A card for the personal chat. If it cannot be delivered there, `undelivered` takes the place of `card`. */
  personal?: { card: Card; undelivered: (chat: string) => Card };
  /**
   * Asks the chooser for a better answer. Only where there is a chooser and this answer is not sure; it never
   * rejects, and gives this answer again where nothing better comes of it.
   */
  reconsider?: () => Promise<Reply>;
  log: TurnLog;
}

/** An answer that has to look up or change first what is kept of the person. It rejects where the store does. */
export interface Deferred {
  with: (mine: Mine) => Promise<Reply>;
}
