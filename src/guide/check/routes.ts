import { type Facts, holds, matchersOf } from '../condition.ts';
import { datesFor, distinguishable, subsets } from '../paths.ts';
import type { Answer, Condition, Fact, Route } from '../schema.ts';
import { valuesOf } from '../step.ts';
import type { GuideContext } from './context.ts';
import { targetPlaces } from './places.ts';

/**
 * Whether exactly one route holds at every branching, whatever the answers; names each gap and overlap with
 * the answers that show it. "otherwise" takes what no other route takes.
 */
export function checkRoutes({ guide, facts, fault }: GuideContext, today: string): boolean {
  let sound = true;
  for (const { value: target, path, node } of targetPlaces(guide)) {
    if (typeof target === 'string') continue;
    for (const flaw of flaws(target, facts, today)) {
      fault(flaw.code, path, flaw.text, node);
      sound = false;
    }
  }
  return sound;
}

interface Flaw {
  code: 'ROUTE_GAP' | 'ROUTE_OVERLAP';
  text: string;
}

function flaws(routes: Route[], facts: GuideContext['facts'], today: string): Flaw[] {
  const conditions = routes.flatMap((route) => ('when' in route ? [route.when] : []));
  const closed = routes.some((route) => 'otherwise' in route);
  const found = new Map<Flaw['code'], Flaw>();
  for (const situation of situations(conditions, facts, today)) {
    const holding = conditions.filter((condition) => holds(condition, situation, today)).length;
    const shown = [...situation].map(([fact, answer]) => `${fact} = ${[answer].flat().join('+')}`).join(', ');
    if (holding === 0 && !closed && !found.has('ROUTE_GAP')) {
      found.set('ROUTE_GAP', { code: 'ROUTE_GAP', text: `No route holds for ${shown}` });
    }
    if (holding > 1 && !found.has('ROUTE_OVERLAP')) {
      found.set('ROUTE_OVERLAP', { code: 'ROUTE_OVERLAP', text: `${holding} routes hold for ${shown}` });
    }
  }
  if (routes.filter((route) => 'otherwise' in route).length > 1) {
    found.set('ROUTE_OVERLAP', { code: 'ROUTE_OVERLAP', text: 'There is more than one "otherwise"' });
  }
  return [...found.values()];
}

/** Every combination of answers that the conditions can tell apart. */
function situations(conditions: Condition[], facts: GuideContext['facts'], today: string): Facts[] {
  const matchers = conditions.flatMap(matchersOf);
  const ids = [...new Set(matchers.map(([id]) => id))];
  return ids.reduce<Map<string, Answer>[]>(
    (all, id) => {
      const fact = facts.get(id);
      const own = matchers.filter(([name]) => name === id);
      const answers = fact ? kinds(fact, own, today) : [];
      return all.flatMap((situation) => answers.map((answer) => new Map(situation).set(id, answer)));
    },
    [new Map()],
  );
}

function kinds(fact: Fact, matchers: ReturnType<typeof matchersOf>, today: string): Answer[] {
  if (fact.type === 'one-of' || fact.type === 'yes-no') return valuesOf(fact);
  const all = fact.type === 'date' ? datesFor(matchers, today) : subsets(Object.keys(fact.values));
  return distinguishable(all, {
    matchers: matchers.map(([, matcher]) => matcher),
    today,
    unsure: fact.unsure,
  });
}
