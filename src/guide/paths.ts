import { matchersOf, matches } from './condition.ts';
import { NOT_SURE } from './constants.ts';
import { shiftDate } from './date.ts';
import { type Guide, leadsOf } from './pack.ts';
import type { Answer, Condition, Matcher, Question } from './schema.ts';
import {
  type Answers,
  emptyWalk,
  follow,
  type OutcomeStep,
  type Position,
  startOf,
  step,
  valuesOf,
} from './step.ts';

/** One way through a guide, from the first question to an outcome. */
export interface Path {
  answers: Answers;
  end: OutcomeStep;
}

/**
 * Every way through a guide, once each. Answers that no condition tells apart (sets of values, dates) are
 * represented by one of them. The guide must be free of cycles and of targets that are missing.
 * @param today ISO date against which dates are measured
 * @param other a guide whose conditions are told apart as well, such as an older version of this one
 */
export function* paths(guide: Guide, today: string, other?: Guide): Generator<Path> {
  for (const position of positions(guide, today, other)) {
    if (guide.questions[position.node]) continue;
    const answers = answersOf(position);
    yield { answers, end: step(guide, { ...emptyWalk, answers }, today) as OutcomeStep };
  }
}

/** Every place that some answers lead to, questions included, each as often as there are ways to it. */
export function* positions(guide: Guide, today: string, other?: Guide): Generator<Position> {
  const answersTo = answersThrough(guide, today, other);
  const open = [startOf(guide)];
  for (let position = open.pop(); position; position = open.pop()) {
    yield position;
    const question = guide.questions[position.node];
    if (!question) continue;
    for (const answer of answersTo(question).toReversed()) {
      open.push(follow(guide, position, answer, 'answered', today));
    }
  }
}

/** Finds, for each question, one answer of each kind that some condition of the guide can tell apart. */
export function answersThrough(
  guide: Guide,
  today: string,
  other?: Guide,
): (question: Question) => readonly Answer[] {
  const found = new Map<string, Answer[]>();
  return (question) => {
    const answers = found.get(question.fact) ?? answersOfFact(guide, question, today, other);
    found.set(question.fact, answers);
    return answers;
  };
}

/** The answers given on the way to a place. */
export function answersOf(position: Position): Answers {
  return Object.fromEntries(position.trace.map((entry) => [entry.fact, entry.answer]));
}

/** The answers of a fact that some condition of the guide can tell apart, one of each kind. */
function answersOfFact(guide: Guide, question: Question, today: string, other?: Guide): Answer[] {
  const fact = guide.facts.get(question.fact);
  if (!fact) return [];
  if (fact.type === 'one-of' || fact.type === 'yes-no') return valuesOf(fact);
  const matchers = [guide, ...(other ? [other] : [])]
    .flatMap(conditionsOf)
    .flatMap(matchersOf)
    .filter(([id]) => id === question.fact);
  return distinguishable(
    fact.type === 'date' ? datesFor(matchers, today) : subsets(Object.keys(fact.values)),
    {
      matchers: matchers.map(([, matcher]) => matcher),
      today,
      unsure: fact.unsure,
    },
  );
}

/** Every condition that a guide holds, on routes and on duties. */
export function conditionsOf(guide: Pick<Guide, 'questions' | 'duties'>): Condition[] {
  const targets = Object.values(guide.questions).flatMap(leadsOf);
  const routes = targets.flatMap((target) => (typeof target === 'string' ? [] : target));
  return [
    ...routes.flatMap((route) => ('when' in route ? [route.when] : [])),
    ...Object.values(guide.duties).flatMap((duty) => (duty.when ? [duty.when] : [])),
  ];
}

/** One answer of each kind that the matchers tell apart. */
export function distinguishable(
  answers: Answer[],
  { matchers, today, unsure }: { matchers: Matcher[]; today: string; unsure: boolean },
): Answer[] {
  const kinds = new Map<string, Answer>();
  for (const answer of answers) {
    const kind = matchers.map((matcher) => matches(matcher, answer, today)).join();
    if (!kinds.has(kind)) kinds.set(kind, answer);
  }
  return unsure ? [...kinds.values(), NOT_SURE] : [...kinds.values()];
}

/** Every set of values but the empty one, small sets first. */
export function subsets(values: readonly string[]): string[][] {
  const sets = Array.from({ length: 2 ** values.length - 1 }, (_, index) =>
    values.filter((_, place) => ((index + 1) >> place) & 1),
  );
  return sets.sort((a, b) => a.length - b.length);
}

/** Dates on both sides of every limit that the matchers name, and today. */
export function datesFor(matchers: readonly [string, Matcher][], today: string): string[] {
  const limits = matchers.flatMap(([, matcher]) => {
    if (typeof matcher === 'string' || Array.isArray(matcher)) return [];
    if ('older-than' in matcher) return [matcher['older-than']];
    return 'within' in matcher ? [matcher.within] : [];
  });
  const dates = limits.flatMap((limit) => {
    const edge = shiftDate(today, limit, -1);
    return [edge, shiftDate(edge, 'P1D', -1)];
  });
  return [today, ...dates];
}
