import type { Guide, Pack } from './pack.ts';
import { receiptOf } from './receipt.ts';
import type { Receipt, ReceiptDuty, ReceiptRule } from './receipt-shape.ts';
import type { Language } from './schema.ts';
import { emptyWalk, step, valid, type Walk } from './step.ts';

/** Duties or rules that came, went, or read otherwise. */
export interface ListChange<T> {
  added: readonly T[];
  removed: readonly T[];
  changed: readonly { before: T; now: T }[];
}

/** How the same answers are answered today. */
export type Replay =
  /** The municipality, or the guide, is not answered for here any more. */
  | { kind: 'pack-gone' }
  | { kind: 'guide-gone' }
  /** The guide asks something that the receipt does not answer. `gone`: answers that it no longer takes. */
  | { kind: 'open'; edition: string; question: string; gone: readonly string[] }
  /** Another answer: the guide has changed, or a date lies further back than it did then. */
  | { kind: 'other'; edition: string; cause: 'guide' | 'time'; now: Receipt }
  /** The same answer, and what it says otherwise. */
  | {
      kind: 'differs';
      edition: string;
      now: Receipt;
      /** Whether the answer itself, its reason, the other way or whom to ask read otherwise. */
      answer: boolean;
      duties: ListChange<ReceiptDuty>;
      rules: ListChange<ReceiptRule>;
    }
  /** The same answer, word for word. */
  | { kind: 'same'; edition: string };

/**
 * Runs the walk of a receipt again on the guide as it is now, and tells honestly how the result differs.
 * @param pack the pack of the receipt as it is now; undefined where this deployment has none
 * @param today ISO date against which dates are measured
 */
export function replayReceipt(receipt: Receipt, pack: Pack | undefined, today: string): Replay {
  if (!pack) return { kind: 'pack-gone' };
  const guide = pack.guides.get(receipt.guide.id);
  if (!guide) return { kind: 'guide-gone' };
  const { edition } = guide;
  const reached = step(guide, walkOf(receipt), today);
  if (reached.kind === 'question') {
    const question = reached.question.ask[contentOf(receipt, pack)] as string;
    return { kind: 'open', edition, question, gone: goneAnswers(receipt, guide) };
  }
  const now = outcomeOn(receipt, pack, guide, today) as Receipt;
  if (!sameAnswer(receipt, now)) {
    const onThatDay = outcomeOn(receipt, pack, guide, receipt.day);
    const cause = onThatDay && sameAnswer(receipt, onThatDay) ? 'time' : 'guide';
    return { kind: 'other', edition, cause, now };
  }
  const duties = listChange(receipt.duties, now.duties);
  const rules = listChange(receipt.rules, now.rules);
  const answer = !equal({ ...receipt.outcome, id: '' }, { ...now.outcome, id: '' });
  const same = !answer && isEmpty(duties) && isEmpty(rules);
  return same ? { kind: 'same', edition } : { kind: 'differs', edition, now, answer, duties, rules };
}

function walkOf({ answers }: Receipt): Walk {
  return { ...emptyWalk, answers: Object.fromEntries(answers.map(({ fact, answer }) => [fact, answer])) };
}

/** What the answers lead to on a day, in the language of the receipt; undefined where a question is open. */
function outcomeOn(receipt: Receipt, pack: Pack, guide: Guide, day: string): Receipt | undefined {
  const reached = step(guide, walkOf(receipt), day);
  if (reached.kind === 'question') return undefined;
  return receiptOf(pack, guide, reached, {
    language: receipt.language,
    content: contentOf(receipt, pack),
    day,
  });
}

/** The language of the receipt's texts, or the document's own where the pack has it no longer. */
function contentOf({ content }: Receipt, { languages }: Pack): Language {
  return languages.includes(content) ? content : (languages[0] as Language);
}

/** What the answers were about that the guide still asks for and does not take any more. */
function goneAnswers({ answers }: Receipt, guide: Guide): string[] {
  const { asked } = guide;
  return answers
    .filter(({ fact, answer }) => asked.has(fact) && valid(guide, fact, answer) === undefined)
    .map(({ label }) => label);
}

/** The same verdict at the same outcome; or in the same words, where only its name in the file is another one. */
function sameAnswer({ outcome: then }: Receipt, { outcome: now }: Receipt): boolean {
  return then.verdict === now.verdict && (then.id === now.id || then.answer === now.answer);
}

/** Compares by id; what only has another id reads the same to a person, and is no change. */
function listChange<T extends { id: string }>(then: readonly T[], now: readonly T[]): ListChange<T> {
  const reads = (item: T) => JSON.stringify({ ...item, id: '' });
  const before = new Map(then.map((item) => [item.id, item]));
  const after = new Map(now.map((item) => [item.id, item]));
  const readBefore = new Set(then.map(reads));
  const readNow = new Set(now.map(reads));
  return {
    added: now.filter((item) => !before.has(item.id) && !readBefore.has(reads(item))),
    removed: then.filter((item) => !after.has(item.id) && !readNow.has(reads(item))),
    changed: then.flatMap((item) => {
      const other = after.get(item.id);
      return other && !equal(item, other) ? [{ before: item, now: other }] : [];
    }),
  };
}

function isEmpty(change: ListChange<unknown>): boolean {
  return change.added.length + change.removed.length + change.changed.length === 0;
}

/** Whether two records hold the same; the keys of both stand in the order of the schema. */
function equal(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
