import type { Fault } from '../guide/check/fault.ts';
import type { Language } from '../guide/schema.ts';
import { LARGEST_CARD } from './render.ts';

/** A card that is too large, in bytes, and the language in which it is. */
export interface Measured {
  language: Language;
  size: number;
}

/** The fault of a card that Teams would not take. @param of what is on the card */
export function tooLarge(
  of: string,
  { language, size }: Measured,
  what: string,
  place: Omit<Fault, 'code' | 'message'>,
): Fault {
  const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);
  const message =
    `The card of "${of}" grows to ${kilobytes(size)} KB for a reader of ${language}, and Teams takes ` +
    `${kilobytes(LARGEST_CARD)}: shorten its texts, or bring fewer ${what} to it`;
  return { code: 'CARD_TOO_LARGE', message, ...place };
}
