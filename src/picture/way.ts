import { answerLabel, type DrawingWords } from '../guide/drawing.ts';
import type { Guide } from '../guide/pack.ts';
import type { Answer, Language } from '../guide/schema.ts';
import type { Crossing } from '../guide/way.ts';
import { columnOf } from './column.ts';
import { layoutOf } from './layout.ts';
import { nodeOf, type Sketch } from './sketch.ts';
import { svgOf } from './svg.ts';

/**
 * A way through a guide as an SVG element: its questions and its end, joined by strong lines, and in thin lines what
 * other answers lead to.
 * @param way the questions that were answered, in order; at least one
 * @param today ISO date against which dates are measured
 * @param title what the picture is called, for those who cannot see it
 * @param description what it shows, for those who cannot see it
 * @param width pixels for a picture from top to bottom; without it one from left to right, as wide as it has to be
 */
export function wayPicture(
  guide: Guide,
  way: readonly Crossing[],
  today: string,
  language: Language,
  words: DrawingWords,
  { title, description }: { title: string; description: string },
  width?: number,
): string {
  const taken = new Set(way.map(({ question, taken: { to } }) => `${question} ${to}`));
  const isTaken = (from: string, to: string) => taken.has(`${from} ${to}`);
  const sketch = sketchOf(guide, way, today, language, words);
  const layout = width === undefined ? layoutOf(sketch) : columnOf(sketch, isTaken, width);
  return svgOf(layout, 'way', title, description, isTaken);
}

function sketchOf(
  guide: Guide,
  way: readonly Crossing[],
  today: string,
  language: Language,
  words: DrawingWords,
): Sketch {
  const edges = way.flatMap(({ question: from, fact, taken, others }) => {
    const label = (answer: Answer) => answerLabel(guide, fact, answer, today, words);
    const given = { from, to: taken.to, labels: [label(taken.answer)] };
    return [given, ...others.map(({ to, answers }) => ({ from, to, labels: answers.map(label) }))];
  });
  // Other answers can lead where the given one does: one line, with all of them on it.
  const joined = Map.groupBy(edges, ({ from, to }) => `${from} ${to}`);
  const onWay = new Set([...way.map(({ question }) => question), way.at(-1)?.taken.to]);
  const ids = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = [...ids].map((id) => nodeOf(guide, id, language, words, onWay.has(id)));
  return {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    edges: [...joined.values()].flatMap(([first, ...rest]) =>
      first ? [{ ...first, labels: [first, ...rest].flatMap(({ labels }) => labels) }] : [],
    ),
    start: way[0]?.question ?? guide.start,
  };
}
