import type { Receipt } from '../guide/receipt-shape.ts';
import { createSeal, type ReceiptKey } from './token.ts';

/** The longest name of a key, and the longest address of a server, in characters. */
export const LONGEST_KEY_NAME = 16;
export const LONGEST_ADDRESS = 100;

/** Makes the signed links of receipts. @param address of the server, without a slash at the end */
export function createReceiptLink(address: () => string, key: ReceiptKey): (receipt: Receipt) => string {
  const seal = createSeal(key);
  return (receipt) => linkOf(address(), seal(receipt));
}

/** Where a token opens. */
export function linkOf(address: string, token: string): string {
  return `${address}/receipt/${token}`;
}

/** A link as long as any deployment makes it, to measure cards with. */
export const sampleLink = createReceiptLink(() => 'x'.repeat(LONGEST_ADDRESS), {
  id: 'x'.repeat(LONGEST_KEY_NAME),
  secret: new Uint8Array(32),
});
