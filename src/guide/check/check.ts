import { linkGuide } from '../link.ts';
import { compileGuide, type Guide, type PackFiles, rulesOf } from '../pack.ts';
import type { CasesFile, GuideFile } from '../schema.ts';
import { checkCases } from './cases.ts';
import { checkChannels } from './channels.ts';
import { checkConcepts } from './concepts.ts';
import type { FileNames, GuideContext } from './context.ts';
import type { Fault } from './fault.ts';
import { checkGraph } from './graph.ts';
import { checkPaths } from './outcomes.ts';
import { checkPapers } from './papers.ts';
import { checkReferences } from './references.ts';
import { checkReminders } from './reminders.ts';
import { checkRoutes } from './routes.ts';
import { checkRules } from './rules.ts';
import { checkTexts } from './texts.ts';

/**
 * Every fault of a pack, in one run, and the guides whose graph is sound, linked with what they import: those can
 * be walked although texts or cases may still be wrong. The ways through a guide are only followed where its graph
 * and those of its imports are sound, so a guide with a missing target has no faults of its paths yet.
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
  const guides = new Map(files.guides.map((guide) => [guide.id, guide]));
  const faults = [
    ...checkTexts(files, names),
    ...checkRules(files, names),
    ...checkConcepts(files, names),
    ...checkPapers(files, facts, rules, names),
  ];
  const graphs = files.guides.map((guide) => {
    const own: Fault[] = [];
    const context: GuideContext = { files, facts, rules, guide, fault: teller(own, names, guide.id) };
    checkReferences(context);
    const isSound = own.length === 0 && checkGraph(context) && checkRoutes(context, today);
    faults.push(...own);
    return { guide, isSound };
  });
  const unsound = new Set(graphs.flatMap(({ guide, isSound }) => (isSound ? [] : [guide.id])));
  const isWhole = (id: string): boolean => {
    const guide = guides.get(id);
    return guide !== undefined && !unsound.has(id) && (guide.imports ?? []).every(isWhole);
  };
  const whole = files.guides.filter(({ id }) => isWhole(id));
  const sound: GuideFile[] = [];
  const walkable = new Map<string, Guide>();
  for (const guide of whole.map((file) => linkGuide(file, guides))) {
    const compiled = compileGuide(guide, facts, rules, 'unchecked');
    if (!checkPaths(compiled, teller(faults, names, guide.id), today)) continue;
    sound.push(guide);
    walkable.set(guide.id, compiled);
    for (const sheet of cases.filter((entry) => entry.guide === guide.id)) {
      faults.push(...checkCases(compiled, sheet, names.cases(guide.id), today));
    }
  }
  faults.push(
    ...checkChannels(files, walkable, names, today),
    ...checkReminders(files, walkable, rules, names, today),
  );
  return { faults, sound };
}

/** Adds faults of one guide to a list. */
function teller(faults: Fault[], names: FileNames, guide: string): GuideContext['fault'] {
  const file = names.guide(guide);
  return (code, path, message, node) =>
    faults.push({ code, message, file, path, guide, ...(node === undefined ? {} : { node }) });
}
