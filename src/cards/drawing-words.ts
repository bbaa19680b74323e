import type { DrawingWords } from '../guide/drawing.ts';
import type { Fact } from '../guide/schema.ts';
import { type DrawingTexts, drawingTextsOf } from '../words/drawing.ts';
import { answerText } from './answers.ts';
import { formatDuration, type Reader, read } from './reader.ts';

/** What a drawing of guides says to a reader, apart from the texts of the guides. */
export function drawingWordsFor(
  reader: Reader,
  facts: ReadonlyMap<string, Fact>,
): DrawingWords & DrawingTexts {
  const factOf = (id: string) => facts.get(id) as Fact;
  return {
    ...drawingTextsOf(reader.language),
    verdict: reader.words.verdict,
    fact: (id) => read(reader, factOf(id).label),
    duration: (duration) => formatDuration(reader.language, duration),
    label: (id, answer) => answerText(reader, factOf(id), answer),
  };
}
