import type { Pack } from '../guide/pack.ts';
import { paths } from '../guide/paths.ts';
import { loadPacks } from '../packs/catalog.ts';

/** Prints every fault of every pack under `dialogs/` and the counts. Returns the exit code. */
export function check({ json, today }: { json: boolean; today: string }): number {
  const { packs, milliseconds } = loadPacks('dialogs', today, () => performance.now());
  const faults = packs.flatMap((loaded) => loaded.faults);
  const counts = packs.flatMap((loaded) => (loaded.pack ? [countsOf(loaded.pack, today)] : []));
  const sum = (key: 'guides' | 'questions' | 'outcomes' | 'rules' | 'paths') =>
    counts.reduce((total, count) => total + count[key], 0);
  const total = {
    packs: packs.length,
    guides: sum('guides'),
    questions: sum('questions'),
    outcomes: sum('outcomes'),
    rules: sum('rules'),
    paths: sum('paths'),
    cases: packs.flatMap((loaded) => loaded.cases.flatMap((sheet) => sheet.cases)).length,
    faults: faults.length,
    milliseconds: Math.round(milliseconds),
  };
  if (json) {
    console.log(JSON.stringify({ counts: total, packs: counts, faults }, null, 2));
  } else {
    for (const fault of faults) {
      const where = [fault.guide, fault.node].filter(Boolean).join(' / ');
      console.log(
        `dialogs/${fault.file}:${fault.line}:${fault.column} ${fault.code}${where && ` (${where})`} ${fault.message}`,
      );
    }
    console.log(
      Object.entries(total)
        .map(([name, value]) => `${value} ${name}`)
        .join(', '),
    );
  }
  return faults.length === 0 ? 0 : 1;
}

function countsOf(pack: Pack, today: string) {
  const guides = [...pack.guides.values()];
  const perGuide = guides.map((guide) => {
    const lengths = [...paths(guide, today)].map((path) => path.end.trace.length).sort((a, b) => a - b);
    return {
      guide: guide.id,
      questions: Object.keys(guide.questions).length,
      outcomes: Object.keys(guide.outcomes).length,
      paths: lengths.length,
      medianQuestions: lengths[Math.floor(lengths.length / 2)] ?? 0,
      mostQuestions: lengths.at(-1) ?? 0,
    };
  });
  const sum = (key: 'questions' | 'outcomes' | 'paths') =>
    perGuide.reduce((total, entry) => total + entry[key], 0);
  return {
    pack: pack.id,
    guides: guides.length,
    questions: sum('questions'),
    outcomes: sum('outcomes'),
    rules: pack.rules.size,
    paths: sum('paths'),
    perGuide,
  };
}
