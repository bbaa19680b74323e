import { Engine, type NestedCondition } from 'json-rules-engine';
import type { Branch, Form, Known, Place, Test, Way } from './form.ts';

/** Where the rules have got to; every other fact is one of the guide. */
const PLACE = 'place';

/**
 * A rule for each way on, chained as the library's example shows: each puts the place it leads to among the facts, and
 * the rules of earlier questions come first. Of two encodings this was the faster one; the other has a rule for each
 * path. An outcome stops the engine.
 */
export function jsonRulesOf(form: Form): (known: Known) => Promise<string> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const nodes = new Map(form.map(({ id, node }) => [id, node]));
  const outcomes = new Set(form.filter(({ fact }) => fact === undefined).map(({ id }) => id));
  for (const [index, place] of inOrder(form).entries()) {
    for (const branch of place.branches) {
      for (const way of branch.ways) {
        engine.addRule({
          priority: form.length - index,
          conditions: { all: conditionsOf(place, branch, way) },
          event: { type: way.to },
          onSuccess: (_, almanac) => {
            almanac.addRuntimeFact(PLACE, way.to);
            if (outcomes.has(way.to)) engine.stop();
          },
        });
      }
    }
  }
  const start = (form[0] as Place).id;
  return async (known) => {
    const { events } = await engine.run({ ...known, [PLACE]: start });
    return nodes.get(events.at(-1)?.type ?? start) as string;
  };
}

/** The places, each after every place that leads to it. */
function inOrder(form: Form): Place[] {
  const places = new Map(form.map((place) => [place.id, place]));
  const done = new Set<Place>();
  const visit = (place: Place): void => {
    if (done.has(place)) return;
    for (const { to } of place.branches.flatMap(({ ways }) => ways)) visit(places.get(to) as Place);
    done.add(place);
  };
  visit(form[0] as Place);
  return [...done].reverse();
}

function conditionsOf({ id, fact }: Place, { is, ways }: Branch, { when }: Way): NestedCondition[] {
  const answered = is
    ? { fact: fact as string, operator: 'in', value: is }
    : { fact: fact as string, operator: 'notEqual', value: undefined };
  const others = ways.flatMap((way) => (way.when ? [{ not: test(way.when) }] : []));
  // Conditions of a higher priority come first, and the rest is left alone where they fail.
  return [
    { fact: PLACE, operator: 'equal', value: id, priority: 10 },
    answered,
    ...(when ? [test(when)] : others),
  ];
}

function test(it: Test): NestedCondition {
  if ('all' in it) return { all: it.all.map(test) };
  if ('any' in it) return { any: it.any.map(test) };
  if ('not' in it) return { not: test(it.not) };
  if ('is' in it) return { fact: it.fact, operator: 'in', value: it.is };
  if ('before' in it) return { fact: it.fact, operator: 'lessThan', value: it.before };
  return { fact: it.fact, operator: 'greaterThanInclusive', value: it.from };
}
