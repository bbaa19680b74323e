import type { OutcomeLinks } from '../cards/outcome-view.ts';
import { paperFragment } from '../guide/paper.ts';
import type { Language } from '../guide/schema.ts';
import type { Answers } from '../guide/step.ts';
import type { SecretKey } from '../keys.ts';
import { abridged } from './abridge.ts';
import { createSeal } from './token.ts';

/** The longest name of a key, and the longest address of a server, in characters. */
export const LONGEST_KEY_NAME = 16;
export const LONGEST_ADDRESS = 80;

/**
 * How long the link of a whole receipt may be, in characters. A card has to hold it beside everything else, and many
 * programs cut links off at a little more than this; a longer receipt is abridged.
 */
const LONGEST_WHOLE = 2000;

/** Makes the signed links of receipts. @param address of the server, without a slash at the end */
export function createReceiptLink(address: () => string, key: SecretKey): OutcomeLinks['receipt'] {
  const seal = createSeal(key);
  return (receipt, length) => {
    const link = length === 'short' ? undefined : linkOf(address(), seal(receipt));
    return link !== undefined && link.length <= LONGEST_WHOLE
      ? link
      : linkOf(address(), seal(abridged(receipt)));
  };
}

/** Where a token opens. */
export function linkOf(address: string, token: string): string {
  return `${address}/receipt/${token}`;
}

const LONGEST = 'x'.repeat(LONGEST_ADDRESS);

/** Links as long as any deployment makes them, to measure cards with. */
export const sampleLinks = {
  receipt: createReceiptLink(() => LONGEST, { id: 'x'.repeat(LONGEST_KEY_NAME), secret: new Uint8Array(32) }),
  paper: (pack: string, paper: string, known: Answers) =>
    `${LONGEST}/tab${paperFragment(paper, pack, known)}`,
  year: (pack: string, language: Language) => `${LONGEST}/calendar/${pack}/${language}.ics`,
};
