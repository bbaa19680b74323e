/** Receipts, keys and tokens for tests. */
import { readerOf } from '../../src/cards/reader.ts';
import type { Guide, Pack } from '../../src/guide/pack.ts';
import { receiptOf } from '../../src/guide/receipt.ts';
import type { Receipt } from '../../src/guide/receipt-shape.ts';
import type { Language } from '../../src/guide/schema.ts';
import { type Answers, emptyWalk, step } from '../../src/guide/step.ts';
import type { SecretKey } from '../../src/keys.ts';
import { TODAY } from './proeve.ts';

/** A key of 32 equal bytes: invented, and told from others by its id. */
export function key(id: string, byte = 7): SecretKey {
  return { id, secret: new Uint8Array(32).fill(byte) };
}

/** The receipt of some answers in a guide; they have to lead to an outcome. */
export function receiptFor(
  pack: Pack,
  guideId: string,
  answers: Answers,
  language: Language = 'da',
  day = TODAY,
): Receipt {
  const guide = pack.guides.get(guideId) as Guide;
  const reached = step(guide, { ...emptyWalk, answers }, day);
  if (reached.kind !== 'outcome') throw new Error(`A question is open: ${reached.node}`);
  return receiptOf(pack, guide, reached, { language, content: readerOf(pack, language).content, day });
}
