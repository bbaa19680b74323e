import type { Guide } from '../guide/pack.ts';
import { type Path, paths } from '../guide/paths.ts';
import { verdicts } from '../guide/schema.ts';
import { questionCounts } from '../guide/states.ts';
import { type Command, findGuides, refuse } from './command.ts';
import { cut, written } from './labels.ts';

export const pathsCommand: Command = {
  usage: 'paths PACK [GUIDE] [--json] [--today DATE]',
  does: 'every way through a guide, or through all of a pack',
  options: ['json', 'today'],
  words: [1, 2],
  run([packId = '', guideId], { json }, surroundings) {
    const chosen = findGuides(packId, guideId, surroundings);
    if ('sentence' in chosen) return refuse(chosen.sentence);
    const all = chosen.found.guides.map((guide) => ({
      guide,
      ways: [...paths(guide, surroundings.today)],
    }));
    const out = json
      ? JSON.stringify(
          all.flatMap(({ guide, ways }) => ways.map((path) => record(guide, path))),
          null,
          2,
        )
      : all.map(({ guide, ways }) => table(guide, ways, surroundings.width)).join('\n\n');
    return { exitCode: 0, out };
  },
};

function record(guide: Guide, { answers, end }: Path) {
  return {
    guide: guide.id,
    answers,
    outcome: end.node,
    verdict: end.outcome.verdict,
    duties: end.duties.map((duty) => duty.id),
    rules: end.citations.map(({ id, path, at }) => ({ id, section: path, paragraph: at })),
    questions: end.trace.length,
  };
}

function table(guide: Guide, ways: readonly Path[], width: number): string {
  const rows = ways.map(({ end }) => ({
    questions: String(end.trace.length),
    verdict: end.outcome.verdict,
    outcome: end.node,
    answers: end.trace.map((entry) => written(entry.fact, entry.answer)).join(' '),
  }));
  const widest = (key: 'verdict' | 'outcome') => Math.max(0, ...rows.map((row) => row[key].length));
  const [verdict, outcome] = [widest('verdict'), widest('outcome')];
  const lines = rows.map((row) =>
    cut(
      `${row.questions.padStart(2)}  ${row.verdict.padEnd(verdict)}  ${row.outcome.padEnd(outcome)}  ${row.answers}`,
      width,
    ),
  );
  const lengths = Map.groupBy(ways, ({ end }) => end.trace.length);
  const { median, longest } = questionCounts(
    new Map([...lengths].map(([length, same]) => [length, same.length])),
  );
  const counts = verdicts.map(
    (name) => `${name} ${ways.filter((path) => path.end.outcome.verdict === name).length}`,
  );
  return [
    `${guide.id}, edition ${guide.edition}`,
    ...lines,
    `${ways.length} paths: ${counts.join(', ')}`,
    `Questions on a path: median ${median}, longest ${longest}`,
  ].join('\n');
}
