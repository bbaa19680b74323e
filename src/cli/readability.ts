import { HARDEST_LIX, type Readability, readability } from '../guide/readability.ts';
import { faultLine } from '../packs/fault-line.ts';
import { packIds } from '../packs/load.ts';
import { type Command, findSource, refuse } from './command.ts';
import { aligned } from './labels.ts';

export const readabilityCommand: Command = {
  usage: 'readability [PACK] [--json]',
  does: `LIX of questions and verdicts; exit code 1 if those of a guide together have more than ${HARDEST_LIX}`,
  options: ['json'],
  words: [0, 1],
  run([packId], { json }, surroundings) {
    const ids = packId === undefined ? packIds(surroundings.dialogs) : [packId];
    const all: (Readability & { pack: string })[] = [];
    const faults: string[] = [];
    for (const id of ids) {
      const source = findSource(id, surroundings);
      if ('sentence' in source) return refuse(source.sentence);
      faults.push(...source.found.faults.map(faultLine));
      all.push(...source.found.guides.flatMap(readability).map((entry) => ({ pack: id, ...entry })));
    }
    const isHard = all.some((entry) => entry.lix > HARDEST_LIX);
    const exitCode = isHard || faults.length > 0 ? 1 : 0;
    if (json) return { exitCode, out: JSON.stringify({ guides: all, faults }, null, 2) };
    return { exitCode, out: [...faults, ...table(all)].join('\n') };
  },
};

function table(all: readonly (Readability & { pack: string })[]): string[] {
  const head = ['', 'texts', 'together', 'median', '90 %', 'hardest', `over ${HARDEST_LIX}`];
  const rows = all.map((entry) => [
    `${entry.pack} ${entry.guide} ${entry.language}`,
    String(entry.texts),
    ...[entry.lix, entry.median, entry.percentile90, entry.maximum].map((value) => value.toFixed(0)),
    String(entry.offenders.length),
  ]);
  const offenders = all.flatMap(({ pack, guide, language, offenders: own }) =>
    own.map(({ node, text, lix }) => `${lix.toFixed(0)}  ${pack} ${guide} ${language} ${node}: ${text}`),
  );
  const hard = all
    .filter(({ lix }) => lix > HARDEST_LIX)
    .map((entry) => `TOO HARD: ${entry.pack} ${entry.guide} ${entry.language}`);
  return [
    ...aligned([head, ...rows], 1),
    ...(offenders.length > 0 ? ['', `Single texts over ${HARDEST_LIX}, to look at:`, ...offenders] : []),
    ...hard,
  ];
}
