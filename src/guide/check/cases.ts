import type { Guide } from '../pack.ts';
import type { CasesFile } from '../schema.ts';
import { emptyWalk, type OutcomeStep, step, valid } from '../step.ts';
import type { Fault } from './fault.ts';

/** Runs the worked cases of a guide: each must end in its verdict, with exactly its duties, resting on its rules. */
export function checkCases(guide: Guide, sheet: CasesFile, file: string, today: string): Fault[] {
  const ids = sheet.cases.map(({ id }) => id);
  return sheet.cases.flatMap((entry, index) => {
    const own = { file, guide: guide.id };
    const failed = mismatches(guide, entry, today).map(({ path, message }) => ({
      ...own,
      code: 'CASE_FAILED' as const,
      path: ['cases', index, ...path],
      message: `${entry.id}: ${message}`,
    }));
    if (ids.indexOf(entry.id) === index) return failed;
    const message = `There are two cases "${entry.id}"`;
    return [...failed, { ...own, code: 'ID_TWICE' as const, path: ['cases', index, 'id'], message }];
  });
}

interface Mismatch {
  path: string[];
  message: string;
}

function mismatches(guide: Guide, entry: CasesFile['cases'][number], today: string): Mismatch[] {
  const untaken = Object.entries(entry.answers).filter(
    ([fact, answer]) => valid(guide, fact, answer) === undefined,
  );
  if (untaken.length > 0) {
    return untaken.map(([fact, answer]) => ({
      path: ['answers', fact],
      message: guide.facts.has(fact)
        ? `"${[answer].flat().join('+')}" is no answer to "${fact}"`
        : `there is no fact "${fact}" in facts.yaml`,
    }));
  }
  const reached = step(guide, { ...emptyWalk, answers: entry.answers }, entry.today ?? today);
  const unused = Object.keys(entry.answers)
    .filter((fact) => !reached.trace.some((part) => part.fact === fact))
    .map((fact) => ({ path: ['answers', fact], message: `"${fact}" is not asked for on this way` }));
  if (reached.kind === 'question') {
    const message = `the answers end at the question "${reached.node}", which asks for "${reached.question.fact}"`;
    return [{ path: ['answers'], message }, ...unused];
  }
  return [...compare(entry, reached), ...unused];
}

function compare(
  entry: CasesFile['cases'][number],
  { node, outcome, duties, citations }: OutcomeStep,
): Mismatch[] {
  const wrong: Mismatch[] = [];
  const told = (path: string, message: string) => wrong.push({ path: [path], message });
  if (outcome.verdict !== entry.verdict) {
    told('verdict', `"${node}" says ${outcome.verdict}, the case expects ${entry.verdict}`);
  }
  if (entry.outcome !== undefined && entry.outcome !== node) {
    told('outcome', `the outcome is "${node}", the case expects "${entry.outcome}"`);
  }
  const shown = duties.map((duty) => duty.id);
  const missing = entry.duties.filter((id) => !shown.includes(id));
  const extra = shown.filter((id) => !entry.duties.includes(id));
  if (missing.length > 0) told('duties', `these duties are missing from the answer: ${missing.join(', ')}`);
  if (extra.length > 0) told('duties', `the answer has more duties: ${extra.join(', ')}`);
  const cited = citations.map((rule) => rule.id);
  const uncited = entry.cites.filter((id) => !cited.includes(id));
  if (uncited.length > 0) told('cites', `the answer does not rest on ${uncited.join(', ')}`);
  return wrong;
}
