import { matchersOf, matches } from '../guide/condition.ts';
import type { Guide } from '../guide/pack.ts';
import { answersOf, conditionsOf, positions, subsets } from '../guide/paths.ts';
import type { Answer, Fact } from '../guide/schema.ts';
import { type QuestionStep, type Step, step, valuesOf, type Walk } from '../guide/step.ts';

/** A way through a guide on which a card has to carry the most. */
export interface WorstWay {
  walk: Walk;
  step: Step;
}

/**
 * Every place of a guide, reached by the longest walk that leads there this way: as many values as the way takes,
 * most of it brought along from elsewhere, and an earlier answer to every other question. Each question comes once
 * more as it is asked when its answer is changed, with the most answers that can follow it.
 */
export function* worstWays(guide: Guide, today: string): Generator<WorstWay> {
  const facts = [...new Set(Object.values(guide.questions).map((question) => question.fact))];
  const all = facts
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
