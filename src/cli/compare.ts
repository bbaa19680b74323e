import { languages } from '../guide/constants.ts';
import type { Guide, Pack } from '../guide/pack.ts';
import { Language, type SituationsFile, type Verdict } from '../guide/schema.ts';
import { emptyWalk, type OutcomeStep, step } from '../guide/step.ts';
import { loadPacks } from '../packs/catalog.ts';
import { faultLine } from '../packs/fault-line.ts';
import type { ComparedCase, LoadedPack } from '../packs/load.ts';
import { wordsOf } from '../words/words.ts';
import { type Command, findLanguage, refuse } from './command.ts';
import { aligned } from './labels.ts';
import { asRecord, asText } from './step.ts';

export const compareCommand: Command = {
  usage: 'compare [SITUATION] [--lang da|nb|en] [--json] [--today DATE]',
  does: 'the verdicts on every situation side by side; or what each municipality answers to one',
  options: ['json', 'lang', 'today'],
  words: [0, 1],
  run([word], { json, lang }, { dialogs, today, clock }) {
    const language = lang === undefined ? undefined : Language.safeParse(lang);
    if (language?.success === false)
      return refuse(`There is no language "${lang}". There is: ${languages.join(', ')}.`);
    const { packs, comparison } = loadPacks(dialogs, today, clock);
    const { situations } = comparison;
    if (!situations) return { exitCode: 1, out: comparison.faults.map(faultLine).join('\n') };
    const chosen = word === undefined ? undefined : Object.entries(situations).find(([id]) => id === word);
    if (word !== undefined && !chosen) {
      const known = Object.keys(situations).join(', ') || 'none yet';
      return refuse(`There is no situation "${word}". There is: ${known}.`);
    }
    const wanted = language?.data;
    const { answers, unanswered } = answersOf(packs, word, wanted, today);
    const ids = packs.map(({ id }) => id);
    const out = chosen
      ? detail(chosen, ids, answers, wanted ?? 'en', json)
      : overview(situations, ids, answers, json);
    return { exitCode: 0, out, ...(unanswered.length > 0 && { err: unanswered.map(leftOut).join('\n') }) };
  },
};

/** What a municipality answers to a situation, in the language in which it is shown. */
interface Answer {
  situation: string;
  pack: Pack;
  guide: Guide;
  /** Id of the worked case that was walked. */
  worked: string;
  reached: OutcomeStep;
  language: Language;
}

/**
 * Walks the cases that answer a situation, or any if none is named; those that their guide leads to no end are
 * told apart.
 */
function answersOf(
  packs: readonly LoadedPack[],
  situation: string | undefined,
  wanted: Language | undefined,
  today: string,
) {
  const answers: Answer[] = [];
  const unanswered: ComparedCase[] = [];
  for (const { draft: pack, compared } of packs) {
    for (const entry of compared.filter((other) => (situation ?? other.situation) === other.situation)) {
      const worked = entry.entry;
      const guide = pack?.guides.get(entry.guide);
      const reached = guide && step(guide, { ...emptyWalk, answers: worked.answers }, worked.today ?? today);
      if (pack && guide && reached?.kind === 'outcome') {
        const language = languageOf(pack, wanted);
        answers.push({ situation: entry.situation, pack, guide, worked: worked.id, reached, language });
      } else unanswered.push(entry);
    }
  }
  return { answers, unanswered };
}

/** A municipality without the language asked for still answers, in its own. */
function languageOf(pack: Pack, wanted: Language | undefined): Language {
  const language = findLanguage(pack, wanted);
  return 'found' in language ? language.found : (pack.languages[0] as Language);
}

function leftOut({ entry, place }: ComparedCase): string {
  const message = `${entry.id} leads to no answer, so it is left out: npm run guide -- check says why`;
  return faultLine({ code: 'CASE_FAILED', message, ...place });
}

/** Whether not all of some answers have the same verdict. */
function differ(answers: readonly Answer[]): boolean {
  return new Set(answers.map(verdictOf)).size > 1;
}

function verdictOf({ reached }: Answer): Verdict {
  return reached.outcome.verdict;
}

/** Every situation with the verdict of each municipality. */
function overview(
  situations: SituationsFile,
  packs: readonly string[],
  answers: readonly Answer[],
  json: boolean,
): string {
  const rows = Object.entries(situations).map(([situation, { says }]) => {
    const own = answers.filter((answer) => answer.situation === situation);
    return { situation, says, differ: differ(own), cells: packs.map((id) => answerOf(own, id)) };
  });
  if (json) {
    const records = rows.map(({ cells, ...row }) => ({
      ...row,
      verdicts: Object.fromEntries(
        cells.map((answer, column) => [packs[column], answer ? verdictOf(answer) : null]),
      ),
    }));
    return JSON.stringify({ packs, situations: records }, null, 2);
  }
  const table = rows.map((row) => [
    row.differ ? DIFFERENT : '',
    row.situation,
    ...row.cells.map((answer) => (answer ? wordsOf(answer.language).verdict[verdictOf(answer)] : '–')),
  ]);
  const count = rows.filter((row) => row.differ).length;
  const foot = `${DIFFERENT} the verdicts differ: ${count} of ${rows.length} situations`;
  return [...aligned([['', '', ...packs], ...table]), '', foot].join('\n');
}

const DIFFERENT = '≠';

function answerOf(answers: readonly Answer[], id: string): Answer | undefined {
  return answers.find(({ pack }) => pack.id === id);
}

/** One situation with the whole answer of each municipality, and those that have none. */
function detail(
  [situation, { says }]: [string, SituationsFile[string]],
  packs: readonly string[],
  answers: readonly Answer[],
  heading: Language,
  json: boolean,
): string {
  const silent = packs.filter((id) => !answerOf(answers, id));
  if (json) {
    const records = answers.map(({ pack, guide, worked, reached, language }) => ({
      case: worked,
      ...asRecord(pack, guide, reached, language),
    }));
    return JSON.stringify({ situation, says, differ: differ(answers), answers: records, silent }, null, 2);
  }
  const blocks = answers.map(({ pack, guide, worked, reached, language }) =>
    [`=== ${pack.id} ${guide.id} (${worked})`, '', asText(pack, guide, reached, language)].join('\n'),
  );
  const none = silent.length > 0 ? [`No case answers it: ${silent.join(', ')}`] : [];
  return [says[heading], ...blocks, ...none].join('\n\n');
}
