import { type Difference, difference, type ListChange, type WayThen } from '../guide/difference.ts';
import type { Step } from '../guide/step.ts';
import { type Command, findPack, refuse } from './command.ts';
import { cut, written } from './labels.ts';
import { packAt } from './revision.ts';

export const diffCommand: Command = {
  usage: 'diff PACK REVISION [--json] [--today DATE]',
  does: 'what a pack answers otherwise than at a revision of git; exit code 1 if a translation is stale',
  options: ['json', 'today'],
  words: [2, 2],
  run([packId = '', revision = ''], { json }, surroundings) {
    const own = findPack(packId, surroundings);
    if ('sentence' in own) return refuse(own.sentence);
    const now = own.found.draft;
    if (!now) return refuse(`"${packId}" cannot be read yet: npm run guide -- check says why.`);
    const old = packAt(revision, packId, surroundings);
    if ('sentence' in old) return refuse(old.sentence);
    const before = old.found.draft;
    if (!before) {
      const reason = old.found.faults[0]?.message ?? '';
      return refuse(`"${packId}" cannot be read as it was at ${revision}: ${reason}.`);
    }
    const found = difference(before, now, surroundings.today);
    const exitCode = found.stale.length === 0 ? 0 : 1;
    const out = json ? JSON.stringify(record(found), null, 2) : text(found, surroundings.width);
    const faults = own.found.faults.length + old.found.faults.length;
    if (faults === 0) return { exitCode, out };
    const err = `The two versions have ${faults} faults. A guide whose faults stop a walk counts as gone.`;
    return { exitCode, out, err };
  },
};

function record(found: Difference) {
  const otherwise = found.otherwise.map(({ guide, answers, before, now }) => ({
    guide,
    answers,
    before: reached(before),
    now: now ? reached(now) : undefined,
  }));
  return { ...found, otherwise };
}

function reached(step: Step) {
  return step.kind === 'question'
    ? { question: step.node }
    : { outcome: step.node, verdict: step.outcome.verdict };
}

function text(found: Difference, width: number): string {
  const { otherwise, compared, added, lists, duties, stale } = found;
  return [
    `${otherwise.length} of ${compared} paths now answer otherwise, ${added} paths are new`,
    ...otherwise.map((way) => cut(wayLine(way), width)),
    ...lists.map(listLine),
    ...duties.map((duty) => `  duty changed: ${duty}`),
    ...stale.map(
      ({ key, language, before, now }) =>
        `STALE ${key}: the text is now "${now}" and was "${before}"; its ${language} is as it was`,
    ),
    ...(stale.length > 0 ? [`${stale.length} translations are stale`] : []),
  ].join('\n');
}

function wayLine({ guide, answers, before, now }: WayThen): string {
  const given = Object.entries(answers).map(([fact, answer]) => written(fact, answer));
  return `  ${guide}: ${place(before)} -> ${now ? place(now) : 'gone'}  ${given.join(' ')}`;
}

function place(step: Step): string {
  return step.kind === 'question' ? `asks ${step.node}` : `${step.node} (${step.outcome.verdict})`;
}

function listLine({ guide, outcome, kind, added, removed, paths }: ListChange): string {
  const signed = [...added.map((id) => `+${id}`), ...removed.map((id) => `-${id}`)];
  return `  ${guide}: ${kind} at ${outcome}, ${paths} ${paths === 1 ? 'path' : 'paths'}: ${signed.join(' ')}`;
}
