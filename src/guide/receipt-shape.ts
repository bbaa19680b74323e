/**
 * A record of a finished walk. It holds what the person was told, in the words of then: an edition that is gone
 * cannot word its ids any more. And it holds the answers by fact, so that the walk can be run again.
 */
import { z } from 'zod';
import { Answer, Duration, Language, Verdict } from './schema.ts';

const Words = z.string().min(1);

const GivenAnswer = z.strictObject({
  fact: Words,
  type: z.enum(['one-of', 'several-of', 'yes-no', 'date']),
  label: Words,
  answer: Answer,
  labels: z
    .record(Words, Words)
    .optional()
    .describe('By value, what the options said; yes, no, "not sure" and dates have no text of the pack'),
});

const ReceiptDuty = z.strictObject({
  id: Words,
  text: Words,
  strength: z.enum(['must', 'should']),
  phase: z.enum(['before', 'during', 'after']),
  deadline: z
    .union([z.strictObject({ within: Duration, after: Words }), z.strictObject({ every: Duration })])
    .optional(),
});
export type ReceiptDuty = z.infer<typeof ReceiptDuty>;

const ReceiptRule = z.strictObject({
  id: Words.describe('Where `says` is left out: the beginning of the SHA-256 of that text, in base64url'),
  path: z.array(Words).min(1).describe('The headings from the outermost to the one it stands under'),
  at: Words.describe('Paragraph in its section: "3", "3.2" or "note 1"'),
  says: Words.optional().describe('What the rule says, in our own words; left out where a receipt is long'),
});
export type ReceiptRule = z.infer<typeof ReceiptRule>;

/** The shape of a receipt, and of what a signed link carries. */
export const Receipt = z.strictObject({
  version: z.literal(1),
  day: z.iso.date().describe('The day on which the answer was given'),
  language: Language.describe('The language that the person reads'),
  content: Language.describe('The language of the texts of the pack'),
  pack: z.strictObject({ id: Words, name: Words }),
  source: z.strictObject({ title: Words, edition: Words.optional(), date: z.iso.date().optional() }),
  guide: z.strictObject({
    id: Words,
    title: Words,
    question: Words,
    edition: Words.describe("The document's own edition and a mark of how it was encoded"),
  }),
  answers: z.array(GivenAnswer).max(60).describe('The answers that decided, in the order of the questions'),
  outcome: z.strictObject({
    id: Words,
    verdict: Verdict,
    answer: Words,
    because: Words,
    instead: Words.optional(),
    ask: z
      .strictObject({ name: Words, email: Words.optional(), phone: Words.optional() })
      .optional()
      .describe('Whom to ask'),
  }),
  duties: z.array(ReceiptDuty),
  rules: z.array(ReceiptRule).describe('The rules that the answer rests on'),
});
export type Receipt = z.infer<typeof Receipt>;
