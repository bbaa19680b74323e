import { decide } from '../../../src/ask/decide.ts';
import { createFinder } from '../../../src/ask/find.ts';
import { saidAnswers } from '../../../src/ask/said.ts';
import type { Guide, Pack } from '../../../src/guide/pack.ts';
import type { Language } from '../../../src/guide/schema.ts';
import { miniSearch, nlpJs, ours, type Ranker } from './finders.ts';
import { type AskedQuestion, askedQuestions } from './questions.ts';

type Part = AskedQuestion['part'];

/** Questions are asked this often, and the best time of each counts: the machine does other things as well. */
const ROUNDS = 20;

/** How well questions find their guides, beside MiniSearch and nlp.js, and how right the proposed answers are. */
export async function askBench(): Promise<string> {
  const packs = askedQuestions();
  const lines: string[] = [];
  for (const part of ['tune', 'held-out'] as const) {
    for (const kind of ['native', 'en'] as const) {
      const count = packs.reduce((sum, { questions }) => sum + of(part, questions).length, 0);
      lines.push('', `${part}, ${kind === 'native' ? 'Danish and bokmål' : 'English'}: ${count} questions`);
      lines.push(row('', 'first', 'in three', 'median µs'));
      for (const [name, make] of Object.entries(finders)) {
        const found = await ranks(packs, part, kind, make);
        lines.push(
          row(
            name,
            share(found.filter(({ rank }) => rank === 0).length, found.length),
            share(found.filter(({ rank }) => rank >= 0 && rank < 3).length, found.length),
            median(found.map(({ microseconds }) => microseconds)).toFixed(0),
          ),
        );
      }
      lines.push(...decisions(packs, part, kind), ...proposals(packs, part, kind));
    }
  }
  return lines.join('\n').trim();
}

type Maker = (pack: Pack, language: Language) => Promise<Ranker> | Ranker;
const finders: Readonly<Record<string, Maker>> = { ours, minisearch: miniSearch, 'nlp.js': nlpJs };

type Packs = ReturnType<typeof askedQuestions>;

/** The place of the right guide among those found, -1 where it is none, and how long the question took. */
async function ranks(packs: Packs, part: Part, kind: 'native' | 'en', make: Maker) {
  const all: { rank: number; microseconds: number }[] = [];
  for (const { pack, questions } of packs) {
    const ranker = await make(pack, kind === 'en' ? 'en' : (pack.languages[0] as Language));
    for (const { texts, answered } of of(part, questions)) {
      let best = Number.POSITIVE_INFINITY;
      let found: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const begin = performance.now();
        found = await ranker(texts[kind]);
        best = Math.min(best, performance.now() - begin);
      }
      const right = answered.map(({ guide }) => guide);
      const rank = found.findIndex((guide) => right.includes(guide));
      all.push({ rank, microseconds: best * 1000 });
    }
  }
  return all;
}

/** What the bot does with the questions: how often it opens a guide at once, and how often that is right. */
function decisions(packs: Packs, part: Part, kind: 'native' | 'en'): string[] {
  const done = packs.flatMap(({ pack, questions }) => {
    const finder = createFinder(pack);
    return of(part, questions).map(({ texts, answered }) => {
      const decision = decide(finder.find(texts[kind]));
      const shown =
        decision.kind === 'open' ? [decision.match] : decision.kind === 'choose' ? decision.matches : [];
      return {
        kind: decision.kind,
        right: shown.some(({ guide }) => answered.some((entry) => entry.guide === guide)),
      };
    });
  });
  const say = (what: 'open' | 'choose', words: string) => {
    const some = done.filter((entry) => entry.kind === what);
    return `  ${words} ${some.length}, right ${share(some.filter(({ right }) => right).length, some.length)}`;
  };
  return [
    say('open', 'opened at once:'),
    say('choose', 'given to choose:'),
    `  nothing found: ${done.filter((entry) => entry.kind === 'none').length}`,
  ];
}

/** The answers that the sentences were taken to hold, against those of the worked cases. */
function proposals(packs: Packs, part: Part, kind: 'native' | 'en'): string[] {
  const all = packs.flatMap(({ pack, questions }) => {
    const finder = createFinder(pack);
    return of(part, questions).flatMap(({ texts, answered }) => {
      const { reading } = finder.find(texts[kind]);
      return answered.flatMap(({ guide, answers }) =>
        saidAnswers(pack.guides.get(guide) as Guide, reading).map(({ fact, answer }) => ({
          given: answer,
          worked: answers[fact],
        })),
      );
    });
  });
  const asked = all.filter(({ worked }) => worked !== undefined);
  const wrong = asked.filter(({ given, worked }) => given !== worked);
  return [
    `  answers proposed: ${all.length}; of ${asked.length} that the worked case asks for, wrong: ${wrong.length}`,
  ];
}

function of(part: Part, questions: readonly AskedQuestion[]): AskedQuestion[] {
  return questions.filter((question) => question.part === part);
}

function share(count: number, all: number): string {
  return all === 0 ? '–' : `${((100 * count) / all).toFixed(1)} %`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function row(...[name = '', ...cells]: readonly string[]): string {
  return `  ${name.padEnd(12)}${cells.map((cell) => cell.padStart(11)).join('')}`;
}
