/** The way that some answers took through a guide, and where other answers would have led from each question. */
import { type Guide, optionsOf } from './pack.ts';
import { answersThrough } from './paths.ts';
import type { Answer, Question } from './schema.ts';
import { follow, type Position, startOf, type TraceEntry } from './step.ts';

/** Answers that lead from a question to one node. */
export interface Branch {
  answers: readonly Answer[];
  to: string;
}

/** A question on the way. */
export interface Crossing {
  question: string;
  fact: string;
  /** The answer that was given, and the node that it led to. */
  taken: { answer: Answer; to: string };
  /** The other answers, those together that lead to one node. */
  others: readonly Branch[];
}

/**
 * Every question that was answered on a way, in order. Answers that no condition tells apart (sets of values, dates)
 * are represented by one of them, and left out where they lead where the given one does.
 * @param today ISO date against which dates are measured
 */
export function wayOf(guide: Guide, trace: readonly TraceEntry[], today: string): Crossing[] {
  const answersTo = answersThrough(guide, today);
  const crossings: Crossing[] = [];
  let position = startOf(guide);
  for (const { question: id, fact, answer } of trace) {
    const question = guide.questions[id] as Question;
    const next = follow(guide, position, answer, 'answered', today);
    const others = branches(guide, position, answersTo(question), today).flatMap((branch) => {
      const answers = branch.answers.filter((other) => String(other) !== String(answer));
      const isOpen = optionsOf(question).length === 0;
      return answers.length === 0 || (isOpen && branch.to === next.node) ? [] : [{ ...branch, answers }];
    });
    crossings.push({ question: id, fact, taken: { answer, to: next.node }, others });
    position = next;
  }
  return crossings;
}

function branches(guide: Guide, at: Position, answers: readonly Answer[], today: string): Branch[] {
  const byTarget = Map.groupBy(answers, (answer) => follow(guide, at, answer, 'answered', today).node);
  return [...byTarget].map(([to, all]) => ({ to, answers: all }));
}
