import type { ZenEngine } from '@gorules/zen-engine';
import { initialTransition, transition } from 'xstate';
import type { Guide } from '../../../src/guide/pack.ts';
import { type Answers, step } from '../../../src/guide/step.ts';
import { answerGraph, eventOf } from '../answer-graph.ts';
import { formOf, type Known, knownOf } from './form.ts';
import { TODAY, type Walked, type WalkedStep } from './guides.ts';
import { jsonLogicOf } from './json-logic.ts';
import { jsonRulesOf } from './json-rules.ts';
import { xstateOf } from './xstate.ts';
import { type ZenKnown, zenGraph, zenKnown, zenTable } from './zen.ts';

/** Takes the steps of a guide, each by its place in the list; says the node that it leads to. */
export type Stepper = (index: number) => string | Promise<string>;

/** Everything that is measured, by the name that the table gives it. */
export const OURS = 'ours';
export const ZEN_GRAPH = 'zen, graph of switches, with trace';
export const ZEN_TABLE = 'zen, decision table, with trace';
const ZEN_PLAIN = 'zen, graph of switches, no trace';
export const XSTATE = 'xstate, all answers at once';
const XSTATE_KEPT = 'xstate, one answer on a kept snapshot';
export const JSON_RULES = 'json-rules-engine';
export const JSON_LOGIC = 'json-logic';

/** Ours and every peer, made once for a guide; what a peer takes in is made ready before anything is measured. */
export function steppersOf({ guide, steps }: Walked, engine: ZenEngine): Record<string, Stepper> {
  const form = formOf(guide, TODAY);
  const known = steps.map(({ answers }) => knownOf(guide, answers));
  const zen = known.map(zenKnown);
  const rows = steps.map(({ node }, index) => ({
    known: known[index] as Known,
    node,
    asks: guide.questions[node]?.fact,
  }));
  return {
    [OURS]: (index) => step(guide, (steps[index] as WalkedStep).walk, TODAY).node,
    [ZEN_GRAPH]: given(zen, zenGraph(engine, form, true)),
    [ZEN_TABLE]: given(zen, zenTable(engine, rows, true)),
    [ZEN_PLAIN]: given(zen, zenGraph(engine, form, false)),
    [XSTATE]: given(known, xstateOf(form)),
    [XSTATE_KEPT]: kept(guide, steps),
    [JSON_RULES]: given(known, jsonRulesOf(form)),
    [JSON_LOGIC]: given(known, jsonLogicOf(form)),
  };
}

function given<T extends Known | ZenKnown>(
  all: readonly T[],
  peer: (known: T) => string | Promise<string>,
): Stepper {
  return (index) => peer(all[index] as T);
}

/** The snapshot before the last answer is at hand, and only that answer is an event: nothing is replayed. */
function kept(guide: Guide, steps: readonly WalkedStep[]): Stepper {
  const { machine, nodes } = answerGraph(guide, TODAY);
  const [start] = initialTransition(machine);
  const snapshotAfter = (answers: Answers) =>
    Object.values(answers).reduce(
      (snapshot, answer) => transition(machine, snapshot, { type: eventOf(answer) })[0],
      start,
    );
  const turns = steps.map(({ answers }) => {
    const entries = Object.entries(answers);
    const last = entries.at(-1);
    const before = snapshotAfter(Object.fromEntries(entries.slice(0, -1)));
    return { before, event: last && { type: eventOf(last[1]) } };
  });
  return (index) => {
    const { before, event } = turns[index] as (typeof turns)[number];
    const snapshot = event ? transition(machine, before, event)[0] : before;
    return nodes.get(snapshot.value as string) as string;
  };
}
