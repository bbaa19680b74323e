import { answerLabel, type DrawingWords } from '../guide/drawing.ts';
import { importedFrom, isImported } from '../guide/link.ts';
import type { Guide } from '../guide/pack.ts';
import { answersOf, paths } from '../guide/paths.ts';
import type { Verdict } from '../guide/schema.ts';
import { states, surveyOf } from '../guide/states.ts';
import { emptyWalk, type OutcomeStep, step } from '../guide/step.ts';

/** A way through a guide, or one of several that end in the same state. */
export interface Way {
  /** Its number in the guide, from 1 on: what a remark refers to. */
  number: number;
  /** The answers in order, as a reader sees them. */
  answers: { fact: string; answer: string }[];
  end: OutcomeStep;
  /** How many ways it stands for. */
  count: number;
}

export interface GuideWays {
  ways: Way[];
  /** How many ways the guide has. */
  total: number;
  /** Whether they are too many to write each; then each entry of `ways` stands for those of one state. */
  byState: boolean;
}

/** Every way through a guide that has passed its check, in words. */
export function waysOf(guide: Guide, today: string, words: DrawingWords): GuideWays {
  const survey = surveyOf(guide, today);
  if (!survey) throw new Error(`The guide ${guide.id} is too large: the pack was not checked`);
  const byState = survey.states !== undefined;
  const ends = byState
    ? endsByState(guide, today)
    : [...paths(guide, today)].map(({ end }) => ({ end, count: 1 }));
  const ways = ends.map(({ end, count }, index) => ({
    number: index + 1,
    answers: end.trace.map(({ fact, answer }) => ({
      fact: words.fact(fact),
      answer: answerLabel(guide, fact, answer, today, words),
    })),
    end,
    count,
  }));
  return { ways, total: survey.ways, byState };
}

function endsByState(guide: Guide, today: string): { end: OutcomeStep; count: number }[] {
  return [...states(guide, today)].flatMap(({ position, ways }) => {
    const reached = step(guide, { ...emptyWalk, answers: answersOf(position) }, today);
    return reached.kind === 'outcome' ? [{ end: reached, count: ways }] : [];
  });
}

/** How many ways some entries stand for. */
export function countOf(ways: readonly Way[]): number {
  return ways.reduce((sum, way) => sum + way.count, 0);
}

/** The guide in which the rest of a way is written; undefined if it is written where it begins. */
export function writtenIn({ end }: Way): string | undefined {
  const nodes = [...end.trace.map(({ question }) => question), end.node];
  return nodes.map(importedFrom).find((guide) => guide !== undefined);
}

/** An outcome of a guide with the ways to it, together where they bring the same duties and the same rules. */
export interface Answer {
  node: string;
  verdict: Verdict;
  variants: Way[][];
}

/** The outcomes that are written in a guide, in its order, with their ways. */
export function answersIn(guide: Guide, ways: readonly Way[]): Answer[] {
  const own = Map.groupBy(
    ways.filter((way) => writtenIn(way) === undefined),
    ({ end }) => end.node,
  );
  return Object.entries(guide.outcomes).flatMap(([node, { verdict }]) => {
    const reached = own.get(node);
    return reached ? [{ node, verdict, variants: [...Map.groupBy(reached, restsOn).values()] }] : [];
  });
}

function restsOn({ end }: Way): string {
  return JSON.stringify([end.duties.map(({ id }) => id), end.citations.map(({ id }) => id).sort()]);
}

/** Ways that go on into another guide after the same answers, with what they bring along from this one. */
export interface Onward {
  guide: string;
  answers: Way['answers'];
  ways: Way[];
  /** The end of these ways with the duties and rules of this guide alone. */
  brought: OutcomeStep;
}

/** The ways of a guide that are written in another one, together as far as they are the same in this one. */
export function onwardsIn(guide: Guide, ways: readonly Way[]): Onward[] {
  const all = ways.flatMap((way): Onward[] => {
    const into = writtenIn(way);
    if (into === undefined) return [];
    const { trace } = way.end;
    const first = trace.findIndex(({ question }) => isImported(question));
    const own = first === -1 ? trace.length : first;
    return [
      { guide: into, answers: way.answers.slice(0, own), ways: [way], brought: broughtBy(guide, way, own) },
    ];
  });
  const alike = Map.groupBy(all, ({ guide: into, answers, brought }) =>
    JSON.stringify([into, answers, restsOn({ end: brought } as Way)]),
  );
  return [...alike.values()].flatMap((same) => {
    const [begin] = same;
    return begin ? [{ ...begin, ways: same.flatMap((entry) => entry.ways) }] : [];
  });
}

/** A way's end without the duties and rules of the guide that it goes on into. */
function broughtBy(guide: Guide, { end }: Way, own: number): OutcomeStep {
  const duties = end.duties.filter(({ id }) => !isImported(id));
  const trace = end.trace.slice(0, own);
  const cited = new Set([...trace, ...duties].flatMap(({ cites }) => cites));
  const citations = [...cited].flatMap((id) => guide.rules.get(id) ?? []);
  return { ...end, duties, trace, citations };
}
