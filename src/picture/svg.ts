import { verdictColours } from '../guide/drawing.ts';
import { type Arrow, type Box, type Layout, PADDING, type Point } from './layout.ts';
import { FONT_SIZE, LINE_HEIGHT } from './text.ts';
import { escaped } from './xml.ts';

const INK = '#111111';
const LINE = '#5a5a5a';
const PAPER = '#ffffff';
/** From the top of a line to the foot of its letters. */
const BASELINE = 12;
const TIP = 7;

/**
 * A layout as an SVG element that needs nothing around it: no style sheet, no script, no font of its own.
 * @param id unique on the page that it is put into
 * @param title what the picture is called, for those who cannot see it
 * @param description what it shows, for those who cannot see it
 * @param isStrong whether the line between two boxes stands out
 */
export function svgOf(
  { width, height, boxes, arrows }: Layout,
  id: string,
  title: string,
  description: string,
  isStrong: (from: string, to: string) => boolean = () => false,
) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${escaped(id)}-title ${escaped(id)}-desc"`,
    ` width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMinYMin"`,
    ` font-family="Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif" font-size="${FONT_SIZE}" fill="${INK}">`,
    `<title id="${escaped(id)}-title">${escaped(title)}</title>`,
    `<desc id="${escaped(id)}-desc">${escaped(description)}</desc>`,
    ...arrows.map((arrow) => lineOf(arrow, isStrong(arrow.from, arrow.to))),
    ...arrows.map(labelOf),
    ...boxes.map(boxOf),
    '</svg>',
  ].join('');
}

function boxOf(box: Box): string {
  const { node, x, y, width, height, head, lines, isStart } = box;
  const { fill, stroke } =
    node.kind === 'outcome' ? verdictColours[node.verdict] : { fill: PAPER, stroke: isStart ? INK : LINE };
  const look = {
    question: `rx="3" stroke-width="${isStart ? 2.5 : 1.2}"`,
    outcome: 'rx="14" stroke-width="1.2"',
    elsewhere: 'rx="3" stroke-width="1.2" stroke-dasharray="5 3"',
  }[node.kind];
  const place = `x="${round(x)}" y="${round(y)}" width="${width}" height="${height}"`;
  return [
    `<g><rect ${place} fill="${fill}" stroke="${stroke}" ${look}/>`,
    textOf(head, x + PADDING, y + PADDING, ' font-weight="bold"'),
    textOf(lines, x + PADDING, y + PADDING + head.length * LINE_HEIGHT),
    '</g>',
  ].join('');
}

function labelOf({ label }: Arrow): string {
  if (!label) return '';
  const { x, y, width, height, lines } = label;
  const place = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${height}"`;
  return `<rect ${place} fill="${PAPER}"/>${textOf(lines, x + 3, y)}`;
}

function textOf(lines: readonly string[], x: number, y: number, look = ''): string {
  return lines
    .map((line, index) => {
      const foot = round(y + index * LINE_HEIGHT + BASELINE);
      return `<text x="${round(x)}" y="${foot}"${look}>${escaped(line)}</text>`;
    })
    .join('');
}

/** A line that leaves and meets everything level, or comes straight down, and a tip where it ends. */
function lineOf({ points }: Arrow, isStrong: boolean): string {
  const [start, end] = [points[0] as Point, points.at(-1) as Point];
  const way = points.map((point, index) => {
    const before = points[index - 1];
    if (!before) return `M${at(point)}`;
    if (before.y === point.y) return `L${at(point)}`;
    const half = (before.x + point.x) / 2;
    return `C${at({ x: half, y: before.y })} ${at({ x: half, y: point.y })} ${at(point)}`;
  });
  const isDown = points.at(-2)?.x === end.x;
  const tip = `M${at(end)}${isDown ? `l${-TIP / 2} ${-TIP}h${TIP}z` : `l${-TIP} ${-TIP / 2}v${TIP}z`}`;
  if (start === end) return '';
  const [colour, width] = isStrong ? [INK, 3.5] : [LINE, 1.2];
  return `<path d="${way.join('')}" fill="none" stroke="${colour}" stroke-width="${width}"/><path d="${tip}" fill="${colour}"/>`;
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
