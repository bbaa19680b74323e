import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readPackageJson } from './files.ts';
import { pixelsOf } from './png.ts';

describe('the colour icon', () => {
  const { accentColor } = readPackageJson<{ accentColor: string }>('manifest.json');
  const { width, pixels } = pixelsOf(readFileSync('appPackage/color.png'));

  it('has the accent colour around the central 120 pixels, which no mask cuts', () => {
    const inside = (at: number) => at >= 36 && at < 156;
    const around = pixels.filter((_, i) => !inside(i % width) || !inside(Math.floor(i / width)));
    const accent = [...Buffer.from(accentColor.slice(1), 'hex'), 255];
    expect(around.filter((pixel) => pixel.join() !== accent.join())).toEqual([]);
  });
});

describe('the outline icon', () => {
  const { pixels } = pixelsOf(readFileSync('appPackage/outline.png'));
  const drawn = pixels.filter(([, , , alpha = 0]) => alpha > 0);

  it('is white wherever something is drawn', () => {
    expect(drawn.length).toBeGreaterThan(0);
    // A nearly transparent pixel is rounded when its colour is taken out of the mix with its alpha.
    expect(drawn.filter(([red = 0, green = 0, blue = 0]) => Math.min(red, green, blue) < 250)).toEqual([]);
  });

  it('is transparent elsewhere', () => {
    expect(pixels.length - drawn.length).toBeGreaterThan(pixels.length / 3);
  });
});
