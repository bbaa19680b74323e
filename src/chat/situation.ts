import type { DrawCard } from '../cards/kept-cards.ts';
import type { OutcomeLinks } from '../cards/outcome-view.ts';
import { type Reader, readerOf } from '../cards/reader.ts';
import type { YearLinks } from '../cards/year-view.ts';
import type { Pack } from '../guide/pack.ts';
import type { Language } from '../guide/schema.ts';
import type { Lexicon } from '../sensitive/lexicon.ts';
import type { Chooser } from './chooser.ts';
import type { Person } from './turn.ts';

/** What the bot needs to answer: packs, the day, and whom to ask about questions that it is not sure of. */
export interface ChatDeps {
  /** Every pack of the deployment, by id. */
  packs: ReadonlyMap<string, Pack>;
  /** The municipality of the deployment; without it the bot is a demo in which the person can switch. */
  fixed?: string;
  /** The words that can tell something about a person, for the check of a text. */
  lexicon: Lexicon;
  /** ISO date of now. */
  today: () => string;
  /** The addresses of the pages that cards lead to. */
  links: OutcomeLinks & YearLinks;
  /** Without it, what our own finder makes of a question stands. */
  chooser?: Chooser;
}

/** The same with the cards that the bot keeps. */
export interface ChatParts extends ChatDeps {
  draw: DrawCard;
}

/** One turn with what it needs: the person's pack and words. */
export interface Situation {
  deps: ChatParts;
  person: Person;
  pack: Pack;
  reader: Reader;
  today: string;
  /** Sentences that come before whatever the answer is. */
  first: readonly string[];
}

/** The situation of a person, in the person's language or another. */
export function situationOf(
  deps: ChatParts,
  person: Person,
  language: Language = person.language,
): Situation {
  const chosen = person.pack === undefined ? undefined : deps.packs.get(person.pack);
  const first = deps.packs.values().next().value as Pack;
  const pack = deps.fixed === undefined ? (chosen ?? first) : (deps.packs.get(deps.fixed) as Pack);
  return { deps, person, pack, reader: readerOf(pack, language), today: deps.today(), first: [] };
}
