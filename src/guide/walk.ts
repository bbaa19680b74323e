import type { Guide } from './pack.ts';
import type { Answer, Verdict } from './schema.ts';
import { type Answers, replay, type Step, step, valid, type Walk } from './step.ts';

/** Gives an answer, or another one than before; an answer that the fact does not take leaves the walk as it is. */
export function answer(guide: Guide, walk: Walk, fact: string, value: Answer, today: string): Walk {
  const taken = valid(guide, fact, value);
  if (taken === undefined) return walk;
  const answered = {
    ...walk,
    answers: { ...walk.answers, [fact]: taken },
    earlier: without(walk.earlier, fact),
  };
  return setAside({ ...answered, known: without(walk.known, fact) }, guide, today);
}

/** Takes back the last answer that was given here; it is offered again. At the start the walk stays as it is. */
export function back(guide: Guide, walk: Walk, today: string): Walk {
  const last = replay(guide, walk, today).trace.findLast((entry) => entry.origin === 'answered');
  if (!last) return walk;
  return {
    ...walk,
    answers: without(walk.answers, last.fact),
    earlier: { ...walk.earlier, [last.fact]: last.answer },
  };
}

/** Drops what was brought along about a fact, so that its question is asked. */
export function forget(walk: Walk, fact: string): Walk {
  return { ...walk, known: without(walk.known, fact) };
}

/** What a walk tells another guide: every answer on its way, as known there. */
export function carryOver(guide: Guide, walk: Walk, today: string): Walk {
  const { facts } = replay(guide, walk, today);
  return { answers: {}, known: { ...walk.known, ...Object.fromEntries(facts) }, earlier: {} };
}

/** How an older card differs from the guide of today. */
export type Change =
  | { kind: 'answer-gone'; fact: string }
  | { kind: 'question-gone'; fact: string }
  | { kind: 'question-before'; fact: string }
  | { kind: 'outcome-changed'; from: Verdict; to: Verdict | 'open' };

/** What an older card showed: the question of a fact, or an outcome with its verdict. */
export type Shown = { fact: string } | { outcome: string; verdict: Verdict };

/**
 * Replays the walk of a card on the guide as it is now. Answers that the guide no longer takes are dropped,
 * and everything that the employee has to be told is listed; nothing is listed where the result is the same.
 * @param shown what the card showed when it was made
 */
export function resume(
  guide: Guide,
  walk: Walk,
  shown: Shown,
  today: string,
): { walk: Walk; changes: Change[] } {
  const gone = Object.keys(walk.answers).filter(
    (fact) => valid(guide, fact, walk.answers[fact]) === undefined,
  );
  const answers = Object.fromEntries(Object.entries(walk.answers).filter(([fact]) => !gone.includes(fact)));
  const kept = { ...walk, answers };
  const now = step(guide, kept, today);
  const change = changeOf(guide, shown, now);
  if (!change) return { walk: kept, changes: [] };
  const lost = gone.filter((fact) => guide.asked.has(fact));
  const told = lost.map((fact): Change => ({ kind: 'answer-gone', fact }));
  // That a question comes first is no news where its answer is the one that is gone.
  const asksAgain = now.kind === 'question' && lost.includes(now.question.fact);
  return { walk: kept, changes: asksAgain && change.kind === 'question-before' ? told : [...told, change] };
}

/** How the step of today differs from what a card showed; undefined if it does not. */
function changeOf(guide: Guide, shown: Shown, now: Step): Change | undefined {
  if ('outcome' in shown) {
    const to = now.kind === 'outcome' ? now.outcome.verdict : 'open';
    if (now.node === shown.outcome && to === shown.verdict) return undefined;
    return { kind: 'outcome-changed', from: shown.verdict, to };
  }
  if (asks(guide, now, shown.fact)) return undefined;
  return {
    kind: guide.asked.has(shown.fact) ? 'question-before' : 'question-gone',
    fact: shown.fact,
  };
}

/** Whether a step asks a fact or has it behind it. */
function asks(guide: Guide, now: Step, fact: string): boolean {
  const open = now.kind === 'question' && guide.questions[now.node]?.fact === fact;
  return open || now.trace.some((entry) => entry.fact === fact);
}

/** Once an outcome is reached, the answers it does not rest on are set aside. */
function setAside(walk: Walk, guide: Guide, today: string): Walk {
  const reached = step(guide, walk, today);
  if (reached.kind === 'question') return walk;
  const used = new Set(reached.trace.map((entry) => entry.fact));
  const entries = Object.entries(walk.answers);
  return {
    ...walk,
    answers: Object.fromEntries(entries.filter(([fact]) => used.has(fact))),
    earlier: { ...walk.earlier, ...Object.fromEntries(entries.filter(([fact]) => !used.has(fact))) },
  };
}

function without(answers: Answers, fact: string): Answers {
  const { [fact]: _, ...rest } = answers;
  return rest;
}
