import { NOT_SURE } from '../guide/constants.ts';
import type { Guide, Pack } from '../guide/pack.ts';
import type { Answer, Fact, Language } from '../guide/schema.ts';
import { type Answers, emptyWalk, type Step, step, valid, valuesOf } from '../guide/step.ts';
import { type Alternative, alternatives } from '../guide/what-if.ts';
import { type Command, type Found, findGuides, findLanguage, refuse } from './command.ts';
import { written } from './labels.ts';
import { asRecord, asText } from './step.ts';
import { whatIfText } from './what-if.ts';

export const walkCommand: Command = {
  usage: 'walk PACK GUIDE [FACT=VALUE …] [--lang da|nb|en] [--today DATE] [--json]',
  does: 'where some answers lead: the next question or the outcome (FACT=A+B for several)',
  options: ['json', 'lang', 'today'],
  words: [2, Number.POSITIVE_INFINITY],
  run([packId = '', guideId = '', ...words], { json, lang }, surroundings) {
    const chosen = findGuides(packId, guideId, surroundings);
    if ('sentence' in chosen) return refuse(chosen.sentence);
    const { pack, guides } = chosen.found;
    const guide = guides[0] as Guide;
    const language = findLanguage(pack, lang);
    if ('sentence' in language) return refuse(language.sentence);
    const answers = parseAnswers(guide, words);
    if ('sentence' in answers) return refuse(answers.sentence);
    const walk = { ...emptyWalk, answers: answers.found };
    const reached = step(guide, walk, surroundings.today);
    const found = alternatives(guide, walk, surroundings.today);
    const shown = json
      ? JSON.stringify(recordOf(pack, guide, reached, found, language.found), null, 2)
      : [
          asText(pack, guide, reached, language.found),
          ...whatIfText(guide, found, language.found, surroundings.today),
        ].join('\n');
    const unused = unusedAnswers(answers.found, reached);
    if (unused.length === 0) return { exitCode: 0, out: shown };
    return { exitCode: 0, out: shown, err: `Not asked for on this way: ${unused.join(', ')}.` };
  },
};

/** A step for machines; an outcome with what would change the answer. */
function recordOf(
  pack: Pack,
  guide: Guide,
  reached: Step,
  whatIf: readonly Alternative[],
  language: Language,
) {
  const record = asRecord(pack, guide, reached, language);
  return reached.kind === 'outcome' ? { ...record, whatIf } : record;
}

/** Reads "fact=value" words; a word that the guide does not know is answered with what there is. */
function parseAnswers(guide: Guide, words: readonly string[]): Found<Answers> {
  const answers = new Map<string, Answer>();
  const asked = [...guide.asked];
  for (const word of words) {
    const split = word.indexOf('=');
    if (split < 1) return { sentence: `Write an answer as fact=value; "${word}" is none.` };
    const [id, value] = [word.slice(0, split), word.slice(split + 1)];
    const fact = asked.includes(id) ? guide.facts.get(id) : undefined;
    if (!fact)
      return { sentence: `"${guide.id}" asks for no fact "${id}". It asks for: ${asked.join(', ')}.` };
    const answer = fact.type === 'several-of' && value !== NOT_SURE ? value.split('+') : value;
    if (valid(guide, id, answer) === undefined)
      return { sentence: `"${value}" is no answer to "${id}". ${taken(fact)}` };
    if (answers.has(id)) return { sentence: `"${id}" is answered twice.` };
    answers.set(id, answer);
  }
  return { found: Object.fromEntries(answers) };
}

function taken(fact: Fact): string {
  if (fact.type === 'date') return `Write a day as 2026-01-31${fact.unsure ? `, or ${NOT_SURE}` : ''}.`;
  const several = fact.type === 'several-of' ? '; put a plus between several' : '';
  return `It takes: ${valuesOf(fact).join(', ')}${several}.`;
}

function unusedAnswers(answers: Answers, reached: Step): string[] {
  return Object.entries(answers)
    .filter(([fact]) => !reached.trace.some((entry) => entry.fact === fact))
    .map(([fact, answer]) => written(fact, answer));
}
