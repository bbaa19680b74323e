import jsonLogic from 'json-logic-js';
import type { Branch, Form, Known, Place, Test } from './form.ts';

/** A rule as json-logic reads it. */
type Logic = string | number | { [operator: string]: unknown };

/** One rule for the whole guide: an `if` for each question, nested. json-logic-js has no step that compiles it. */
export function jsonLogicOf(form: Form): (known: Known) => string {
  const places = new Map(form.map((place) => [place.id, place]));
  const made = new Map<string, Logic>();
  const ruleAt = (id: string): Logic => {
    const rule = made.get(id) ?? question(places.get(id) as Place);
    made.set(id, rule);
    return rule;
  };
  const wayOn = ({ ways }: Branch, node: string): Logic => {
    const [only] = ways;
    if (only && !only.when) return ruleAt(only.to);
    const parts = ways.flatMap(({ when, to }) => (when ? [test(when), ruleAt(to)] : [ruleAt(to)]));
    return { if: ways.at(-1)?.when ? [...parts, node] : parts };
  };
  const question = ({ node, fact, branches }: Place): Logic => {
    if (fact === undefined) return node;
    const parts = branches.flatMap((branch) => [
      branch.is ? test({ fact, is: branch.is }) : { '!==': [{ var: fact }, null] },
      wayOn(branch, node),
    ]);
    return { if: [...parts, node] };
  };
  const rule = ruleAt((form[0] as Place).id);
  return (known) => jsonLogic.apply(rule, known) as string;
}

function test(it: Test): Logic {
  if ('all' in it) return { and: it.all.map(test) };
  if ('any' in it) return { or: it.any.map(test) };
  if ('not' in it) return { '!': [test(it.not)] };
  const value = { var: it.fact };
  if ('is' in it) return it.is.length === 1 ? { '===': [value, it.is[0]] } : { in: [value, it.is] };
  // What is not known is null, which counts as 0 beside a number.
  return { and: [value, 'before' in it ? { '<': [value, it.before] } : { '>=': [value, it.from] }] };
}
