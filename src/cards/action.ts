import { z } from 'zod';
import { Answer, Id, Language, Verdict } from '../guide/schema.ts';
import { reminderAnswers } from '../remind/reminder.ts';

/** Characters of a text that is checked; Teams sends no message that is longer. */
export const LONGEST_TEXT = 100_000;

const Key = z.string().min(1).max(64);
/** The one key that a card says back, where it is of another municipality: it must not hold Markdown. */
const PackId = Id.max(64);
/** Answers by fact, as they come back from outside. */
export const Answers = z
  .record(Key, Answer)
  .refine((answers) => Object.keys(answers).length <= 60, 'more answers than any guide has questions');
const Walk = z.strictObject({ answers: Answers, known: Answers, earlier: Answers });

/** Where a card was in a guide when it was made: enough to go on from it on any server, at any time. */
const place = {
  lang: Language,
  pack: PackId,
  guide: Key,
  edition: Key,
  walk: Walk,
  shown: z.union([z.strictObject({ fact: Key }), z.strictObject({ outcome: Key, verdict: Verdict })]),
};

/** Who reads the card, and of which municipality it speaks. */
const base = { lang: Language, pack: PackId };
const Day = z.string().max(40).optional();

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
  z.object({ do: z.literal('helpful'), ...place, helpful: z.boolean() }),
  z.object({ do: z.literal('open'), ...base, guide: Key, known: Answers }),
  z.object({ do: z.literal('check'), ...base, text: z.string().max(LONGEST_TEXT).optional() }),
  z.object({ do: z.literal('menu'), ...base, topic: Key.optional() }),
  z.object({ do: z.literal('language'), ...base }),
  z.object({ do: z.literal('pack'), ...base }),
  z.object({ do: z.literal('deadline'), ...place, duty: Key }),
  z.object({ do: z.literal('deadline-set'), ...place, duty: Key, value: Day }),
  z.object({ do: z.literal('reminder'), ...base, id: z.uuid(), answer: z.enum(reminderAnswers) }),
  z.object({ do: z.literal('reminders'), ...base }),
  z.object({ do: z.literal('reminder-cancel'), ...base, id: z.uuid() }),
  z.object({ do: z.literal('unmute'), ...base, rule: Key }),
  z.object({ do: z.literal('year'), ...base, duty: Key.optional(), on: z.boolean().optional() }),
  z.object({ do: z.literal('erase'), ...base, sure: z.boolean() }),
]);
export type CardAction = z.infer<typeof CardAction>;

/** The actions that ask for a reminder of a duty of an outcome, from its card. */
export type DeadlineAction = Extract<CardAction, { duty: string; walk: unknown }>;

/** Says whether an outcome was of help, from its card. */
export type HelpfulAction = Extract<CardAction, { do: 'helpful' }>;

/** The actions that go on from a card of a guide. */
export type WalkAction = Exclude<Extract<CardAction, { walk: unknown }>, DeadlineAction | HelpfulAction>;

/** What is done about what is kept of the person. */
export const mineActions = ['reminder', 'reminders', 'reminder-cancel', 'unmute', 'year', 'erase'] as const;
export type MineAction = Extract<CardAction, { do: (typeof mineActions)[number] }>;

/** Where a card is in a guide. */
export type Place = Pick<WalkAction, keyof typeof place>;
