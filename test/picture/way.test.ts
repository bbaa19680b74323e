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

function pictureOf(answers: Record<string, string>): Document {
  const way = wayOf(guide, step(guide, { ...emptyWalk, answers }, TODAY).trace, TODAY);
  const words = drawingWordsFor(reader, guide.facts);
  const svg = wayPicture(guide, way, TODAY, 'da', words, { title: 'Din vej <1>', description: 'Alt & mere' });
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
