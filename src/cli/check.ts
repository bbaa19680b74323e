import type { LocatedFault } from '../guide/check/fault.ts';
import { ownEntries } from '../guide/link.ts';
import type { Pack } from '../guide/pack.ts';
import { questionCounts, surveyOf } from '../guide/states.ts';
import { loadPacks } from '../packs/catalog.ts';
import { faultLine } from '../packs/fault-line.ts';
import type { LoadedPack } from '../packs/load.ts';
import type { Command } from './command.ts';

export const checkCommand: Command = {
  usage: 'check [--json]',
  does: 'every fault of every pack, of situations.yaml and of the word lists; exit code 1 if there is one',
  options: ['json', 'today'],
  words: [0, 0],
  run(_words, { json }, { dialogs, today, clock }) {
    const begin = clock();
    const { packs, faults } = loadPacks(dialogs, today, clock);
    const perPack = packs.map((loaded) => countsOf(loaded, faults, today));
    const milliseconds = Math.round(clock() - begin);
    const counts = { ...totalOf(perPack), faults: faults.length, milliseconds };
    const out = json
      ? JSON.stringify({ counts, packs: perPack, faults }, null, 2)
      : [...faults.map(faultLine), ...perPack.flatMap(byStates), countLine(counts)].join('\n');
    return { exitCode: faults.length === 0 ? 0 : 1, out };
  },
};

const sums = ['guides', 'questions', 'outcomes', 'rules', 'paths', 'cases', 'reminders', 'faults'] as const;

function totalOf(perPack: ReturnType<typeof countsOf>[]) {
  const add = (key: (typeof sums)[number]) => perPack.reduce((total, pack) => total + pack[key], 0);
  return { packs: perPack.length, ...Object.fromEntries(sums.map((key) => [key, add(key)])) };
}

/** Says of a guide with too many ways to walk each that it was checked by states. */
function byStates({ pack, perGuide }: ReturnType<typeof countsOf>): string[] {
  return perGuide.flatMap(({ guide, paths, states }) =>
    states === undefined ? [] : [`${pack} ${guide}: ${paths} paths, checked by their ${states} states`],
  );
}

function countLine(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${count === 1 ? name.slice(0, -1) : name}`)
    .join(', ');
}

/** What a pack holds; of a pack with faults, what can be walked in spite of them. */
function countsOf({ id, draft, cases }: LoadedPack, all: readonly LocatedFault[], today: string) {
  const faults = all.filter(({ file }) => file.startsWith(`${id}/`));
  const perGuide = draft
    ? [...draft.guides.values()].map((guide) => guideCounts(draft, guide.id, today))
    : [];
  const sum = (key: 'questions' | 'outcomes' | 'paths') =>
    perGuide.reduce((total, entry) => total + entry[key], 0);
  return {
    pack: id,
    guides: perGuide.length,
    questions: sum('questions'),
    outcomes: sum('outcomes'),
    rules: draft?.rules.size ?? 0,
    paths: sum('paths'),
    cases: cases.reduce((total, sheet) => total + sheet.cases.length, 0),
    reminders: (draft?.reminders?.rules.length ?? 0) + (draft?.reminders?.year.length ?? 0),
    faults: faults.length,
    perGuide: perGuide.map((entry) => ({
      ...entry,
      cases: cases.find((sheet) => sheet.guide === entry.guide)?.cases.length ?? 0,
      faults: faults.filter((fault) => fault.guide === entry.guide).length,
    })),
  };
}

function guideCounts(pack: Pack, id: string, today: string) {
  const guide = pack.guides.get(id);
  const survey = guide && surveyOf(guide, today);
  const { median, longest } = questionCounts(survey?.lengths ?? new Map());
  return {
    guide: id,
    questions: ownEntries(guide?.questions ?? {}).length,
    outcomes: ownEntries(guide?.outcomes ?? {}).length,
    paths: survey?.ways ?? 0,
    states: survey?.states,
    medianQuestions: median,
    mostQuestions: longest,
  };
}
