import { compileGuide, type PackFiles, rulesOf } from '../pack.ts';
import type { CasesFile, GuideFile } from '../schema.ts';
import { checkCases } from './cases.ts';
import type { FileNames, GuideContext } from './context.ts';
import type { Fault } from './fault.ts';
import { checkGraph } from './graph.ts';
import { checkPaths } from './outcomes.ts';
import { checkReferences } from './references.ts';
import { checkRoutes } from './routes.ts';
import { checkRules } from './rules.ts';
import { checkTexts } from './texts.ts';

/**
 * Every fault of a pack, in one run, and the guides whose graph is sound: those can be walked although texts or
 * cases may still be wrong. The ways through a guide are only followed where its graph is sound, so a guide with
 * a missing target has no faults of its paths yet.
 * @param today ISO date against which dates are measured
 */
export function checkPack(
  files: PackFiles,
  cases: readonly CasesFile[],
  names: FileNames,
  today: string,
): { faults: Fault[]; sound: GuideFile[] } {
  const facts = new Map(Object.entries(files.facts));
  const rules = rulesOf(files.rules);
  const faults: Fault[] = [...checkTexts(files, names), ...checkRules(files, names)];
  const sound: GuideFile[] = [];
  for (const guide of files.guides) {
    const own: Fault[] = [];
    const file = names.guide(guide.id);
    const fault: GuideContext['fault'] = (code, path, message, node) =>
      own.push({ code, message, file, path, guide: guide.id, ...(node === undefined ? {} : { node }) });
    const context: GuideContext = { files, facts, rules, guide, fault };
    checkReferences(context);
    if (own.length === 0 && checkGraph(context) && checkRoutes(context, today)) {
      sound.push(guide);
      const compiled = compileGuide(guide, facts, rules, 'unchecked');
      checkPaths(compiled, fault, today);
      for (const sheet of cases.filter((entry) => entry.guide === guide.id)) {
        own.push(...checkCases(compiled, sheet, names.cases(guide.id), today));
      }
    }
    faults.push(...own);
  }
  return { faults, sound };
}
