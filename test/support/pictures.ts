/** What can be wrong with a picture that is laid out: things that overlap, lines that cross what they do not lead to. */
import type { Area, Arrow, Layout, Point } from '../../src/picture/layout.ts';
import { PADDING } from '../../src/picture/layout.ts';
import { widthOf } from '../../src/picture/text.ts';

/** Less than a line is wide. */
const TOUCH = 0.5;

/** Every fault of a layout, in words; none where it is sound. */
export function pictureFaults(layout: Layout): string[] {
  const boxes = layout.boxes.map((box) => ({ name: box.node.id, area: box as Area }));
  const labels = layout.arrows.flatMap(({ from, to, label }) =>
    label ? [{ name: `${from}→${to}`, area: label as Area }] : [],
  );
  const all = [...boxes, ...labels];
  const overlaps = all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => overlap(one.area, other.area))
      .map((other) => `${one.name} overlaps ${other.name}`),
  );
  const outside = all
    .filter(
      ({ area }) => area.x < 0 || area.y < 0 || right(area) > layout.width || bottom(area) > layout.height,
    )
    .map(({ name }) => `${name} is outside`);
  const crossings = layout.arrows.flatMap((arrow) =>
    all
      .filter(({ name }) => ![arrow.from, arrow.to, `${arrow.from}→${arrow.to}`].includes(name))
      .filter(({ area }) => pointsOn(arrow).some((point) => within(point, area)))
      .map(({ name }) => `the line ${arrow.from}→${arrow.to} crosses ${name}`),
  );
  return [...overlaps, ...outside, ...crossings, ...cutTexts(layout)];
}

function cutTexts({ boxes, arrows }: Layout): string[] {
  const lines = [
    ...boxes.flatMap(({ head, lines: text, width }) => [
      ...head.map((line) => ({ line, wide: widthOf(line, 'bold'), width: width - 2 * PADDING })),
      ...text.map((line) => ({ line, wide: widthOf(line), width: width - 2 * PADDING })),
    ]),
    ...arrows.flatMap(({ label }) =>
      (label?.lines ?? []).map((line) => ({ line, wide: widthOf(line), width: label?.width ?? 0 })),
    ),
  ];
  return lines.filter(({ wide, width }) => wide > width + TOUCH).map(({ line }) => `"${line}" is cut`);
}

/** Points along a line as it is drawn: level at each of its bends. */
function pointsOn({ points }: Arrow): Point[] {
  const steps = Array.from({ length: 41 }, (_, index) => index / 40);
  return points.slice(1).flatMap((end, index) => {
    const start = points[index] as Point;
    const half = (start.x + end.x) / 2;
    return steps.map((t) => ({
      x: bezier(t, [start.x, half, half, end.x]),
      y: bezier(t, [start.y, start.y, end.y, end.y]),
    }));
  });
}

function bezier(t: number, [a, b, c, d]: readonly [number, number, number, number]): number {
  const s = 1 - t;
  return a * s ** 3 + 3 * b * s * s * t + 3 * c * s * t * t + d * t ** 3;
}

function overlap(one: Area, other: Area): boolean {
  const beside = right(one) <= other.x + TOUCH || right(other) <= one.x + TOUCH;
  return !beside && bottom(one) > other.y + TOUCH && bottom(other) > one.y + TOUCH;
}

function within({ x, y }: Point, area: Area): boolean {
  return x > area.x + TOUCH && x < right(area) - TOUCH && y > area.y + TOUCH && y < bottom(area) - TOUCH;
}

function right({ x, width }: Area): number {
  return x + width;
}

function bottom({ y, height }: Area): number {
  return y + height;
}
