import { isImported, ownEntries, placeOf } from '../link.ts';
import type { Guide } from '../pack.ts';
import { answersOf } from '../paths.ts';
import type { Question } from '../schema.ts';
import { MOST_STATES, surveyOf } from '../states.ts';
import { emptyWalk, type OutcomeStep, type Position, step } from '../step.ts';
import type { GuideContext } from './context.ts';
import type { KeyPath } from './fault.ts';
import { conditionPlaces, matcherPlaces, nextPlaces, optionPlaces } from './places.ts';

/**
 * Checks on every way through a guide: each outcome is cited, reached, and its verdict fits the duties that come
 * with it; each duty is shown; no condition depends on a fact that a way has not asked. The graph must be sound.
 * What a guide imports is checked where it is written; here, whether it fits the ways that lead into it.
 * @returns whether the ways could be looked through at all
 */
export function checkPaths(guide: Guide, fault: GuideContext['fault'], today: string): boolean {
  checkOutcomes(guide, fault);
  const all = surveyOf(guide, today);
  if (!all) {
    const message = `The ways through this guide fall into more than ${MOST_STATES} states; split it`;
    fault('PATHS_TOO_MANY', ['start'], message);
    return false;
  }
  const told = new Set<string>();
  const once = (...args: Parameters<typeof fault>): void => {
    const key = JSON.stringify([args[0], args[1]]);
    if (told.has(key)) return;
    told.add(key);
    fault(...args);
  };
  const shown = { outcomes: new Set<string>(), duties: new Set<string>() };
  const needed = new Map(Object.keys(guide.questions).map((id) => [id, neededAt(guide, id)]));
  for (const position of all.positions()) {
    const before = needed.get(position.node);
    if (before) {
      checkAnswered(position, before, once);
      continue;
    }
    const answers = answersOf(position);
    const end = step(guide, { ...emptyWalk, answers }, today) as OutcomeStep;
    shown.outcomes.add(end.node);
    for (const duty of end.duties) shown.duties.add(duty.id);
    const misfit = verdictMisfit(end);
    if (!misfit) continue;
    const way = Object.entries(answers).map(([fact, answer]) => `${fact} = ${[answer].flat().join('+')}`);
    const place = placeOf('outcomes', end.node, 'verdict');
    once('VERDICT_MISFIT', place, `${end.node}: ${misfit} (${way.join(', ')})`, end.node);
  }
  checkShown(guide, shown, fault);
  return true;
}

/** Names every outcome that edges, but no answers lead to, and every duty that no answer of the guide comes with. */
function checkShown(
  guide: Guide,
  shown: Record<'outcomes' | 'duties', ReadonlySet<string>>,
  fault: GuideContext['fault'],
): void {
  const targets = new Set(nextPlaces(guide).map(({ value }) => value));
  for (const [id] of ownEntries(guide.outcomes)) {
    if (shown.outcomes.has(id) || !targets.has(id)) continue;
    const message = `No answers lead to the outcome "${id}": the conditions on the way never hold together`;
    fault('NODE_UNREACHED', ['outcomes', id], message, id);
  }
  for (const [id] of ownEntries(guide.duties)) {
    if (shown.duties.has(id)) continue;
    const message = `No outcome shows the duty "${id}": its "when" never holds, or it is on ways that end in not_allowed or not_covered alone`;
    fault('DUTY_UNUSED', ['duties', id], message);
  }
}

function checkOutcomes(guide: Guide, fault: GuideContext['fault']): void {
  for (const [id, outcome] of ownEntries(guide.outcomes)) {
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

/** A fact that a condition names, and where it does. */
type Needed = Pick<ReturnType<typeof matcherPlaces>[number], 'fact' | 'path'>;

/** What has to be answered before a question: what its routes ask for, but itself and what its options settle. */
function neededAt(guide: Guide, id: string): Needed[] {
  const question = guide.questions[id] as Question;
  const options = optionPlaces(id, question);
  const routes = conditionPlaces({ questions: { [id]: question }, duties: {} });
  return routes.flatMap(matcherPlaces).filter(({ fact, path }) => {
    const means = options.find((option) => startsWith(path, option.path))?.value.means ?? {};
    return fact !== question.fact && !Object.hasOwn(means, fact);
  });
}

/** Names each condition on the way on from a question whose fact is not answered on the way to it. */
function checkAnswered(
  { node: id, facts }: Position,
  needed: readonly Needed[],
  fault: GuideContext['fault'],
): void {
  for (const { fact, path } of needed) {
    if (facts.has(fact)) continue;
    const message = `A way leads here on which "${fact}", which this condition names, is not asked`;
    fault('CONDITION_UNANSWERED', isImported(id) ? ['imports'] : path, message, id);
  }
}

function startsWith(path: KeyPath, start: KeyPath): boolean {
  return start.every((key, index) => path[index] === key);
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
