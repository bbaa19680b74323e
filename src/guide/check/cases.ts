import type { Guide } from '../pack.ts';
import type { CasesFile } from '../schema.ts';
import { emptyWalk, step } from '../step.ts';
import type { Fault } from './fault.ts';

/** Runs the worked cases of a guide: each must end in its verdict, with exactly its duties, resting on its rules. */
export function checkCases(guide: Guide, sheet: CasesFile, file: string, today: string): Fault[] {
  return sheet.cases.flatMap((entry, index) =>
    mismatches(guide, entry, today).map((message) => ({
      code: 'CASE_FAILED' as const,
      message: `${entry.id}: ${message}`,
      file,
      path: ['cases', index],
      guide: guide.id,
    })),
  );
}

function mismatches(guide: Guide, entry: CasesFile['cases'][number], today: string): string[] {
  const reached = step(guide, { ...emptyWalk, answers: entry.answers }, entry.today ?? today);
  if (reached.kind === 'question') return [`the answers end at the question "${reached.node}"`];
  const wrong: string[] = [];
  if (reached.outcome.verdict !== entry.verdict) {
    wrong.push(`"${reached.node}" says ${reached.outcome.verdict}, the case expects ${entry.verdict}`);
  }
  if (entry.outcome !== undefined && entry.outcome !== reached.node) {
    wrong.push(`the outcome is "${reached.node}", the case expects "${entry.outcome}"`);
  }
  const duties = reached.duties.map((duty) => duty.id);
  const missing = entry.duties.filter((id) => !duties.includes(id));
  const extra = duties.filter((id) => !entry.duties.includes(id));
  if (missing.length > 0) wrong.push(`these duties are missing: ${missing.join(', ')}`);
  if (extra.length > 0) wrong.push(`these duties are not expected: ${extra.join(', ')}`);
  const cited = reached.citations.map((rule) => rule.id);
  const uncited = entry.cites.filter((id) => !cited.includes(id));
  if (uncited.length > 0) wrong.push(`it does not rest on ${uncited.join(', ')}`);
  const unused = Object.keys(entry.answers).filter(
    (fact) => !reached.trace.some((part) => part.fact === fact),
  );
  if (unused.length > 0) wrong.push(`these answers are never asked for: ${unused.join(', ')}`);
  return wrong;
}
