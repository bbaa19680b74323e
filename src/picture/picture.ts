import type { Guide } from '../guide/pack.ts';
import type { Language } from '../guide/schema.ts';
import { partsOf } from './parts.ts';
import { type PictureWords, sketchOf } from './sketch.ts';
import { svgOf } from './svg.ts';

/** A sheet of the picture of a guide. */
export interface Picture {
  title: string;
  /** An SVG element. */
  svg: string;
}

/**
 * A guide as pictures, one for each sheet that it takes: questions as boxes, the answers on the lines between them,
 * outcomes in the colour of their verdict and with its words.
 * @param id unique on the page that the pictures are put into
 */
export function picturesOf(guide: Guide, language: Language, words: PictureWords, id: string): Picture[] {
  const parts = partsOf(sketchOf(guide, language, words), words);
  const whole = guide.title[language] ?? guide.id;
  return parts.map(({ layout, questions, outcomes }, index) => {
    const title = parts.length === 1 ? whole : words.part(whole, index + 1, parts.length);
    return { title, svg: svgOf(layout, `${id}-${index + 1}`, title, words.description(questions, outcomes)) };
  });
}
