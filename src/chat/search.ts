import { decide, mayBeAbout } from '../ask/decide.ts';
import type { Finder } from '../ask/find.ts';
import type { Reading } from '../ask/reading.ts';
import { answersSaid, saidAnswers } from '../ask/said.ts';
import { answerText } from '../cards/answers.ts';
import { read } from '../cards/reader.ts';
import type { Card } from '../cards/render.ts';
import { stepCard } from '../cards/render.ts';
import type { Guide } from '../guide/pack.ts';
import type { Fact } from '../guide/schema.ts';
import { emptyWalk, step } from '../guide/step.ts';
import { groupStart } from './messages.ts';
import type { Situation } from './situation.ts';

/** Something to insert into a chat: what the list shows of it, and the card. */
export interface SearchResult {
  title: string;
  text: string;
  card: Card;
}

/** As many as Teams shows in the list. */
const MOST_RESULTS = 25;
const MOST_FOUND = 6;

/**
 * What somebody can put into a chat for a colleague who asks: the start cards of the guides that a question may be
 * about, and before it the answer of the likeliest where the question says all that it takes. Without a question
 * every guide, in the order of the menu.
 */
export function search(situation: Situation, finder: Finder, question: string): SearchResult[] {
  const { guides } = situation.pack;
  if (question.trim() === '')
    return [...guides.values()].slice(0, MOST_RESULTS).map((guide) => startOf(situation, guide));
  const found = finder.find(question);
  const decision = decide(found);
  const sure = decision.kind === 'open' ? guides.get(decision.match.guide) : undefined;
  const starts = mayBeAbout(found)
    .slice(0, MOST_FOUND)
    .map(({ guide }) => startOf(situation, guides.get(guide) as Guide));
  return [...(sure ? answerOf(situation, sure, found.reading) : []), ...starts];
}

function startOf(situation: Situation, guide: Guide): SearchResult {
  const { reader } = situation;
  return {
    title: read(reader, guide.title),
    text: read(reader, guide.question),
    card: groupStart(situation, guide).card,
  };
}

/** The answer to a question that holds every fact; the list names them, so that nobody passes on what was not meant. */
function answerOf({ reader, pack, today, deps }: Situation, guide: Guide, reading: Reading): SearchResult[] {
  const walk = { ...emptyWalk, answers: answersSaid(saidAnswers(guide, reading)) };
  const reached = step(guide, walk, today);
  if (reached.kind === 'question') return [];
  const facts = reached.trace.map(({ fact, answer }) =>
    answerText(reader, guide.facts.get(fact) as Fact, answer),
  );
  const result = {
    title: read(reader, reached.outcome.answer),
    text: reader.words.understoodAs(facts.join(' · ')),
    card: stepCard({ reader, pack, guide, walk, notices: [], today, links: deps.links }, reached),
  };
  return [result];
}
