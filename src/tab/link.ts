/**
 * Links into the tab: which guide they open, and answers that are known already. They come from outside, as the part
 * of the address after "#" or as the sub-page of a deep link of Teams: `guide=sms&known=data-kind:ordinary`.
 */
import * as z from 'zod/mini';
import type { Guide } from '../guide/pack.ts';
import type { Answers } from '../guide/step.ts';
import { relevant } from '../walk/go-on.ts';

const Id = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/));
const Known = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}:[a-z0-9-]{1,64}(,[a-z0-9-]{1,64}){0,39}$/));
/** Whatever is not as it should be is as good as not there. */
const Link = z.object({
  guide: z.catch(z.optional(Id), undefined),
  paper: z.catch(z.optional(Id), undefined),
  // Looked up among the packs, and said if it is none of them: another municipality answers otherwise.
  pack: z.optional(z.string()),
  pinned: z.boolean(),
  known: z.array(z.string()).check(z.maxLength(60)),
});

/** What a link asks for. Nothing of it is checked against a pack yet. */
export interface Link {
  guide?: string | undefined;
  /** The paper to fill in. */
  paper?: string | undefined;
  /** The municipality, in a demo. */
  pack?: string | undefined;
  /** Whether to open the guide that the municipality has put in front. */
  pinned: boolean;
  /** Each as `fact:value` or `fact:value,value`. */
  known: readonly string[];
}

/** Reads a link; of one that is none, nothing remains. */
export function readLink(text: string): Link {
  const parameters = new URLSearchParams(text.replace(/^[#?]/u, ''));
  const parsed = Link.safeParse({
    guide: parameters.get('guide') ?? undefined,
    paper: parameters.get('paper') ?? undefined,
    pack: parameters.get('pack') ?? undefined,
    pinned: parameters.has('pinned'),
    known: parameters.getAll('known'),
  });
  return parsed.success ? parsed.data : { pinned: false, known: [] };
}

/** The part of an address that opens a guide. It never holds an answer. */
export function linkTo(guide: string | undefined, pack: string | undefined): string {
  const parameters = new URLSearchParams({ ...(guide && { guide }), ...(pack && { pack }) });
  return parameters.size > 0 ? `#${parameters}` : '#';
}

/** The answers of a link that a guide takes, and how many it does not take. */
export function knownIn(guide: Guide, { known }: Link): { known: Answers; dropped: number } {
  const given = answersIn(guide.facts, known);
  const taken = relevant(guide, { answers: {}, known: given, earlier: {} }).known;
  return { known: taken, dropped: known.length - Object.keys(taken).length };
}

/** The answers that a link names, each in the form that its fact has; whether the fact takes them is not looked at. */
export function answersIn(facts: Guide['facts'], known: Link['known']): Answers {
  const given = known.flatMap((entry) => {
    const parsed = Known.safeParse(entry);
    if (!parsed.success) return [];
    const [fact = '', list = ''] = parsed.data.split(':');
    const several = facts.get(fact)?.type === 'several-of' && list !== 'not-sure';
    return [[fact, several ? list.split(',') : list] as const];
  });
  return Object.fromEntries(given);
}
