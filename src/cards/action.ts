import { z } from 'zod';
import { Answer, Language, Verdict } from '../guide/schema.ts';

/** Characters of a text that is checked; Teams sends no message that is longer. */
export const LONGEST_TEXT = 100_000;

const Key = z.string().min(1).max(64);
/** Answers by fact, as they come back from outside. */
export const Answers = z
  .record(Key, Answer)
  .refine((answers) => Object.keys(answers).length <= 60, 'more answers than any guide has questions');
const Walk = z.strictObject({ answers: Answers, known: Answers, earlier: Answers });

/** Where a card was in a guide when it was made: enough to go on from it on any server, at any time. */
const place = {
  lang: Language,
  pack: Key,
  guide: Key,
  edition: Key,
  walk: Walk,
  shown: z.union([z.strictObject({ fact: Key }), z.strictObject({ outcome: Key, verdict: Verdict })]),
};

/**
 * The data of a button on one of our cards, with the inputs that the client merges into it (`value`). It comes
 * back from outside, so it is parsed like any other input.
 */
export const CardAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('answer'), ...place, fact: Key, value: z.string().max(2000).optional() }),
  z.object({ do: z.literal('change'), ...place, fact: Key }),
  z.object({ do: z.literal('forget'), ...place, fact: Key }),
  z.object({ do: z.literal('resume'), ...place }),
  z.object({ do: z.literal('back'), ...place }),
  z.object({ do: z.literal('restart'), ...place }),
  z.object({ do: z.literal('open'), lang: Language, pack: Key, guide: Key, known: Answers }),
  z.object({
    do: z.literal('check'),
    lang: Language,
    pack: Key,
    text: z.string().max(LONGEST_TEXT).optional(),
  }),
  z.object({ do: z.literal('menu'), lang: Language, pack: Key, topic: Key.optional() }),
  z.object({ do: z.literal('language'), lang: Language, pack: Key }),
  z.object({ do: z.literal('pack'), lang: Language, pack: Key }),
]);
export type CardAction = z.infer<typeof CardAction>;

/** The actions that go on from a card of a guide. */
export type WalkAction = Extract<CardAction, { walk: unknown }>;

/** Where a card is in a guide. */
export type Place = Pick<WalkAction, keyof typeof place>;
