/** What would change the answer: the smallest changes of a walk that lead to another verdict. */
import type { Guide } from './pack.ts';
import { otherAnswers } from './paths.ts';
import type { Answer, Verdict } from './schema.ts';
import { waysOnFrom } from './states.ts';
import { follow, type Position, replay, startOf, valid, type Walk } from './step.ts';

/** A fact, and answers to it that lead the same way: any of them. A day stands for all that count as it does. */
export interface Supposition {
  fact: string;
  answers: readonly Answer[];
}

/**
 * What would have to be otherwise for another verdict. Put one of the answers of each supposition into the walk,
 * leave everything else in it as it is, and a step leads to this outcome.
 */
export interface Alternative {
  /** Answers of the walk that would be others. */
  changed: readonly Supposition[];
  /** Answers to questions that open by that. */
  added: readonly Supposition[];
  outcome: string;
  verdict: Verdict;
}

/** Who asks what would change the answer wants to know a few things. */
const MOST_ALTERNATIVES = 5;

/**
 * The smallest changes of a walk that lead to another verdict, a few of them; none where the walk is not at an
 * outcome. A change has two suppositions at the most: an answer is another one, perhaps with an answer to a question
 * that opens by that; or two answers are others, where no change of a single one gives the verdict. "Not sure" is
 * nothing to suppose. First comes what turns a no or a doubt into a yes, or a yes into a no or a doubt; then what
 * supposes less, has the better verdict, leaves more of the walk as it is, and comes later in it.
 * @param today ISO date against which dates are measured
 */
export function alternatives(guide: Guide, walk: Walk, today: string): Alternative[] {
  const { node, trace } = replay(guide, walk, today);
  const from = guide.outcomes[node]?.verdict;
  if (from === undefined) return [];
  const changes = changesOf({ guide, today, standing: standingIn(guide, walk) }, from);
  const rank = rankFor(from, new Set(trace.map(({ fact }) => fact)));
  const ranked = together(together(changes, 'added'), 'changed')
    .map((change) => ({ change, rank: rank(change) }))
    .sort((a, b) => compare(a.rank, b.rank));
  const first = Map.groupBy(ranked, ({ change }) => JSON.stringify([change.changed, change.verdict]));
  return [...first.values()].slice(0, MOST_ALTERNATIVES).flatMap(([best]) => {
    if (!best) return [];
    const { asked: _, ...alternative } = best.change;
    return [alternative];
  });
}

/** What a search for changes goes by. */
interface Search {
  guide: Guide;
  today: string;
  /** Every answer of the walk, whether its way asks for it or not. */
  standing: ReadonlyMap<string, Answer>;
}

/** Where a changed walk leads: to an outcome, or to a question that it has no answer to. */
interface Changed {
  changed: readonly Supposition[];
  position: Position;
}

/** A change with the facts that its way asks for. */
type Change = Alternative & { asked: readonly string[] };

function changesOf(search: Search, from: Verdict): Change[] {
  const reached = new Set([from]);
  const start = { changed: [], position: startOf(search.guide) };
  const once = variants(search, start, reached);
  const ofOne = once.flatMap((change) => endsOf(search, change)).filter(({ verdict }) => verdict !== from);
  for (const { verdict } of ofOne) reached.add(verdict);
  return [...ofOne, ...changesOfTwo(search, start.position, once, reached)];
}

/** The changes of two answers to verdicts that are not reached yet. */
function changesOfTwo(
  search: Search,
  start: Position,
  once: readonly Changed[],
  reached: ReadonlySet<Verdict>,
): Change[] {
  if (!leadsOn(search, start, reached)) return [];
  // From a place that goes on like one of the walk itself, or of the walk changed once, nothing new is reached.
  const waysOn = waysOnFrom(search.guide);
  const own = new Set(placesFrom(search, start).map(waysOn));
  const known = new Set(once.flatMap(({ position }) => placesFrom(search, position).map(waysOn)));
  return once
    .flatMap((change) => variants(search, change, reached, (place) => own.has(waysOn(place))))
    .filter(({ position }) => !known.has(waysOn(position)))
    .flatMap(({ changed, position }) => endOf(search, changed, [], position))
    .filter(({ verdict }) => !reached.has(verdict));
}

/**
 * The walk with each of its answers from a place on changed in turn, as far as that can lead to a new verdict.
 * @param settled whether nothing new comes of a change from a place on
 */
function variants(
  search: Search,
  { changed, position }: Changed,
  reached: ReadonlySet<Verdict>,
  settled: (place: Position) => boolean = () => false,
): Changed[] {
  const found: Changed[] = [];
  for (const place of placesFrom(search, position)) {
    const question = search.guide.questions[place.node];
    const standing = standingAt(search, place);
    if (!question || standing === undefined || !leadsOn(search, place, reached) || settled(place)) break;
    for (const answer of otherAnswers(search.guide, question, standing, search.today)) {
      const next = go(search, place, answer);
      const supposed = { fact: question.fact, answers: [answer] };
      if (leadsOn(search, next, reached)) found.push({ changed: [...changed, supposed], position: next });
    }
  }
  return found;
}

/** Where a once changed walk ends: as it is, or with an answer to the question that it comes to. */
function endsOf(search: Search, change: Changed): Change[] {
  const position = walkOn(search, change.position);
  const question = search.guide.questions[position.node];
  if (!question) return endOf(search, change.changed, [], position);
  return otherAnswers(search.guide, question, undefined, search.today).flatMap((answer) => {
    const added = [{ fact: question.fact, answers: [answer] }];
    return endOf(search, change.changed, added, go(search, position, answer));
  });
}

/** The outcome that the answers of the walk lead to from a place; none where they leave a question open. */
function endOf(search: Search, changed: Change['changed'], added: Change['added'], from: Position): Change[] {
  const { node, trace } = walkOn(search, from);
  const verdict = search.guide.outcomes[node]?.verdict;
  if (verdict === undefined) return [];
  return [{ changed, added, outcome: node, verdict, asked: trace.map(({ fact }) => fact) }];
}

/** The first place that the answers of the walk do not lead on from. */
function walkOn(search: Search, from: Position): Position {
  return placesFrom(search, from).at(-1) ?? from;
}

/** A place, and those that the answers of the walk lead to from there. */
function placesFrom(search: Search, from: Position): Position[] {
  const places = [from];
  for (let place = from; ; places.push(place)) {
    const standing = standingAt(search, place);
    if (standing === undefined) return places;
    place = go(search, place, standing);
  }
}

/** The answer of the walk to the question of a place; undefined at an outcome and where there is none. */
function standingAt({ guide, standing }: Search, { node }: Position): Answer | undefined {
  const question = guide.questions[node];
  return question && standing.get(question.fact);
}

function go({ guide, today }: Search, place: Position, answer: Answer): Position {
  return follow(guide, place, answer, 'answered', today);
}

function leadsOn({ guide }: Search, { node }: Position, reached: ReadonlySet<Verdict>): boolean {
  for (const verdict of guide.verdicts.get(node) ?? []) if (!reached.has(verdict)) return true;
  return false;
}

/** The answers of a walk that its guide takes; what was given here goes before what was brought along. */
function standingIn(guide: Guide, walk: Walk): Map<string, Answer> {
  const given = [...Object.entries(walk.known), ...Object.entries(walk.answers)];
  return new Map(given.filter(([fact, answer]) => valid(guide, fact, answer) !== undefined));
}

/** Changes that differ in nothing but the last answer of a part, as one. */
function together(changes: readonly Change[], part: 'changed' | 'added'): Change[] {
  const alike = Map.groupBy(changes, ({ asked: _, ...change }) => {
    const last = change[part].at(-1)?.fact;
    return JSON.stringify({ ...change, [part]: [...change[part].slice(0, -1), last] });
  });
  return [...alike.values()].flatMap((group) => {
    const [one] = group;
    const last = one?.[part].at(-1);
    if (!one || !last) return group;
    const answers = group.flatMap((change) => change[part].at(-1)?.answers ?? []);
    return [{ ...one, [part]: [...one[part].slice(0, -1), { ...last, answers }] }];
  });
}

/** After a yes: what would make it a no. Otherwise: what would make it a yes. The first two are what people ask for. */
const interest: Record<'yes' | 'other', readonly Verdict[]> = {
  yes: ['not_allowed', 'escalate', 'allowed', 'allowed_with_conditions', 'not_covered'],
  other: ['allowed', 'allowed_with_conditions', 'escalate', 'not_allowed', 'not_covered'],
};

/** What changes are ordered by, the weightiest first; a smaller number comes first. */
function rankFor(from: Verdict, asked: ReadonlySet<string>): (change: Change) => number[] {
  const order = interest[from === 'allowed' || from === 'allowed_with_conditions' ? 'yes' : 'other'];
  return (change) => {
    const place = order.indexOf(change.verdict);
    const dropped = asked.difference(new Set(change.asked)).size;
    const at = change.asked.indexOf(change.changed[0]?.fact ?? '');
    return [place < 2 ? 0 : 1, change.changed.length + change.added.length, place, dropped, -at];
  };
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
