/** What is counted of how the bot is used, in a closed vocabulary: of no person, and of the time the day alone. */
import { z } from 'zod';
import { Language, Verdict } from '../guide/schema.ts';

/** A number that is smaller may be about somebody: it is shown to nobody. */
export const LEAST = 5;

const Name = z.string().min(1);
const ofGuide = { pack: Name, guide: Name };

/**
 * One thing that was done. `question-passed`: the person went on from the card of a question, by an answer or back;
 * who gave up is who was shown more cards than passed. `no-guide`: a question in own words that no guide is about.
 */
export const Use = z.discriminatedUnion('what', [
  z.object({ what: z.literal('guide-opened'), ...ofGuide }),
  z.object({ what: z.enum(['question-shown', 'question-passed']), ...ofGuide, question: Name }),
  z.object({ what: z.literal('outcome-reached'), ...ofGuide, verdict: Verdict }),
  z.object({ what: z.enum(['helpful', 'not-helpful']), ...ofGuide }),
  z.object({ what: z.literal('no-guide'), pack: Name, language: Language }),
]);
export type Use = z.infer<typeof Use>;

/** How often something was done. */
export type UseSum = Use & { count: number };

/** How often something was done on a day (ISO date, in the time zone of its pack). */
export type UsesOfDay = UseSum & { day: string };

/** What a turn of the chat was about, as it is logged. */
export interface Happened {
  verb: string;
  pack?: string;
  guide?: string;
  /** The question or outcome that is shown now. */
  node?: string;
  /** Of the outcome that is shown now. */
  verdict?: Verdict;
  /** The question on the card that the person went on from. */
  passed?: string;
  language: Language;
}

/** What is counted of a turn; nothing where it was about no guide. */
export function usesOf({ verb, pack, guide, node, verdict, passed, language }: Happened): Use[] {
  if (pack === undefined) return [];
  if (verb === 'not-found') return [{ what: 'no-guide', pack, language }];
  if (guide === undefined || node === undefined) return [];
  const of = { pack, guide };
  if (verb === 'helpful' || verb === 'not-helpful') return [{ what: verb, ...of }];
  // An answer that somebody comes back to was reached before.
  const isReached = verb === 'open' || passed !== undefined;
  return [
    ...(verb === 'open' ? [{ what: 'guide-opened', ...of } as const] : []),
    ...(passed === undefined ? [] : [{ what: 'question-passed', ...of, question: passed } as const]),
    ...(verdict === undefined ? [{ what: 'question-shown', ...of, question: node } as const] : []),
    ...(verdict !== undefined && isReached ? [{ what: 'outcome-reached', ...of, verdict } as const] : []),
  ];
}
