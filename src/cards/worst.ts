import { matchersOf, matches } from '../guide/condition.ts';
import { type DutyItem, type Guide, nextOf, optionsOf, type Rule } from '../guide/pack.ts';
import { answersOf, conditionsOf, positions, subsets } from '../guide/paths.ts';
import type { Answer, Fact, Question } from '../guide/schema.ts';
import { type Survey, surveyOf } from '../guide/states.ts';
import {
  emptyWalk,
  type Position,
  type QuestionStep,
  type Step,
  step,
  type TraceEntry,
  valuesOf,
  type Walk,
} from '../guide/step.ts';

/** A way through a guide on which a card has to carry the most. */
export interface WorstWay {
  walk: Walk;
  step: Step;
}

/**
 * The ways on which the cards of a guide carry the most. Where the guide has too many ways to walk each, one for
 * each place that carries everything that any way there could bring.
 * @param today ISO date against which dates are measured
 */
export function worstWays(
  guide: Guide,
  today: string,
  survey: Survey | undefined = surveyOf(guide, today),
): Iterable<WorstWay> {
  return survey?.states === undefined ? longestWays(guide, today) : bounds(guide, survey.positions(), today);
}

/**
 * Every place of a guide, reached by the longest walk that leads there this way: as many values as the way takes,
 * most of it brought along from elsewhere, and an earlier answer to every other question. Each question comes once
 * more as it is asked when its answer is changed, with the most answers that can follow it.
 */
function* longestWays(guide: Guide, today: string): Generator<WorstWay> {
  const all = [...guide.asked]
    .map((id): Given => [id, longestOf(guide.facts.get(id) as Fact, today)])
    .sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
  const longest = widener(guide, today);
  for (const position of positions(guide, today)) {
    const given = Object.entries(answersOf(position)).map(
      ([fact, answer]): Given => [fact, longest(fact, answer)],
    );
    const rest = all.filter(([fact]) => !given.some(([id]) => id === fact));
    const walk = walkOf(given.slice(-1), given.slice(0, -1), rest);
    const reached = step(guide, walk, today);
    yield { walk, step: reached };
    if (reached.kind === 'question') yield changed(given, rest, reached);
  }
}

type Given = [fact: string, answer: Answer];

function walkOf(answers: readonly Given[], known: readonly Given[], earlier: readonly Given[]): Walk {
  const [a, k, e] = [answers, known, earlier].map((given) => Object.fromEntries(given));
  return { answers: a ?? {}, known: k ?? {}, earlier: e ?? {} };
}

/** A question whose answer is changed, with the longest answers to as many questions as can follow. */
function changed(given: readonly Given[], rest: readonly Given[], asked: QuestionStep): WorstWay {
  const own = rest.filter(([fact]) => fact === asked.question.fact);
  const others = rest.filter(([fact]) => fact !== asked.question.fact);
  const most = Math.max(0, others.length - (asked.remaining - 1));
  const answers = [...given, ...own, ...others.slice(most)];
  const current = own[0]?.[1];
  return {
    walk: walkOf(answers, [], others.slice(0, most)),
    step: current === undefined ? asked : { ...asked, current },
  };
}

/** The longest answer that a fact takes. */
function longestOf(fact: Fact, today: string): Answer {
  if (fact.type === 'date') return today;
  if (fact.type === 'several-of') return Object.keys(fact.values);
  return valuesOf(fact).reduce((a, b) => (b.length > a.length ? b : a));
}

/** Finds, for a set of values, the largest set that every condition of the guide takes for the same. */
function widener(guide: Guide, today: string): (fact: string, answer: Answer) => Answer {
  const conditions = conditionsOf(guide).flatMap(matchersOf);
  const found = new Map<string, Answer>();
  return (id, answer) => {
    const fact = guide.facts.get(id);
    if (!Array.isArray(answer) || fact?.type !== 'several-of') return answer;
    const key = `${id} ${answer.join()}`;
    const kind = (set: Answer) =>
      conditions.filter(([name]) => name === id).map(([, matcher]) => matches(matcher, set, today));
    const wanted = kind(answer).join();
    const widest =
      found.get(key) ??
      subsets(Object.keys(fact.values)).findLast((set) => kind(set).join() === wanted) ??
      answer;
    found.set(key, widest);
    return widest;
  };
}

/** For each node a step with every answer, duty and rule that any way to it can bring. */
function* bounds(guide: Guide, positions: Iterable<Position>, today: string): Generator<WorstWay> {
  const nodes = Map.groupBy(positions, (position) => position.node);
  const facts = [...guide.asked];
  const given = facts.map((id): Given => [id, longestOf(guide.facts.get(id) as Fact, today)]);
  const walk = walkOf([], given, given);
  for (const [node, [position]] of nodes) {
    if (!position) continue;
    const before = questionsBefore(guide, node);
    const options = before.flatMap(([, question]) => optionsOf(question));
    const trace = before.map(([id, { fact }]): TraceEntry => {
      const answer = widestOf(guide.facts.get(fact) as Fact, today);
      return { question: id, fact, answer, origin: 'known', cites: [] };
    });
    const reached = step(guide, { ...emptyWalk, answers: answersOf(position) }, today);
    if (reached.kind === 'question') {
      const answer = widestOf(reached.fact, today);
      yield { walk, step: { ...reached, trace, earlier: answer } };
      yield { walk, step: { ...reached, trace, current: answer } };
      continue;
    }
    const { outcome } = reached;
    const ids = new Set([outcome, ...options].flatMap(({ duties }) => duties ?? []));
    const duties = [...ids].map((id) => guide.duties[id] as DutyItem);
    const cited = new Set([outcome, ...options, ...duties].flatMap(({ cites }) => cites ?? []));
    const citations = [...cited].map((id) => guide.rules.get(id) as Rule);
    yield { walk, step: { ...reached, trace, duties, citations } };
  }
}

/** The questions from which some way leads to a node, one for each fact. */
function questionsBefore(guide: Guide, node: string): [string, Question][] {
  const found = new Map([[node, true]]);
  const reaches = (id: string): boolean => {
    const question = guide.questions[id];
    const known = found.get(id) ?? (question !== undefined && nextOf(question).map(reaches).includes(true));
    found.set(id, known);
    return known;
  };
  const before = Object.entries(guide.questions).filter(([id]) => id !== node && reaches(id));
  return [...new Map(before.map((entry) => [entry[1].fact, entry])).values()];
}

/** The answer to a fact that takes the most room where it is read. */
function widestOf(fact: Fact, today: string): Answer {
  if (!('values' in fact) || fact.type === 'several-of') return longestOf(fact, today);
  const size = (value: string) => JSON.stringify(fact.values[value]?.label ?? '').length;
  return Object.keys(fact.values).reduce((a, b) => (size(b) > size(a) ? b : a));
}
