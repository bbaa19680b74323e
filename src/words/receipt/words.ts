import type { Language } from '../../guide/schema.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import type { ReceiptWords } from './shape.ts';

const all: Record<Language, ReceiptWords> = { da, nb, en };

/** What the pages of receipts say in a language. */
export function receiptWordsOf(language: Language): ReceiptWords {
  return all[language];
}
