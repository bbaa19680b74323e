import { layout as dagreLayout, Graph } from '@dagrejs/dagre';
import type { Sketch, SketchNode } from './sketch.ts';
import { LINE_HEIGHT, widthOf, wrap } from './text.ts';

/** A rectangle in pixels; x and y are its upper left corner. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A box where it stands, its text in lines. */
export interface Box extends Area {
  node: SketchNode;
  head: string[];
  lines: string[];
  isStart: boolean;
}

/** An edge where it runs: its bends, and its label if it has one. It ends to the right or straight down. */
export interface Arrow {
  from: string;
  to: string;
  points: Point[];
  label: Label | undefined;
}

/** The answers of an edge where they stand, in lines. */
export interface Label extends Area {
  lines: string[];
}

export interface Point {
  x: number;
  y: number;
}

export interface Layout {
  width: number;
  height: number;
  boxes: Box[];
  arrows: Arrow[];
}

const BOX_WIDTH = 194;
/** Between the border of a box and its text. */
export const PADDING = 9;
const LABEL_WIDTH = 124;
/** Around the text of a label. */
export const LABEL_MARGIN = 3;
const SPACES = { rankdir: 'LR', nodesep: 14, edgesep: 12, ranksep: 64, marginx: 3, marginy: 3 } as const;

/** Places the boxes of a sketch in columns from left to right, every label and every line in room of its own. */
export function layoutOf(sketch: Sketch): Layout {
  const graph = new Graph({ multigraph: false });
  graph.setGraph({ ...SPACES });
  const texts = new Map(
    [...sketch.nodes.values()].map((node) => [node.id, textIn(node, BOX_WIDTH - 2 * PADDING)]),
  );
  for (const [id, { head, lines }] of texts) {
    const height = (head.length + lines.length) * LINE_HEIGHT + 2 * PADDING;
    graph.setNode(id, { width: BOX_WIDTH, height });
  }
  const labels = new Map(sketch.edges.map((edge) => [edge, labelOf(edge.labels, LABEL_WIDTH)]));
  for (const [{ from, to }, label] of labels) {
    const { width = 0, height = 0 } = label ?? {};
    graph.setEdge(from, to, { width, height, labelpos: 'c' });
  }
  dagreLayout(graph);
  const boxes = [...sketch.nodes.values()].map((node): Box => {
    const { head = [], lines = [] } = texts.get(node.id) ?? {};
    return { node, head, lines, isStart: node.id === sketch.start, ...areaOf(graph.node(node.id)) };
  });
  const placed = [...labels].map(([{ from, to }, label]) => {
    const edge = graph.edge(from, to);
    return { from, to, points: edge.points as Point[], label: label && { ...label, ...areaOf(edge) } };
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { width: Math.ceil(width), height: Math.ceil(height), boxes, arrows: routed(boxes, placed) };
}

/** The text of a box, in lines no wider than `width` pixels. */
export function textIn({ head, text }: SketchNode, width: number): { head: string[]; lines: string[] } {
  return { head: wrap(head, width, 'bold'), lines: wrap(text, width) };
}

/**
 * A label, not placed yet; several answers on one edge are a list. Undefined where there are none.
 * @param most pixels that its text may be wide
 */
export function labelOf(labels: readonly string[], most: number): Omit<Label, 'x' | 'y'> | undefined {
  const bullet = labels.length > 1 ? '•\u00A0' : '';
  const lines = [...new Set(labels)].flatMap((label) => wrap(`${bullet}${label}`, most));
  if (lines.length === 0) return undefined;
  const width = Math.max(...lines.map((line) => widthOf(line) + 2 * LABEL_MARGIN));
  return { lines, width, height: lines.length * LINE_HEIGHT };
}

/** Dagre speaks of centres. */
function areaOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Area>): Area {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/**
 * Leads each edge from the middle of one box to the middle of the next, and straight through every column between
 * them: dagre keeps room there for the line itself, not for its slope.
 */
function routed(boxes: readonly Box[], arrows: readonly Arrow[]): Arrow[] {
  const areas: Area[] = [...boxes, ...arrows.flatMap(({ label }) => label ?? [])];
  const halfOf = (x: number) =>
    Math.max(0, ...areas.filter((area) => Math.abs(middle(area).x - x) < 1).map(({ width }) => width / 2));
  const byId = new Map(boxes.map((box) => [box.node.id, box]));
  return arrows.map((arrow) => {
    const [from, to] = [byId.get(arrow.from), byId.get(arrow.to)];
    if (!from || !to) return arrow;
    const between = arrow.points.slice(1, -1).flatMap(({ x, y }) => {
      const half = halfOf(x);
      return [
        { x: x - half, y },
        { x: x + half, y },
      ];
    });
    const start = { x: from.x + from.width, y: middle(from).y };
    return { ...arrow, points: [start, ...between, { x: to.x, y: middle(to).y }] };
  });
}

function middle({ x, y, width, height }: Area): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
