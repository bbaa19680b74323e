import { type DrawingWords, mermaid } from '../guide/mermaid.ts';
import type { Guide, Pack } from '../guide/pack.ts';
import type { Fact, Language } from '../guide/schema.ts';
import { wordsOf } from '../words/words.ts';
import { type Command, findGuides, findLanguage, inLanguage, refuse } from './command.ts';
import { labelOf } from './labels.ts';

export const graphCommand: Command = {
  usage: 'graph PACK GUIDE [--lang da|nb|en]',
  does: 'a guide as a Mermaid flowchart',
  options: ['lang'],
  words: [2, 2],
  run([packId = '', guideId = ''], { lang }, surroundings) {
    const chosen = findGuides(packId, guideId, surroundings);
    if ('sentence' in chosen) return refuse(chosen.sentence);
    const { pack, guides } = chosen.found;
    const language = findLanguage(pack, lang);
    if ('sentence' in language) return refuse(language.sentence);
    const guide = guides[0] as Guide;
    return { exitCode: 0, out: mermaid(guide, language.found, drawingWords(pack, language.found)) };
  },
};

const own = {
  da: {
    legend: 'Farverne',
    unlisted: 'andet',
    otherwise: 'ellers',
    or: 'eller',
    and: 'og',
    not: 'ikke',
    olderThan: 'ældre end',
    within: 'inden for',
    description: (questions: number, outcomes: number) =>
      `${questions} spørgsmål fører til ${outcomes} svar.`,
  },
  nb: {
    legend: 'Fargene',
    unlisted: 'annet',
    otherwise: 'ellers',
    or: 'eller',
    and: 'og',
    not: 'ikke',
    olderThan: 'eldre enn',
    within: 'innen',
    description: (questions: number, outcomes: number) => `${questions} spørsmål fører til ${outcomes} svar.`,
  },
  en: {
    legend: 'The colours',
    unlisted: 'anything else',
    otherwise: 'otherwise',
    or: 'or',
    and: 'and',
    not: 'not',
    olderThan: 'older than',
    within: 'within',
    description: (questions: number, outcomes: number) =>
      `${questions} questions lead to ${outcomes} answers.`,
  },
} satisfies Record<Language, unknown>;

function drawingWords(pack: Pack, language: Language): DrawingWords {
  const factOf = (id: string) => pack.facts.get(id) as Fact;
  return {
    ...own[language],
    verdict: wordsOf(language).verdict,
    fact: (id) => inLanguage(factOf(id).label, language),
    label: (id, answer) => labelOf(factOf(id), answer, language),
  };
}
