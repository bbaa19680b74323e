import { describe, expect, it } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { drawingWordsFor } from '../../src/cards/drawing-words.ts';
import { readerOf } from '../../src/cards/reader.ts';
import type { Guide } from '../../src/guide/pack.ts';
import { emptyWalk, step } from '../../src/guide/step.ts';
import { wayOf } from '../../src/guide/way.ts';
import { wayPicture } from '../../src/picture/way.ts';
import { proeve, TODAY } from '../support/proeve.ts';

const pack = proeve();
const guide = pack.guides.get('gift') as Guide;
const reader = readerOf(pack, 'da');

function pictureOf(answers: Record<string, string>, width?: number): Document {
  const way = wayOf(guide, step(guide, { ...emptyWalk, answers }, TODAY).trace, TODAY);
  const words = drawingWordsFor(reader, guide.facts);
  const text = { title: 'Din vej <1>', description: 'Alt & mere' };
  const svg = wayPicture(guide, way, TODAY, 'da', words, text, width);
  return new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document;
}

function textsIn(document: Document): string {
  return [...document.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ');
}

describe('the picture of a way', () => {
  it('has a strong line for each answer that was given, and a thin one for where others lead', () => {
    const document = pictureOf({ giver: 'citizen' });
    const widths = [...document.querySelectorAll('path[fill=none]')].map((line) =>
      line.getAttribute('stroke-width'),
    );
    expect(widths.filter((width) => width === '3.5')).toHaveLength(1);
    expect(widths.filter((width) => width === '1.2').length).toBeGreaterThan(0);
  });

  it('shows the questions of the way as solid boxes and what lies off it as broken ones', () => {
    const document = pictureOf({ giver: 'citizen' });
    const boxes = [...document.querySelectorAll('g > rect')];
    const broken = boxes.filter((box) => box.hasAttribute('stroke-dasharray'));
    expect(textsIn(document)).toContain('Hvem giver dig gaven?');
    expect(broken.length).toBeGreaterThan(0);
    expect(broken.length).toBeLessThan(boxes.length);
  });

  it('says what it is to those who cannot see it, whatever signs the words hold', () => {
    const document = pictureOf({ giver: 'colleague' });
    expect(document.querySelector('title')?.textContent).toBe('Din vej <1>');
    expect(document.querySelector('desc')?.textContent).toBe('Alt & mere');
  });
});

describe.each([260, 330])('the picture of a way for a screen with room for %i pixels', (width) => {
  const answers = { giver: 'citizen', 'gift-kinds': 'not-sure' };
  const document = pictureOf(answers, width);
  const areas = [...document.querySelectorAll('rect')].map((rect) => {
    const [x, y, across, down] = ['x', 'y', 'width', 'height'].map((name) => Number(rect.getAttribute(name)));
    return { left: x ?? 0, top: y ?? 0, right: (x ?? 0) + (across ?? 0), bottom: (y ?? 0) + (down ?? 0) };
  });

  it('keeps to it, with letters as large as ever', () => {
    const svg = document.documentElement;
    expect([svg.getAttribute('width'), svg.getAttribute('font-size')]).toEqual([String(width), '13']);
    for (const { left, right } of areas) expect([left >= 0, right <= width]).toEqual([true, true]);
  });

  it('lays no box or label over another', () => {
    expect(areas.length).toBeGreaterThan(8);
    const over = areas.filter((area, at) =>
      areas.slice(at + 1).some((other) => area.top < other.bottom && other.top < area.bottom),
    );
    expect(over).toEqual([]);
    const height = Number(document.documentElement.getAttribute('height'));
    expect(Math.max(...areas.map(({ bottom }) => bottom))).toBeLessThanOrEqual(height);
  });

  it('says everything that the wide one says, from the first question down to the answer', () => {
    const wordsIn = (picture: Document) => new Set(textsIn(picture).replaceAll('- ', '').split(/\s+/u));
    expect(wordsIn(document)).toEqual(wordsIn(pictureOf(answers)));
    const strong = [...document.querySelectorAll('path[stroke-width="3.5"]')];
    expect(strong).toHaveLength(2);
    const heights = strong.map((line) => Number(/ ([\d.]+)$/u.exec(line.getAttribute('d') ?? '')?.[1]));
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
  });
});
