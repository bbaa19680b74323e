import { NOT_SURE } from './constants.ts';
import { shiftDate } from './date.ts';
import type { Answer, Condition, Matcher } from './schema.ts';

/** What is known on a path so far, by fact. */
export type Facts = ReadonlyMap<string, Answer>;

/** The same value or values as a list. */
export function listOf<T>(values: T | readonly T[]): readonly T[] {
  return Array.isArray(values) ? values : [values as T];
}

/**
 * Whether a condition holds. A fact that is not known matches nothing, and "not sure" matches only where it
 * is named: nobody's doubt is read as a no.
 * @param today ISO date against which dates are measured
 */
export function holds(condition: Condition, facts: Facts, today: string): boolean {
  if (isAny(condition)) return condition.any.some((part) => holds(part, facts, today));
  if (isNot(condition)) return !holds(condition.not, facts, today);
  return Object.entries(condition).every(([fact, matcher]) => {
    const answer = facts.get(fact);
    return answer !== undefined && matches(matcher, answer, today);
  });
}

/** The matchers that a condition holds, each with its fact. */
export function matchersOf(condition: Condition): [fact: string, matcher: Matcher][] {
  if (isAny(condition)) return condition.any.flatMap(matchersOf);
  if (isNot(condition)) return matchersOf(condition.not);
  return Object.entries(condition);
}

/** Whether one answer is what a matcher asks for. */
export function matches(matcher: Matcher, answer: Answer, today: string): boolean {
  if (typeof matcher === 'string' || Array.isArray(matcher)) {
    return typeof answer === 'string' && listOf(matcher).includes(answer);
  }
  if (answer === NOT_SURE) return false;
  if ('includes' in matcher) return listOf(matcher.includes).some((value) => listOf(answer).includes(value));
  if ('lacks' in matcher) return !listOf(matcher.lacks).some((value) => listOf(answer).includes(value));
  if (typeof answer !== 'string') return false;
  if ('older-than' in matcher) return answer < shiftDate(today, matcher['older-than'], -1);
  return answer >= shiftDate(today, matcher.within, -1);
}

function isAny(condition: Condition): condition is { any: Condition[] } {
  return 'any' in condition;
}

function isNot(condition: Condition): condition is { not: Condition } {
  return 'not' in condition;
}
