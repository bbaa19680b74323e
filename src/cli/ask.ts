import { type Decision, decide } from '../ask/decide.ts';
import { createFinder, type Finder } from '../ask/find.ts';
import { type SaidAnswer, saidAnswers } from '../ask/said.ts';
import type { Guide, Pack } from '../guide/pack.ts';
import { type Command, findPack, linesOf, refuse } from './command.ts';
import { written } from './labels.ts';

/** Guides that are printed; the rest has little to do with the question. */
const MOST_PRINTED = 5;

export const askCommand: Command = {
  usage: 'ask PACK "QUESTION" [--json] | ask PACK --stdin',
  does: 'the guides that a question is about, the answers that it already holds, and why; with --stdin one question a line, one JSON line each',
  options: ['json', 'stdin'],
  words: [1, 2],
  run([packId = '', question], { json, stdin }, surroundings) {
    const loaded = findPack(packId, surroundings);
    if ('sentence' in loaded) return refuse(loaded.sentence);
    const { pack } = loaded.found;
    if (!pack) return refuse(`"${packId}" has faults: npm run guide -- check names them.`);
    const finder = createFinder(pack);
    if (stdin) {
      if (question !== undefined) return refuse('Give the question in quotes, or --stdin; not both.');
      const lines = linesOf(surroundings.input()).filter((line) => line.trim() !== '');
      return {
        exitCode: 0,
        out: lines.map((line) => JSON.stringify(answerTo(line, pack, finder))).join('\n'),
      };
    }
    if (question === undefined) return refuse(`Write: npm run guide -- ${askCommand.usage}`);
    const answer = answerTo(question, pack, finder);
    return { exitCode: 0, out: json ? JSON.stringify(answer, null, 2) : asText(answer) };
  },
};

interface Answer {
  question: string;
  /** What the bot does with the question. */
  does: Decision['kind'];
  guides: { guide: string; score: number; why: readonly string[]; facts: SaidAnswer[] }[];
}

function answerTo(question: string, pack: Pack, finder: Finder): Answer {
  const found = finder.find(question);
  return {
    question,
    does: decide(found).kind,
    guides: found.matches.slice(0, MOST_PRINTED).map(({ guide, score, why }) => ({
      guide,
      score: Math.round(score * 1000) / 1000,
      why,
      facts: saidAnswers(pack.guides.get(guide) as Guide, found.reading),
    })),
  };
}

const does: Readonly<Record<Decision['kind'], string>> = {
  open: 'Opens the first at once',
  choose: 'Lets the person choose',
  none: 'Finds none; shows the menu and whom to ask',
};

function asText({ does: kind, guides }: Answer): string {
  return [
    does[kind],
    ...guides.flatMap(({ guide, score, why, facts }) => [
      `${score.toFixed(3)}  ${guide}  (${why.join(', ')})`,
      ...facts.map(({ fact, answer, why: said }) => `       ${written(fact, answer)}  (${said.join(', ')})`),
    ]),
  ].join('\n');
}
