/**
 * A guide as engines for rules take it: what an answer settles beside itself (`means`) is worked into the graph, and ages
 * of dates are days. It is made from the guide's file and not by our step, so that equal outcomes say something.
 */
import { shiftDate } from '../../../src/guide/date.ts';
import type { Guide } from '../../../src/guide/pack.ts';
import type { Condition, Matcher, OptionEntry, Question, Target } from '../../../src/guide/schema.ts';
import { type Answers, valuesOf } from '../../../src/guide/step.ts';

/** What peers are given of a walk: answers by fact, days as numbers such as 20260331, which all of them can compare. */
export type Known = Readonly<Record<string, string | number>>;

/** A condition on what is known. A fact that is not known fulfils none of the first three. */
export type Test =
  | { fact: string; is: readonly string[] }
  | { fact: string; before: number }
  | { fact: string; from: number }
  | { all: readonly Test[] }
  | { any: readonly Test[] }
  | { not: Test };

/** A way on under a condition; without one, it is taken by everything that comes so far. */
export interface Way {
  when?: Test;
  to: string;
}

/** The answers to a question that lead on alike; without `is`, every answer. */
export interface Branch {
  is?: readonly string[];
  ways: readonly Way[];
}

/** A node of the guide, once for each set of facts that earlier answers have settled. Outcomes have no fact. */
export interface Place {
  id: string;
  node: string;
  fact?: string;
  branches: readonly Branch[];
}

/** Every place, the start first. */
export type Form = readonly Place[];

type Settled = Readonly<Record<string, string>>;

/**
 * Translates a guide that passed the check; throws where it asks for several values at once, which not every peer can
 * compare.
 * @param today ISO date against which dates are measured
 */
export function formOf(guide: Guide, today: string): Form {
  const places = new Map<string, Place>();
  const visit = (node: string, settled: Settled): string => {
    const question = guide.questions[node];
    const value = question && settled[question.fact];
    // What an answer has settled is not asked: the way on stands before anybody answers.
    if (question && value !== undefined) {
      const taken = branchesOf(guide, question).find(({ is }) => !is || is.includes(value));
      const ways = waysOf(taken as Entry, settled, today, visit);
      if (ways.length === 1 && !ways[0]?.when) return (ways[0] as Way).to;
      throw new Error(`${guide.id}: where "${node}" is settled, its way on depends on more`);
    }
    const id = question ? `${node} ${JSON.stringify(Object.entries(settled).sort())}` : node;
    if (places.has(id)) return id;
    places.set(id, { id, node, branches: [] });
    if (!question) return id;
    const branches = branchesOf(guide, question).map(({ is, ...entry }) => ({
      ...(is && { is }),
      ways: waysOf(entry, settled, today, visit),
    }));
    places.set(id, { id, node, fact: question.fact, branches });
    return id;
  };
  visit(guide.start, {});
  return [...places.values()];
}

/** Answers of a walk as peers are given them. */
export function knownOf(guide: Guide, answers: Answers): Known {
  return Object.fromEntries(
    Object.entries(answers).map(([fact, answer]) => {
      if (typeof answer !== 'string') throw new Error(`${guide.id}: "${fact}" has several values`);
      return [fact, guide.facts.get(fact)?.type === 'date' ? dayNumber(answer) : answer];
    }),
  );
}

interface Entry {
  is?: readonly string[];
  to: Target;
  means?: OptionEntry['means'];
}

function branchesOf(guide: Guide, question: Question): Entry[] {
  const fact = guide.facts.get(question.fact);
  if (!fact || fact.type === 'several-of') {
    throw new Error(`${guide.id}: "${question.fact}" takes several values at once: choose another guide`);
  }
  if (!('options' in question)) return [{ to: question.to }];
  const listed = Object.entries(question.options).map(([value, option]) => ({ ...option, is: [value] }));
  const others = valuesOf(fact).filter((value) => !Object.hasOwn(question.options, value));
  return question.unlisted ? [...listed, { ...question.unlisted, is: others }] : listed;
}

function waysOf(
  { to, means }: Entry,
  before: Settled,
  today: string,
  visit: (node: string, settled: Settled) => string,
): Way[] {
  const settled = { ...before, ...means };
  if (typeof to === 'string') return [{ to: visit(to, settled) }];
  const ways: Way[] = [];
  for (const route of to) {
    const when = 'otherwise' in route ? true : testOf(route.when, settled, today);
    if (when === false) continue;
    ways.push({
      ...(when !== true && { when }),
      to: visit('otherwise' in route ? route.otherwise : route.to, settled),
    });
    if (when === true) break;
  }
  return ways;
}

/** A condition as a test, as far as it still depends on answers. */
function testOf(condition: Condition, settled: Settled, today: string): Test | boolean {
  if ('any' in condition) {
    const parts = (condition as { any: Condition[] }).any.map((part) => testOf(part, settled, today));
    const open = parts.filter((part) => typeof part !== 'boolean');
    return parts.includes(true) || (open.length > 0 && { any: open });
  }
  if ('not' in condition) {
    const part = testOf((condition as { not: Condition }).not, settled, today);
    return typeof part === 'boolean' ? !part : { not: part };
  }
  const parts = Object.entries(condition as Record<string, Matcher>).map(([fact, matcher]) => {
    const test = testOfFact(fact, matcher, today);
    const value = settled[fact];
    return value === undefined ? test : 'is' in test && test.is.includes(value);
  });
  const open = parts.filter((part) => typeof part !== 'boolean');
  return !parts.includes(false) && (open.length === 0 || { all: open });
}

function testOfFact(fact: string, matcher: Matcher, today: string): Test {
  if (typeof matcher === 'string') return { fact, is: [matcher] };
  if (Array.isArray(matcher)) return { fact, is: matcher };
  const limit = (age: string) => dayNumber(shiftDate(today, age, -1));
  if ('older-than' in matcher) return { fact, before: limit(matcher['older-than']) };
  if ('within' in matcher) return { fact, from: limit(matcher.within) };
  throw new Error(`A condition on several values of "${fact}" at once has no translation`);
}

function dayNumber(date: string): number {
  return Number(date.replaceAll('-', ''));
}
