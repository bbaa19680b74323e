import type { Place } from '../cards/action.ts';

/** An answer that is typed later than this is a question of its own. In milliseconds. */
const FRESH = 30 * 60_000;
/** Chats that are remembered; the oldest goes first, and each with its time. */
const MOST_CHATS = 10_000;

/**
 * Which question stands last in each personal chat, so that what is typed next can answer it. It lives in memory
 * alone and for half an hour: after a restart, or on another server, a typed text is a new question, and the card
 * still takes its taps.
 */
export interface AskedQuestions {
  /** The question that stands last in a chat, if it was asked a short while ago. */
  last: (chat: string) => Place | undefined;
  /** Remembers the question of a chat, or that there is none any more. */
  remember: (chat: string, place: Place | undefined) => void;
}

/** @param clock milliseconds from any fixed moment on */
export function askedQuestions(clock: () => number): AskedQuestions {
  const chats = new Map<string, { place: Place; since: number }>();
  return {
    last: (chat) => {
      const entry = chats.get(chat);
      return entry && clock() - entry.since <= FRESH ? entry.place : undefined;
    },
    remember: (chat, place) => {
      chats.delete(chat);
      if (!place) return;
      const now = clock();
      chats.set(chat, { place, since: now });
      for (const [other, { since }] of chats) {
        if (now - since <= FRESH && chats.size <= MOST_CHATS) return;
        chats.delete(other);
      }
    },
  };
}
