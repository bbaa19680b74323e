import type { Edge } from '../guide/drawing.ts';
import {
  type Area,
  type Box,
  LABEL_MARGIN,
  type Label,
  type Layout,
  labelOf,
  PADDING,
  type Point,
  textIn,
} from './layout.ts';
import type { Sketch } from './sketch.ts';
import { LINE_HEIGHT } from './text.ts';

/** Around the picture, for half of the widest border. */
const MARGIN = 3;
/** From the left: the line of the way, and its labels. */
const WAY = { line: 12, label: 20 };
/** From the left: the lines that leave the way, and the labels and boxes that they lead to. */
const ASIDE = { line: 28, box: 46 };
/** Above each label, and between a label and its box. */
const GAP = 14;
const LABEL_GAP = 3;

/**
 * Places a way through a sketch from top to bottom, for a narrow screen: each question as wide as the picture, what
 * other answers lead to indented below it, then the answer that was given and what it led to. A box that several
 * questions lead to stands below each of them.
 * @param isTaken whether the way goes from one box to another; it comes to none twice
 * @param width of the picture, in pixels
 */
export function columnOf(
  sketch: Sketch,
  isTaken: (from: string, to: string) => boolean,
  width: number,
): Layout {
  const layout: Layout = { width, height: 0, boxes: [], arrows: [] };
  let top = MARGIN;
  const put = (id: string, x: number): Box | undefined => {
    const node = sketch.nodes.get(id);
    if (!node) return undefined;
    const room = width - x - MARGIN;
    const { head, lines } = textIn(node, room - 2 * PADDING);
    const height = (head.length + lines.length) * LINE_HEIGHT + 2 * PADDING;
    const box = { node, head, lines, isStart: id === sketch.start, x, y: top, width: room, height };
    layout.boxes.push(box);
    top += height + GAP;
    return box;
  };
  const putLabel = ({ labels }: Edge, x: number): Label | undefined => {
    const label = labelOf(labels, width - x - 2 * LABEL_MARGIN);
    if (!label) return undefined;
    const placed = { ...label, x, y: top };
    top += label.height + LABEL_GAP;
    return placed;
  };
  const lead = (edge: Edge, label: Label | undefined, points: Point[]) =>
    layout.arrows.push({ from: edge.from, to: edge.to, points, label });

  for (let box = put(sketch.start, MARGIN); box; ) {
    const from = box;
    const edges = sketch.edges.filter((edge) => edge.from === from.node.id);
    const taken = edges.find((edge) => isTaken(edge.from, edge.to));
    for (const edge of edges.filter((other) => other !== taken)) {
      const label = putLabel(edge, ASIDE.box);
      const to = put(edge.to, ASIDE.box);
      if (to) lead(edge, label, aside(from, to));
    }
    const label = taken && putLabel(taken, WAY.label);
    box = taken && put(taken.to, MARGIN);
    if (taken && box)
      lead(taken, label, [
        { x: WAY.line, y: footOf(from) },
        { x: WAY.line, y: box.y },
      ]);
  }
  return { ...layout, height: Math.ceil(top - GAP + MARGIN) };
}

/** Down beside the way, and level into a box. */
function aside(from: Area, to: Area): Point[] {
  const level = to.y + to.height / 2;
  return [
    { x: ASIDE.line, y: footOf(from) },
    { x: ASIDE.line, y: level },
    { x: to.x, y: level },
  ];
}

function footOf({ y, height }: Area): number {
  return y + height;
}
