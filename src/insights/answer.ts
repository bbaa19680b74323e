import type { Ticket } from '../sign-in/ticket.ts';

/** A page, with the status that it is sent with. */
export interface Answer {
  status: number;
  html: string;
  /** After how many seconds it may be tried again. */
  retryAfter?: number;
}

/** A page, or what the browser of somebody who is let in keeps; it tells nothing of the person. */
export type SignInAnswer = Answer | { session: Ticket };
