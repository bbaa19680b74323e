import { matchersOf, matches } from './condition.ts';
import { NOT_SURE } from './constants.ts';
import { shiftDate } from './date.ts';
import { type Guide, leadsOf } from './pack.ts';
import type { Answer, Condition, Matcher, Question } from './schema.ts';
import {
  type Answers,
  follow,
  type OutcomeStep,
  outcomeAt,
  type Position,
  startOf,
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
    yield { answers: answersOf(position), end: outcomeAt(guide, position, today) };
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
  const matchers = [guide, ...(other ? [other] : [])].flatMap((one) => matchersFor(one, question.fact));
  return distinguishable(
    fact.type === 'date' ? datesFor(matchers, today) : subsets(Object.keys(fact.values)),
    {
      matchers: matchers.map(([, matcher]) => matcher),
      today,
      unsure: fact.unsure,
    },
  );
}

/**
 * The answers that somebody could give to a question instead of the one that stands, "not sure" left out. Of sets of
 * values and of days there is one of each kind that some condition of the guide can tell from the others: the one
 * nearest to the answer that stands.
 * @param today ISO date against which dates are measured
 */
export function otherAnswers(
  guide: Guide,
  question: Question,
  standing: Answer | undefined,
  today: string,
): Answer[] {
  const own = standing === undefined || standing === NOT_SURE ? [] : [standing];
  if (!('options' in question)) return kindsOfAnswer(guide, question.fact, today, own).slice(own.length);
  const fact = guide.facts.get(question.fact);
  const values = fact ? valuesOf(fact) : [];
  return values.filter(
    (value) => value !== NOT_SURE && value !== standing && Object.hasOwn(question.options, value),
  );
}

/**
 * One set of values, or one day, of each kind that some condition of a guide can tell from the others, "not sure" left
 * out. An answer to begin with stands for its own kind, and the others are the nearest to it.
 * @param today ISO date against which dates are measured
 */
export function kindsOfAnswer(
  guide: Guide,
  id: string,
  today: string,
  own: readonly Answer[] = [],
): Answer[] {
  const fact = guide.facts.get(id);
  if (fact?.type !== 'date' && fact?.type !== 'several-of') return [];
  const matchers = matchersFor(guide, id);
  const all = fact.type === 'date' ? datesFor(matchers, today) : subsets(Object.keys(fact.values));
  const near = own.length === 0 ? all : all.toSorted((a, b) => distance(a, own) - distance(b, own));
  const kinds = { matchers: matchers.map(([, matcher]) => matcher), today, unsure: false };
  return distinguishable([...own, ...near], kinds);
}

/** How far an answer is from another one: in time, or in values that only one of them has. */
function distance(answer: Answer, [own = []]: readonly Answer[]): number {
  if (typeof answer === 'string') return Math.abs(Date.parse(answer) - Date.parse(String(own)));
  return new Set(answer).symmetricDifference(new Set(own)).size;
}

/** The days that no condition of a guide tells from one day of a fact: the first and the last, where there is one. */
export function daysLike(
  guide: Guide,
  fact: string,
  day: string,
  today: string,
): { first?: string; last?: string } {
  const edges = limitsOf(matchersFor(guide, fact)).map((limit) => shiftDate(today, limit, -1));
  const first = edges
    .filter((edge) => edge <= day)
    .sort()
    .at(-1);
  const next = edges.filter((edge) => edge > day).sort()[0];
  return {
    ...(first !== undefined && { first }),
    ...(next !== undefined && { last: shiftDate(next, 'P1D', -1) }),
  };
}

/** The matchers that the conditions of a guide hold for one fact. */
function matchersFor(guide: Guide, fact: string): [fact: string, matcher: Matcher][] {
  return conditionsOf(guide)
    .flatMap(matchersOf)
    .filter(([id]) => id === fact);
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
  const dates = limitsOf(matchers).flatMap((limit) => {
    const edge = shiftDate(today, limit, -1);
    return [edge, shiftDate(edge, 'P1D', -1)];
  });
  return [today, ...dates];
}

/** The ages that matchers of a date name. */
function limitsOf(matchers: readonly [string, Matcher][]): string[] {
  return matchers.flatMap(([, matcher]) => {
    if (typeof matcher === 'string' || Array.isArray(matcher)) return [];
    if ('older-than' in matcher) return [matcher['older-than']];
    return 'within' in matcher ? [matcher.within] : [];
  });
}
