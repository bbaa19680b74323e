import { matchersOf } from '../condition.ts';
import { type Guide, leadsOf, optionsOf } from '../pack.ts';
import { answersOf, positions } from '../paths.ts';
import { emptyWalk, type OutcomeStep, step } from '../step.ts';
import type { GuideContext } from './check.ts';

/** A guide with more ways than this is too large to be looked through one by one. */
export const MOST_PATHS = 20_000;

/**
 * Checks on every way through a guide: each outcome is cited, its verdict fits the duties that come with it,
 * and no condition depends on a fact that this way has not asked. The graph must be sound.
 */
export function checkPaths(guide: Guide, fault: GuideContext['fault'], today: string): void {
  checkOutcomes(guide, fault);
  const told = new Set<string>();
  const once = (key: string, tell: () => void): void => {
    if (told.has(key)) return;
    told.add(key);
    tell();
  };
  let count = 0;
  for (const position of positions(guide, today)) {
    const question = guide.questions[position.node];
    if (question) {
      for (const fact of unanswered(guide, position)) {
        const message = `A way leads here on which "${fact}", which its routes depend on, is not asked`;
        once(`${position.node} ${fact}`, () =>
          fault('CONDITION_UNANSWERED', ['questions', position.node], message, position.node),
        );
      }
      continue;
    }
    count += 1;
    if (count > MOST_PATHS) {
      fault(
        'PATHS_TOO_MANY',
        ['start'],
        `There are more than ${MOST_PATHS} ways through this guide; split it`,
      );
      return;
    }
    const answers = answersOf(position);
    const end = step(guide, { ...emptyWalk, answers }, today) as OutcomeStep;
    const misfit = verdictMisfit(end);
    if (misfit) {
      const way = Object.entries(answers).map(([fact, answer]) => `${fact} = ${answer}`);
      once(`${end.node} misfit`, () =>
        fault('VERDICT_MISFIT', ['outcomes', end.node], `${misfit} (${way.join(', ')})`, end.node),
      );
    }
  }
}

function checkOutcomes(guide: Guide, fault: GuideContext['fault']): void {
  for (const [id, outcome] of Object.entries(guide.outcomes)) {
    const at = ['outcomes', id];
    const silent = outcome.verdict === 'not_covered';
    if (!silent && !outcome.cites?.length) {
      fault('OUTCOME_UNCITED', at, `"${id}" cites no rule; name the rules that decide it`, id);
    }
    if ((silent || outcome.verdict === 'escalate') && outcome.ask === undefined) {
      fault('CONTACT_MISSING', at, `"${id}" is ${outcome.verdict}: "ask" has to name the contact`, id);
    }
  }
}

/** The facts that the routes of a question need and that are not answered on the way to it. */
function unanswered(guide: Guide, position: { node: string; facts: ReadonlyMap<string, unknown> }): string[] {
  const question = guide.questions[position.node];
  if (!question) return [];
  const conditions = leadsOf(question)
    .flatMap((target) => (typeof target === 'string' ? [] : target))
    .flatMap((route) => ('when' in route ? [route.when] : []));
  const settled = new Set([
    question.fact,
    ...optionsOf(question).flatMap((option) => Object.keys(option.means ?? {})),
  ]);
  const needed = new Set(conditions.flatMap(matchersOf).map(([fact]) => fact));
  return [...needed].filter((fact) => !settled.has(fact) && !position.facts.has(fact));
}

/** Why a verdict and its duties contradict each other, or undefined. */
function verdictMisfit({ outcome, duties }: OutcomeStep): string | undefined {
  const musts = duties.filter((duty) => duty.strength === 'must');
  if (outcome.verdict === 'allowed' && musts.length > 0) {
    return `"allowed" comes with the duty "${musts[0]?.id}": make it allowed_with_conditions`;
  }
  if (outcome.verdict === 'allowed_with_conditions' && duties.length === 0) {
    return '"allowed_with_conditions" comes without a duty: say what the condition is';
  }
  return undefined;
}
