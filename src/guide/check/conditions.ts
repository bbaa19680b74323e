import { listOf, matchersOf } from '../condition.ts';
import { NOT_SURE } from '../constants.ts';
import { optionsOf } from '../pack.ts';
import type { Condition, Fact, Matcher } from '../schema.ts';
import { valuesOf } from '../step.ts';
import type { GuideContext } from './context.ts';
import { conditionPlaces, deniedPlaces, matcherPlaces, type Placed } from './places.ts';

/** Whether every condition names facts that the guide asks for, and values that they take. */
export function checkConditions(context: Pick<GuideContext, 'guide' | 'facts' | 'fault'>): void {
  const { guide, facts, fault } = context;
  const asked = new Set(
    Object.values(guide.questions).flatMap((question) => [
      question.fact,
      ...optionsOf(question).flatMap((option) => Object.keys(option.means ?? {})),
    ]),
  );
  for (const condition of conditionPlaces(guide)) {
    for (const { fact: id, value: matcher, path, node } of matcherPlaces(condition)) {
      const fact = facts.get(id);
      if (!fact) fault('FACT_UNKNOWN', path, `There is no fact "${id}" in facts.yaml`, node);
      else if (!asked.has(id))
        fault('CONDITION_UNANSWERED', path, `No question of this guide asks for "${id}"`, node);
      else {
        for (const wrong of misfits(id, fact, matcher))
          fault(wrong.code, [...path, ...wrong.path], wrong.message, node);
      }
    }
    for (const denied of deniedPlaces(condition)) checkDoubt(denied, context);
  }
}

/** "not sure" is not the value that "not" denies: without a word on it, doubt would count as a clear no. */
function checkDoubt(
  { value: condition, path, node }: Placed<Condition>,
  { facts, fault }: Pick<GuideContext, 'facts' | 'fault'>,
): void {
  const matchers = matchersOf(condition);
  for (const id of new Set(matchers.map(([fact]) => fact))) {
    const named = matchers.some(([fact, matcher]) => fact === id && namesDoubt(matcher));
    if (named || !facts.get(id)?.unsure) continue;
    const message = `"not" would take doubt about "${id}" for a no: name "${NOT_SURE}" inside it as well, or list the values that you mean`;
    fault('DOUBT_HIDDEN', path, message, node);
  }
}

function namesDoubt(matcher: Matcher): boolean {
  return (typeof matcher === 'string' || Array.isArray(matcher)) && listOf(matcher).includes(NOT_SURE);
}

interface Misfit {
  code: 'VALUE_UNKNOWN' | 'FACT_TYPE';
  path: (string | number)[];
  message: string;
}

/** Why a matcher cannot fit its fact: the wrong type, or values that the fact does not take. */
function misfits(id: string, fact: Fact, matcher: Matcher): Misfit[] {
  if (typeof matcher === 'string' || Array.isArray(matcher)) {
    if (fact.type === 'one-of' || fact.type === 'yes-no') return unknown(id, valuesOf(fact), matcher, []);
    const named = unknown(id, fact.unsure ? [NOT_SURE] : [], matcher, []);
    const needs = fact.type === 'date' ? '"older-than" or "within"' : '"includes" or "lacks"';
    return named.map((misfit) => ({
      ...misfit,
      code: 'FACT_TYPE',
      message: `"${id}" is ${fact.type}: a condition on it needs ${needs}`,
    }));
  }
  const [word] = Object.keys(matcher) as [string];
  const type = word === 'includes' || word === 'lacks' ? 'several-of' : 'date';
  if (fact.type !== type)
    return [
      { code: 'FACT_TYPE', path: [word], message: `"${word}" needs ${type}, but "${id}" is ${fact.type}` },
    ];
  if ('includes' in matcher) return unknown(id, setOf(fact), matcher.includes, ['includes']);
  if ('lacks' in matcher) return unknown(id, setOf(fact), matcher.lacks, ['lacks']);
  return [];
}

function setOf(fact: Fact): string[] {
  return valuesOf(fact).filter((value) => value !== NOT_SURE);
}

function unknown(
  id: string,
  known: readonly string[],
  values: string | readonly string[],
  path: string[],
): Misfit[] {
  return listOf(values).flatMap((value, index) =>
    known.includes(value)
      ? []
      : [
          {
            code: 'VALUE_UNKNOWN',
            path: typeof values === 'string' ? path : [...path, index],
            message: `"${value}" is no value of "${id}"`,
          },
        ],
  );
}
