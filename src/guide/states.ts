/** The ways through a guide taken together where what follows cannot tell them apart. */
import { matchersOf } from './condition.ts';
import { type Guide, nextOf, optionsOf } from './pack.ts';
import { answersThrough, conditionsOf, positions } from './paths.ts';
import type { Answer } from './schema.ts';
import { follow, type Position, startOf } from './step.ts';

/** Ways that lead to one node with the same duties, the same number of questions, and the same facts that still count. */
export interface State {
  /** One of the ways. */
  position: Position;
  /** How many ways there are. */
  ways: number;
}

/**
 * Every state of a guide, questions and outcomes, the ways to it counted without walking each: their number grows
 * with what a guide has to remember, not with its length. The graph must be sound.
 * @param today ISO date against which dates are measured
 */
export function* states(guide: Guide, today: string): Generator<State> {
  const counting = countingFacts(guide);
  const answersTo = answersThrough(guide, today);
  const open = new Map<string, Map<string, State>>();
  const add = (position: Position, ways: number): void => {
    const key = keyOf(position, counting.get(position.node) ?? new Set());
    const there = open.get(position.node) ?? new Map<string, State>();
    const known = there.get(key);
    there.set(key, { position: known?.position ?? position, ways: (known?.ways ?? 0) + ways });
    open.set(position.node, there);
  };
  add(startOf(guide), 1);
  for (const node of inOrder(guide)) {
    for (const state of open.get(node)?.values() ?? []) {
      yield state;
      const question = guide.questions[node];
      if (!question) continue;
      for (const answer of answersTo(question)) {
        add(follow(guide, state.position, answer, 'answered', today), state.ways);
      }
    }
    open.delete(node);
  }
}

/** A guide with more ways than this is looked through by states. */
export const MOST_PATHS = 20_000;
/** A guide with more states than this is too large to be looked through. */
export const MOST_STATES = 20_000;

/** How the ways through a guide are looked through. */
export interface Survey {
  /** How many ways there are, by the number of their questions. */
  lengths: ReadonlyMap<number, number>;
  ways: number;
  /** How many states stand for the ways, where these are too many; undefined where each is walked. */
  states: number | undefined;
  /** A place on each way, or one in each state. */
  positions(): Iterable<Position>;
}

/**
 * The ways through a guide, one by one, or by states where they are more than `MOST_PATHS`; undefined where the
 * states are too many as well. The graph must be sound.
 * @param today ISO date against which dates are measured
 */
export function surveyOf(guide: Guide, today: string): Survey | undefined {
  const lengths = new Map<number, number>();
  const all: Position[] = [];
  let ways = 0;
  for (const state of states(guide, today)) {
    if (all.length === MOST_STATES) return undefined;
    all.push(state.position);
    if (guide.questions[state.position.node]) continue;
    const length = state.position.trace.length;
    lengths.set(length, (lengths.get(length) ?? 0) + state.ways);
    ways += state.ways;
  }
  return ways <= MOST_PATHS
    ? { lengths, ways, states: undefined, positions: () => positions(guide, today) }
    : { lengths, ways, states: all.length, positions: () => all };
}

/** How many questions the ways of a guide have: half of them have this many or fewer, and none has more. */
export function questionCounts(lengths: ReadonlyMap<number, number>): { median: number; longest: number } {
  const sorted = [...lengths].sort(([a], [b]) => a - b);
  const ways = sorted.reduce((total, [, count]) => total + count, 0);
  let seen = 0;
  const median = sorted.find(([, count]) => {
    seen += count;
    return seen * 2 >= ways;
  });
  return { median: median?.[0] ?? 0, longest: sorted.at(-1)?.[0] ?? 0 };
}

function keyOf({ facts, duties, trace }: Position, counting: ReadonlySet<string>): string {
  return JSON.stringify([trace.length, [...new Set(duties)].sort(), factsIn(facts, counting)]);
}

/**
 * Tells the places of a guide apart by the ways on from them: where two places give the same text, the same answers
 * lead on to the same outcome.
 */
export function waysOnFrom(guide: Guide): (place: Position) => string {
  const counting = countingFacts(guide);
  return ({ node, facts }) => JSON.stringify([node, factsIn(facts, counting.get(node) ?? new Set())]);
}

function factsIn(facts: Position['facts'], wanted: ReadonlySet<string>): [string, Answer][] {
  return [...facts].filter(([fact]) => wanted.has(fact)).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The nodes of a guide, each after every node that leads to it. */
function inOrder(guide: Guide): string[] {
  const done = new Set<string>();
  const visit = (node: string): void => {
    if (done.has(node)) return;
    const question = guide.questions[node];
    for (const next of question ? nextOf(question) : []) visit(next);
    done.add(node);
  };
  visit(guide.start);
  return [...done].reverse();
}

/** For each node the facts that can still make a difference: to a way on, to a question being asked, to a duty. */
function countingFacts(guide: Guide): Map<string, ReadonlySet<string>> {
  const inConditions = (part: Parameters<typeof conditionsOf>[0]) =>
    conditionsOf(part)
      .flatMap(matchersOf)
      .map(([fact]) => fact);
  const ofDuties = inConditions({ questions: {}, duties: guide.duties });
  const found = new Map<string, ReadonlySet<string>>();
  for (const node of inOrder(guide).reverse()) {
    const question = guide.questions[node];
    const own = question
      ? [
          question.fact,
          ...optionsOf(question).flatMap(({ means }) => Object.keys(means ?? {})),
          ...inConditions({ questions: { [node]: question }, duties: {} }),
          ...nextOf(question).flatMap((next) => [...(found.get(next) ?? [])]),
        ]
      : [];
    found.set(node, new Set([...ofDuties, ...own]));
  }
  return found;
}
