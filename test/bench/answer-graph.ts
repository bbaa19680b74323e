import { createMachine } from 'xstate';
import type { Guide } from '../../src/guide/pack.ts';
import { answersThrough } from '../../src/guide/paths.ts';
import { follow, type Position, startOf } from '../../src/guide/step.ts';

/** A guide as the smallest machine that answers walk: an event for each answer, and no context and no guard. */
export interface AnswerGraph {
  machine: ReturnType<typeof createMachine>;
  /** The node of the guide that a state stands for. */
  nodes: ReadonlyMap<string, string>;
  /** Whether a state is an outcome. */
  ends: ReadonlySet<string>;
}

/**
 * Takes places together from which the same answers lead on alike, which leaves xstate as little to do as can be.
 * Answers that no condition tells apart (days) are one event.
 * @param today ISO date against which dates are measured
 */
export function answerGraph(guide: Guide, today: string): AnswerGraph {
  const answersTo = answersThrough(guide, today);
  const names = new Map<string, string>();
  const nodes = new Map<string, string>();
  const states: Record<string, { on?: Record<string, string> }> = {};
  const ends = new Set<string>();
  const stateOf = (position: Position): string => {
    const question = guide.questions[position.node];
    const on = Object.fromEntries(
      (question ? answersTo(question) : []).map((answer) => [
        eventOf(answer),
        stateOf(follow(guide, position, answer, 'answered', today)),
      ]),
    );
    const key = JSON.stringify([position.node, on]);
    const name = names.get(key) ?? `s${names.size}`;
    if (!names.has(key)) {
      names.set(key, name);
      nodes.set(name, position.node);
      states[name] = question ? { on } : {};
      if (!question) ends.add(name);
    }
    return name;
  };
  const initial = stateOf(startOf(guide));
  return { machine: createMachine({ initial, states }), nodes, ends };
}

/** The event that an answer is: xstate reads a dot in a name as more than a dot. */
export function eventOf(answer: string | readonly string[]): string {
  return `answer ${[answer].flat().join('+')}`;
}
