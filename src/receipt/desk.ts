import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Answers } from '../cards/action.ts';
import { formatDate, readerOf } from '../cards/reader.ts';
import type { Pack } from '../guide/pack.ts';
import { receiptOf } from '../guide/receipt.ts';
import type { Receipt } from '../guide/receipt-shape.ts';
import { type Replay, replayReceipt } from '../guide/replay.ts';
import { Language } from '../guide/schema.ts';
import { emptyWalk, step } from '../guide/step.ts';
import type { SecretKeys } from '../keys.ts';
import type { ReceiptWords } from '../words/receipt/shape.ts';
import { receiptWordsOf } from '../words/receipt/words.ts';
import { restored } from './abridge.ts';
import { noteOf } from './note.ts';
import { type PageFiles, receiptPage, refusalPage } from './page.ts';
import { todayText } from './today.ts';
import { type Opened, openToken } from './token.ts';

/** What the desk needs to make and check receipts. */
export interface DeskParts {
  packs: ReadonlyMap<string, Pack>;
  keys: SecretKeys;
  /** Signs a receipt and gives the link to it. */
  receiptLink: (receipt: Receipt) => string;
  /** Where a token opens. */
  linkOf: (token: string) => string;
  /** ISO date of now. */
  today: () => string;
  files: PageFiles;
}

/** A checked receipt for machines. `check.today` tells how the same answers are answered now. */
export interface ReceiptRecord {
  receipt: Receipt;
  check: { genuine: true; key: string; day: string; today: Replay };
  link: string;
}

/** Why a link opens no receipt. */
export type Refused = Exclude<Opened['kind'], 'genuine'>;

/** Why a walk gets no receipt. */
export type Unfinished = 'not-a-walk' | 'guide-unknown' | 'other-edition' | 'not-finished';

/** Makes and checks receipts. It keeps nothing: a receipt is in its link. */
export interface Desk {
  /** The page of a link. @param language in which a refusal is worded; a receipt has its own */
  page: (token: string, language: Language) => Promise<{ kind: Opened['kind']; html: string }>;
  record: (token: string) => Promise<ReceiptRecord | Refused>;
  /** The link to the receipt of a walk that is walked here once more: nothing that is claimed gets signed. */
  issue: (body: unknown) => { link: string } | Unfinished;
}

/** A finished walk, as the browser tells it. */
const FinishedWalk = z.strictObject({
  pack: z.string().max(64),
  guide: z.string().max(64),
  edition: z.string().max(64),
  language: Language,
  answers: Answers,
});

/** Makes the desk of a deployment. */
export function createDesk(parts: DeskParts): Desk {
  const { packs, keys, today, files } = parts;
  const recordOf = (signed: Receipt, key: string, token: string): ReceiptRecord => {
    const day = today();
    const pack = packs.get(signed.pack.id);
    const receipt = restored(signed, pack);
    const replay = replayReceipt(receipt, pack, day);
    return { receipt, check: { genuine: true, key, day, today: replay }, link: parts.linkOf(token) };
  };
  return {
    page: async (token, language) => {
      const opened = await openToken(token, keys);
      const { kind } = opened;
      if (kind !== 'genuine') return { kind, html: refusalPage(refusalText(kind, language), files) };
      const record = recordOf(opened.receipt, opened.key, token);
      const { receipt, check, link } = record;
      const page = {
        note: noteOf(receipt, markOf(token)),
        words: receiptWordsOf(receipt.language),
        today: todayText(receipt, check.today),
        checkedOn: formatDate(receipt.language, check.day),
        record,
        link,
      };
      return { kind, html: receiptPage(page, files) };
    },
    record: async (token) => {
      const opened = await openToken(token, keys);
      return opened.kind === 'genuine' ? recordOf(opened.receipt, opened.key, token) : opened.kind;
    },
    issue: (body) => issue(parts, body),
  };
}

function issue({ packs, receiptLink, today }: DeskParts, body: unknown): { link: string } | Unfinished {
  const walk = FinishedWalk.safeParse(body).data;
  if (!walk) return 'not-a-walk';
  const pack = packs.get(walk.pack);
  const guide = pack?.guides.get(walk.guide);
  if (!pack || !guide) return 'guide-unknown';
  // The person would get a note of an answer that was never shown.
  if (guide.edition !== walk.edition) return 'other-edition';
  const day = today();
  const reached = step(guide, { ...emptyWalk, answers: walk.answers }, day);
  if (reached.kind === 'question') return 'not-finished';
  const { language, content } = readerOf(pack, walk.language);
  return { link: receiptLink(receiptOf(pack, guide, reached, { language, content, day })) };
}

/** Sixteen characters that a note has alone: a sheet of paper and a link can be held against each other. */
function markOf(token: string): string {
  const digits = createHash('sha256').update(token).digest('hex').slice(0, 16);
  return digits.replace(/(.{4})(?!$)/gu, '$1 ');
}

function refusalText(kind: Refused, language: Language) {
  const words = receiptWordsOf(language);
  const texts: Record<Refused, [title: keyof ReceiptWords, text: keyof ReceiptWords]> = {
    'too-long': ['tooLong', 'tooLongText'],
    unreadable: ['unreadable', 'unreadableText'],
    'unknown-key': ['unknownKey', 'unknownKeyText'],
    changed: ['tampered', 'tamperedText'],
  };
  const [title, text] = texts[kind];
  return { language, title: words[title] as string, text: words[text] as string, kind: words.kind };
}
