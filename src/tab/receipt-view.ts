/** The button that makes a receipt of an answer, and says beforehand what is sent for it. */
import type { Reader } from '../cards/reader.ts';
import { CodedError } from '../errors.ts';
import type { PackEntry } from '../guide/pack.ts';
import type { TabWords } from '../words/tab/shape.ts';
import { buttonOf, h } from './dom.ts';
import { requestReceipt } from './receipt.ts';
import type { Walking } from './walking.ts';

interface ReceiptParts {
  pack: PackEntry;
  reader: Reader;
  words: TabWords;
  walking: Walking;
}

/** Nothing at a question: only an answer has a receipt. */
export function receiptView(
  { pack, reader, words, walking }: ReceiptParts,
  tell: (sentence: string) => void,
): HTMLElement | undefined {
  if (walking.reached.step.kind === 'question') return undefined;
  const make = async () => {
    button.disabled = true;
    try {
      const href = await requestReceipt(walking, pack.id, reader.language);
      // Opened by a press of its own: a window that opens later than the press is blocked in many browsers.
      const link = h('a', { class: 'button', href, target: '_blank', rel: 'noreferrer' }, words.openReceipt);
      element.replaceChildren(link);
      link.focus();
      tell(words.receiptReady);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      button.disabled = false;
      tell(error.code === 'TAB_OUTDATED' ? `${words.outdated}. ${words.outdatedText}` : words.receiptFailed);
    }
  };
  const button = buttonOf(reader.words.saveReceipt, () => void make(), {
    'aria-describedby': 'receipt-text',
  });
  const element = h('div', { class: 'receipt' }, button, h('p', { id: 'receipt-text' }, words.receiptText));
  return element;
}
