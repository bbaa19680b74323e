import type { FileNames } from '../guide/check/context.ts';
import type { Fault } from '../guide/check/fault.ts';
import { listedGuides, optionsOf, type PackFiles } from '../guide/pack.ts';

/** The ids for which a pack has files, readable or not. */
export interface FolderList {
  guides: readonly string[];
  cases: readonly string[];
}

/** Whether folder, file names and the list of guides agree, and every fact is used by some guide. */
export function checkFolder(id: string, files: PackFiles, list: FolderList, names: FileNames): Fault[] {
  const faults: Fault[] = [];
  const told = (code: Fault['code'], file: string, path: Fault['path'], message: string) =>
    faults.push({ code, file, path, message });
  if (files.pack.id !== id)
    told('ID_MISMATCH', names.pack, ['id'], `The folder is "${id}", the id "${files.pack.id}"`);
  if (!Object.hasOwn(files.pack.contacts, files.pack.ask))
    told(
      'CONTACT_UNKNOWN',
      names.pack,
      ['ask'],
      `There is no contact "${files.pack.ask}" among the contacts`,
    );
  const listed = listedGuides(files.pack);
  listed.forEach(({ id: guide, path }, index) => {
    if (!list.guides.includes(guide))
      told('GUIDE_UNKNOWN', names.pack, path, `There is no guides/${guide}.yaml`);
    if (listed.findIndex((other) => other.id === guide) < index)
      told('ID_TWICE', names.pack, path, `"${guide}" is on the list twice`);
  });
  const { tab } = files.pack;
  if (tab !== undefined && !listed.some(({ id: guide }) => guide === tab))
    told('GUIDE_UNKNOWN', names.pack, ['tab'], `"tab" has to name a guide of the list: "${tab}" is none`);
  const topics = files.pack.guides.map((entry) => (typeof entry === 'string' ? undefined : entry.id));
  topics.forEach((topic, index) => {
    if (topic !== undefined && topics.indexOf(topic) < index)
      told('ID_TWICE', names.pack, ['guides', index, 'id'], `There are two topics "${topic}"`);
  });
  for (const guide of list.guides) {
    if (!listed.some(({ id: other }) => other === guide))
      told('GUIDE_UNLISTED', names.guide(guide), ['id'], `pack.yaml does not list the guide "${guide}"`);
    if (list.cases.includes(guide)) continue;
    const message = `The guide has no worked cases: write ${names.cases(guide)}`;
    told('FILE_MISSING', names.guide(guide), ['id'], message);
  }
  for (const guide of list.cases) {
    if (!list.guides.includes(guide))
      told('GUIDE_UNKNOWN', names.cases(guide), ['guide'], `There is no guides/${guide}.yaml`);
  }
  return [...faults, ...unusedFacts(files, names)];
}

/** Names every fact that no question asks for and no option settles. */
function unusedFacts(files: PackFiles, names: FileNames): Fault[] {
  const questions = files.guides.flatMap((guide) => Object.values(guide.questions));
  const used = new Set(
    questions.flatMap((question) => [
      question.fact,
      ...optionsOf(question).flatMap((option) => Object.keys(option.means ?? {})),
    ]),
  );
  return Object.keys(files.facts)
    .filter((fact) => !used.has(fact))
    .map((fact) => ({
      code: 'FACT_UNUSED',
      file: names.facts,
      path: [fact],
      message: `No guide asks for "${fact}"`,
    }));
}
