import { type Layout, layoutOf } from './layout.ts';
import type { PictureWords, Sketch, SketchNode } from './sketch.ts';

/** Pixels that a page of A4 takes below a heading with letters of 9 pixels: a picture is printed at two thirds. */
const MOST = { width: 1000, height: 1130 };

/** One sheet of a picture. */
export interface Part {
  layout: Layout;
  questions: number;
  outcomes: number;
}

/**
 * A sketch cut into sheets. Every question stands on one of them; where another sheet leads to it, a box there says
 * on which. Outcomes stand wherever they are reached. One question with all its answers can be larger than a sheet.
 */
export function partsOf(sketch: Sketch, words: PictureWords): Part[] {
  const sheets = divided(sketch, (questions) => {
    const { width, height } = layoutOf(sheetOf(sketch, questions, () => words.inPart(1)));
    return width <= MOST.width && height <= MOST.height;
  });
  const sheetNumber = (id: string) => sheets.findIndex((questions) => questions.has(id)) + 1;
  return sheets.map((questions) => {
    const sheet = sheetOf(sketch, questions, (id) => words.inPart(sheetNumber(id)));
    const outcomes = [...sheet.nodes.values()].filter(({ kind }) => kind === 'outcome').length;
    return { layout: layoutOf(sheet), questions: questions.size, outcomes };
  });
}

/** Puts the questions on sheets, as many on each as fit, every question after one that leads to it. */
function divided(sketch: Sketch, fits: (questions: ReadonlySet<string>) => boolean): Set<string>[] {
  const next = Map.groupBy(
    sketch.edges.filter(({ to }) => sketch.nodes.get(to)?.kind === 'question'),
    ({ from }) => from,
  );
  const placed = new Set<string>();
  const sheets: Set<string>[] = [];
  let open = [sketch.start];
  while (open.length > 0) {
    const sheet = new Set<string>();
    const left: string[] = [];
    for (let id = open.shift(); id !== undefined; id = open.shift()) {
      if (placed.has(id)) continue;
      if (sheet.size > 0 && !fits(new Set([...sheet, id]))) left.push(id);
      else {
        sheet.add(id);
        placed.add(id);
        open.push(...(next.get(id) ?? []).map(({ to }) => to));
      }
    }
    sheets.push(sheet);
    open = left.filter((id) => !placed.has(id));
  }
  return sheets;
}

/** A sheet with some of the questions and what they lead to. */
function sheetOf(sketch: Sketch, questions: ReadonlySet<string>, elsewhere: (id: string) => string): Sketch {
  const edges = sketch.edges.filter(({ from }) => questions.has(from));
  const ids = new Set([...questions, ...edges.map(({ to }) => to)]);
  const nodes = [...ids].flatMap((id): SketchNode[] => {
    const node = sketch.nodes.get(id);
    if (node?.kind !== 'question' || questions.has(id)) return node ? [node] : [];
    return [{ ...node, kind: 'elsewhere', head: elsewhere(id) }];
  });
  return { nodes: new Map(nodes.map((node) => [node.id, node])), edges, start: sketch.start };
}
