import type { Reader } from '../cards/reader.ts';
import { paragraphOf } from '../cards/sources.ts';
import type { Receipt, ReceiptRule } from '../guide/receipt-shape.ts';
import type { ListChange, Replay } from '../guide/replay.ts';
import { receiptWordsOf } from '../words/receipt/words.ts';
import { dutyText, readerOfReceipt } from './note.ts';

/** What the guideline would answer today, in words. */
export interface TodayText {
  /** Whether the receipt still holds: as it was, with something new, or not. */
  state: 'same' | 'differs' | 'other' | 'unknown';
  title: string;
  lines: string[];
}

/** Words how the same answers are answered today. */
export function todayText(receipt: Receipt, replay: Replay): TodayText {
  const words = receiptWordsOf(receipt.language);
  switch (replay.kind) {
    case 'same': {
      const isSameEdition = replay.edition === receipt.guide.edition;
      return {
        state: 'same',
        title: words.same,
        lines: [isSameEdition ? words.sameEdition : words.newEdition],
      };
    }
    case 'differs':
      return { state: 'differs', title: words.differs, lines: differences(receipt, replay) };
    case 'other': {
      const byTime = replay.cause === 'time' ? [words.otherByTime] : [];
      const lines = [...byTime, words.otherText(replay.now.outcome.answer), replay.now.outcome.because];
      return { state: 'other', title: words.other, lines };
    }
    case 'open':
      return {
        state: 'unknown',
        title: words.open,
        lines: [...replay.gone.map(words.answerGone), words.openText(replay.question)],
      };
    case 'guide-gone':
      return { state: 'unknown', title: words.guideGone, lines: [words.guideGoneText] };
    case 'pack-gone':
      return { state: 'unknown', title: words.packGone, lines: [words.packGoneText(receipt.pack.name)] };
  }
}

/** What a rule says; where it stands, if its words were left out. */
function ruleText(reader: Reader, { says, path, at }: ReceiptRule): string {
  return says ?? `${path.at(-1)}, ${paragraphOf(reader, at)}`;
}

function differences(receipt: Receipt, replay: Extract<Replay, { kind: 'differs' }>): string[] {
  const words = receiptWordsOf(receipt.language);
  const reader = readerOfReceipt(receipt);
  const readerNow = readerOfReceipt(replay.now);
  const told = <T>(change: ListChange<T>, before: (item: T) => string, now: (item: T) => string) => [
    ...change.added.map((item) => words.added(now(item))),
    ...change.removed.map((item) => words.removed(before(item))),
    ...change.changed.map((item) => words.changed(now(item.now), before(item.before))),
  ];
  return [
    ...(replay.answer ? [words.answerChanged, replay.now.outcome.answer, replay.now.outcome.because] : []),
    ...told(
      replay.duties,
      (duty) => dutyText(reader, duty),
      (duty) => dutyText(readerNow, duty),
    ),
    ...told(
      replay.rules,
      (rule) => ruleText(reader, rule),
      (rule) => ruleText(readerNow, rule),
    ),
  ];
}
