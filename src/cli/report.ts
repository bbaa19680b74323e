import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../packs/source.ts';
import { csv } from '../report/csv.ts';
import { page } from '../report/page.ts';
import { guidesOf, type Report, reportOf, type Source } from '../report/report.ts';
import { ruleRows, wayRows } from '../report/tables.ts';
import {
  type Command,
  codeOf,
  type Found,
  findLanguage,
  findPack,
  refuse,
  type Surroundings,
} from './command.ts';

const FOLDER = 'build/report';

export const reportCommand: Command = {
  usage: 'report PACK [--out FOLDER] [--lang da|nb|en] [--today DATE]',
  does: `everything that a pack answers, to read, print and sign, in ${FOLDER} or the folder named`,
  options: ['lang', 'out', 'today'],
  words: [1, 1],
  run([packId = ''], { lang, out = FOLDER }, surroundings) {
    const source = sourceOf(packId, surroundings);
    if ('sentence' in source) return refuse(source.sentence);
    const language = findLanguage(source.found.pack, lang);
    if ('sentence' in language) return refuse(language.sentence);
    const report = reportOf(source.found, language.found, surroundings.today);
    const files = [
      { name: `${packId}.html`, text: page(report) },
      { name: `${packId}.csv`, text: csv(wayRows(report)) },
      { name: `${packId}-rules.csv`, text: csv(ruleRows(report)) },
    ].map(({ name, text }) => ({ file: join(out, name), text }));
    const failed = written(out, files);
    if (failed !== undefined) return refuse(failed);
    return { exitCode: 0, out: [...files.map(({ file }) => file), countLine(report)].join('\n') };
  },
};

/** A pack without fault, with its rules and cases; a report of anything less would be signed for nothing. */
function sourceOf(packId: string, surroundings: Surroundings): Found<Source> {
  const loaded = findPack(packId, surroundings);
  if ('sentence' in loaded) return loaded;
  const { pack, cases, faults } = loaded.found;
  const { rules, guides } = readSource(surroundings.dialogs, packId);
  if (!pack || !rules) {
    const count = `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`;
    return {
      sentence: `"${packId}" has ${count}, so there is no report: npm run guide -- check names them.`,
    };
  }
  const { name, source, contacts, ask } = pack;
  const whole = JSON.stringify([
    name,
    source,
    contacts,
    ask,
    [...pack.facts],
    rules,
    [...pack.guides.keys()],
    guides,
    cases,
  ]);
  const mark = createHash('sha256').update(whole).digest('hex').slice(0, 16);
  return { found: { pack, rules, guides, cases, mark } };
}

/** Writes the files, or says why they cannot be written. */
function written(folder: string, files: readonly { file: string; text: string }[]): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    for (const { file, text } of files) writeFileSync(file, text);
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' || code === 'ENOTDIR') return `${folder} is no folder. Name one with --out FOLDER.`;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      return `You have no permission to write into ${folder}. Name another folder with --out FOLDER.`;
    if (code === 'EISDIR')
      return `A folder in ${folder} has the name of one of the files. Name another one with --out FOLDER.`;
    if (code === 'ENOSPC') return `There is no space left for ${folder}.`;
    throw error;
  }
}

function countLine(report: Report): string {
  const guides = guidesOf(report);
  const paths = guides.reduce((sum, { ways }) => sum + ways.total, 0);
  const cases = report.cases.reduce((sum, sheet) => sum + sheet.cases.length, 0);
  return `${guides.length} guides, ${paths} paths, ${report.pack.rules.size} rules, ${cases} cases, mark ${report.mark}`;
}
