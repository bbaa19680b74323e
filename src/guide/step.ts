import { type Facts, holds } from './condition.ts';
import { NOT_SURE } from './constants.ts';
import { isDate } from './date.ts';
import type { DutyItem, Guide, Rule } from './pack.ts';
import type { Answer, Fact, OptionEntry, Outcome, Question, Target } from './schema.ts';

export type Answers = Readonly<Record<string, Answer>>;

/** The answers of a person in one guide. It is all that a card has to carry. */
export interface Walk {
  /** Given in this guide. */
  readonly answers: Answers;
  /** Brought along from another guide or from the person's sentence; marked as such where it is used. */
  readonly known: Answers;
  /** Given once, then made irrelevant by a change; never used, but offered when the question returns. */
  readonly earlier: Answers;
}

export const emptyWalk: Walk = { answers: {}, known: {}, earlier: {} };

/** One answer that led here, and the rules that made it count: also at later questions that it settles. */
export interface TraceEntry {
  question: string;
  fact: string;
  answer: Answer;
  /** Whether the person gave it here or it was brought along. */
  origin: 'answered' | 'known';
  cites: readonly string[];
}

export interface QuestionStep {
  kind: 'question';
  node: string;
  question: Question;
  fact: Fact;
  /** The values that can be chosen, in order, "not sure" last; empty for a date. */
  values: readonly string[];
  /** The answer that stands now, when an answer is being changed. */
  current?: Answer;
  /** What the person once answered here. */
  earlier?: Answer;
  trace: readonly TraceEntry[];
  /** How many questions may follow at most, this one included. */
  remaining: number;
}

export interface OutcomeStep {
  kind: 'outcome';
  node: string;
  outcome: Outcome;
  /** In the order before, during, after. */
  duties: readonly DutyItem[];
  /** The rules that the answer rests on: of the outcome, of the answers on the way, of the duties. */
  citations: readonly Rule[];
  trace: readonly TraceEntry[];
}

export type Step = QuestionStep | OutcomeStep;

/** A place in a guide: the node, what is known on the way to it, and how it was reached. */
export interface Position {
  node: string;
  facts: Facts;
  trace: readonly TraceEntry[];
  duties: readonly string[];
}

/** The first place of a guide. */
export function startOf(guide: Guide): Position {
  return { node: guide.start, facts: new Map(), trace: [], duties: [] };
}

/**
 * What a walk leads to: the question that is still open, or the outcome, with the trace. Pure: the same
 * guide, walk and day give the same step. An answer that the guide does not know is as good as none.
 * @param today ISO date against which dates are measured
 */
export function step(guide: Guide, walk: Walk, today: string): Step {
  const position = replay(guide, walk, today);
  const question = guide.questions[position.node];
  return question ? questionAt(guide, walk, position, question) : outcomeAt(guide, position, today);
}

/** Follows a walk from the start to the first question without an answer, or to the outcome. */
export function replay(guide: Guide, walk: Walk, today: string): Position {
  const course: Course = { node: guide.start, facts: new Map(), trace: [], duties: [] };
  for (;;) {
    const question = guide.questions[course.node];
    if (!question) return course;
    const fact = question.fact;
    const given = valid(guide, fact, walk.answers[fact]);
    const answer = given ?? valid(guide, fact, walk.known[fact]);
    if (answer === undefined) return course;
    advance(guide, course, { question, answer, origin: given === undefined ? 'known' : 'answered' }, today);
  }
}

/** The place that an answer leads to, past every question whose fact is settled by then. */
export function follow(
  guide: Guide,
  { node, facts, trace, duties }: Position,
  answer: Answer,
  origin: TraceEntry['origin'],
  today: string,
): Position {
  const course: Course = { node, facts: new Map(facts), trace: [...trace], duties: [...duties] };
  const question = guide.questions[node] as Question;
  advance(guide, course, { question, answer, origin }, today);
  return course;
}

/** The question of one fact on the path, asked once more with the answer that stands; undefined if not on it. */
export function ask(guide: Guide, walk: Walk, fact: string, today: string): QuestionStep | undefined {
  const { trace } = replay(guide, walk, today);
  const index = trace.findIndex((entry) => entry.fact === fact);
  const entry = trace[index];
  const question = entry && guide.questions[entry.question];
  if (!entry || !question) return undefined;
  const before = { node: entry.question, facts: new Map(), trace: trace.slice(0, index), duties: [] };
  return { ...questionAt(guide, walk, before, question), current: entry.answer };
}

/** The answer if the fact takes it, else undefined. */
export function valid(
  { facts }: Pick<Guide, 'facts'>,
  factId: string,
  answer: Answer | undefined,
): Answer | undefined {
  if (answer === undefined) return undefined;
  const fact = facts.get(factId);
  if (!fact) return undefined;
  if (answer === NOT_SURE) return fact.unsure ? answer : undefined;
  if (fact.type === 'several-of') {
    const known =
      Array.isArray(answer) &&
      answer.length > 0 &&
      answer.every((value) => Object.hasOwn(fact.values, value));
    return known && new Set(answer).size === answer.length ? answer : undefined;
  }
  if (typeof answer !== 'string') return undefined;
  if (fact.type === 'date') return isDate(answer) ? answer : undefined;
  const known =
    fact.type === 'yes-no' ? answer === 'yes' || answer === 'no' : Object.hasOwn(fact.values, answer);
  return known ? answer : undefined;
}

/** The values that a fact takes, "not sure" last; none are listed for a date. */
export function valuesOf(fact: Fact): string[] {
  const values =
    fact.type === 'yes-no' ? ['yes', 'no'] : fact.type === 'date' ? [] : Object.keys(fact.values);
  if (fact.unsure) values.push(NOT_SURE);
  return values;
}

/** The option that an answer takes; undefined where the way on does not depend on options. */
function optionOf(question: Question, answer: Answer) {
  if (!('options' in question) || typeof answer !== 'string') return undefined;
  return Object.hasOwn(question.options, answer) ? question.options[answer] : question.unlisted;
}

/** Where an answer leads, before routes are told apart. */
function targetOf(question: Question, option: OptionEntry | undefined): Target {
  if (!('options' in question)) return question.to;
  if (!option) throw new Error('An answer has no option: a guide that passed the check covers every value');
  return option.to;
}

/** A position under way: whoever makes one takes it on from answer to answer, and nobody sees it before it stands still. */
interface Course extends Position {
  node: string;
  facts: Map<string, Answer>;
  trace: TraceEntry[];
  duties: string[];
}

/** Takes a course on by one answer, past every question whose fact is settled by then. */
function advance(
  guide: Guide,
  course: Course,
  { question, answer, origin }: { question: Question; answer: Answer; origin: TraceEntry['origin'] },
  today: string,
): void {
  const option = optionOf(question, answer);
  course.facts.set(question.fact, answer);
  for (const fact in option?.means) course.facts.set(fact, option.means[fact] as string);
  const cites = option?.cites ?? [];
  course.trace.push({ question: course.node, fact: question.fact, answer, origin, cites });
  leave(course, question, option, today);
  settle(guide, course, today);
}

/**
 * A question whose fact an earlier answer has settled (`means`, or asked before) is passed, not asked. Its option
 * counts all the same: with its duties, and with its rules, which then stand with the answer that settled it.
 */
function settle(guide: Guide, course: Course, today: string): void {
  for (;;) {
    const question = guide.questions[course.node];
    const answer = question && course.facts.get(question.fact);
    if (!question || answer === undefined) return;
    const option = optionOf(question, answer);
    if (option?.cites) cite(course.trace, question.fact, option.cites);
    leave(course, question, option, today);
  }
}

/** Goes on from a question by one of its options, whose duties come along. */
function leave(course: Course, question: Question, option: OptionEntry | undefined, today: string): void {
  if (option?.duties) course.duties.push(...option.duties);
  course.node = route(targetOf(question, option), course.facts, today);
}

/** Puts more rules to the answer to a fact, or to the last answer if another one settled the fact. */
function cite(trace: TraceEntry[], fact: string, cites: readonly string[]): void {
  const own = trace.findLastIndex((entry) => entry.fact === fact);
  const place = own === -1 ? trace.length - 1 : own;
  const entry = trace[place];
  // The entry itself may already stand in a trace that was handed out.
  if (!entry) return;
  const all: string[] = [];
  include(all, entry.cites);
  include(all, cites);
  trace[place] = { ...entry, cites: all };
}

function route(target: Target, facts: Facts, today: string): string {
  if (typeof target === 'string') return target;
  const taken = target.find((entry) => 'otherwise' in entry || holds(entry.when, facts, today));
  if (!taken) throw new Error('No route holds: a guide that passed the check has none of these');
  return 'otherwise' in taken ? taken.otherwise : taken.to;
}

function questionAt(guide: Guide, walk: Walk, { node, trace }: Position, question: Question): QuestionStep {
  const fact = guide.facts.get(question.fact) as Fact;
  const all = valuesOf(fact);
  const values = 'options' in question ? all.filter((value) => Object.hasOwn(question.options, value)) : all;
  const remaining = guide.longest.get(node) ?? 1;
  const asked: QuestionStep = { kind: 'question', node, question, fact, values, trace, remaining };
  const earlier = valid(guide, question.fact, walk.earlier[question.fact]);
  if (earlier !== undefined) asked.earlier = earlier;
  return asked;
}

const phases = ['before', 'during', 'after'] as const;

/**
 * The outcome at a place that is one. Duties of the way go with an action that may go ahead; where it may not, only the
 * outcome's own remain.
 * @param today ISO date against which dates are measured
 */
export function outcomeAt(
  guide: Guide,
  { node, facts, trace, duties: ofWay }: Position,
  today: string,
): OutcomeStep {
  const outcome = guide.outcomes[node] as Outcome;
  const goesAhead = outcome.verdict !== 'not_allowed' && outcome.verdict !== 'not_covered';
  const ids: string[] = [];
  include(ids, outcome.duties ?? []);
  if (goesAhead) include(ids, ofWay);
  const owed: DutyItem[] = [];
  for (const id of ids) {
    const duty = guide.duties[id] as DutyItem;
    if (!duty.when || holds(duty.when, facts, today)) owed.push(duty);
  }
  const duties: DutyItem[] = [];
  for (const phase of phases) for (const duty of owed) if (duty.phase === phase) duties.push(duty);
  const cited: string[] = [];
  include(cited, outcome.cites ?? []);
  for (const entry of trace) include(cited, entry.cites);
  for (const duty of duties) include(cited, duty.cites);
  const citations = cited.map((id) => guide.rules.get(id) as Rule);
  return { kind: 'outcome', node, outcome, duties, citations, trace };
}

/** Adds the ids that a list lacks. So short a list is looked through sooner than a set is made. */
function include(ids: string[], more: readonly string[]): void {
  for (const id of more) if (!ids.includes(id)) ids.push(id);
}
