import { formatDuration } from '../cards/reader.ts';
import type { DrawingWords } from '../guide/drawing.ts';
import { mermaid } from '../guide/mermaid.ts';
import type { Guide, Pack } from '../guide/pack.ts';
import type { Fact, Language } from '../guide/schema.ts';
import { drawingTextsOf } from '../words/drawing.ts';
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

function drawingWords(pack: Pack, language: Language): DrawingWords {
  const factOf = (id: string) => pack.facts.get(id) as Fact;
  return {
    ...drawingTextsOf(language),
    verdict: wordsOf(language).verdict,
    fact: (id) => inLanguage(factOf(id).label, language),
    duration: (duration) => formatDuration(language, duration),
    label: (id, answer) => labelOf(factOf(id), answer, language),
  };
}
