import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Pack } from '../../../src/guide/pack.ts';
import type { Answers } from '../../../src/guide/step.ts';
import { loadPacks } from '../../../src/packs/catalog.ts';

const Question = z.strictObject({
  id: z.string(),
  pack: z.string(),
  part: z.enum(['tune', 'held-out']),
  native: z.string(),
  en: z.string(),
});

/** A question of an employee, with the guides that answer it and what their worked cases answer. */
export interface AskedQuestion {
  id: string;
  /** Weights and words were chosen with the questions to tune on in view; nobody who wrote any saw the others. */
  part: 'tune' | 'held-out';
  /** In the pack's language, and in English. */
  texts: { native: string; en: string };
  answered: { guide: string; answers: Answers }[];
}

/** The questions of each pack. The right guide is the one that has a worked case with the question's id. */
export function askedQuestions(): { pack: Pack; questions: AskedQuestion[] }[] {
  const lines = readFileSync(join(import.meta.dirname, 'questions.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const all = lines.map((line) => Question.parse(JSON.parse(line)));
  const { packs } = loadPacks('dialogs', '2026-03-31', () => 0);
  return packs.flatMap(({ id, pack, cases, faults }) => {
    if (!pack) throw new Error(`The pack ${id} has ${faults.length} faults: npm run guide -- check`);
    const worked = cases.flatMap((sheet) =>
      sheet.cases.map((entry) => ({ id: entry.id, guide: sheet.guide, answers: entry.answers })),
    );
    const questions = all
      .filter((question) => question.pack === id)
      .map(({ id: name, part, native, en }) => {
        const answered = worked.filter((entry) => entry.id === name || entry.id.startsWith(`${name}-`));
        if (answered.length === 0) throw new Error(`No worked case answers the question ${name}`);
        return { id: name, part, texts: { native, en }, answered };
      });
    return [{ pack, questions }];
  });
}
