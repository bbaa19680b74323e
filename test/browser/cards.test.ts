import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Pack } from '../../src/guide/pack.ts';
import { startBrowser } from '../support/browser.ts';
import { titlesOf } from '../support/card-json.ts';
import { cutTitles, takePictures } from '../support/card-pictures.ts';
import { galleryOf, type Subject } from '../support/gallery.ts';
import { productPacks } from '../support/product.ts';
import { proeve, TODAY } from '../support/proeve.ts';

const folder = mkdtempSync(join(tmpdir(), 'cards-'));

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const packs: [string, Pack][] = [
  ['proeve', proeve()],
  ...productPacks().map((pack): [string, Pack] => [pack.id, pack]),
];

/** The cards that have a button no card before them has. */
function withNewTitles(subjects: readonly Subject[]): Subject[] {
  const seen = new Set<string>();
  return subjects.filter(({ card }) => {
    const before = seen.size;
    for (const title of titlesOf(card)) seen.add(title);
    return seen.size > before;
  });
}

describe.each(packs)('on a phone of 320 pixels, the cards of %s', (_, pack) => {
  let subjectsIn: ReturnType<typeof galleryOf>;
  beforeAll(() => {
    subjectsIn = galleryOf(pack, TODAY);
  });

  it.each([...pack.languages])(
    'show the whole title of every button in %s',
    async (language) => {
      expect(await cutTitles(browser, withNewTitles(subjectsIn(language)))).toEqual([]);
    },
    120_000,
  );
});

describe('pictures of cards', () => {
  const subjects = galleryOf(proeve(), TODAY)('da').slice(0, 2);

  it('can be looked at', async () => {
    expect(await takePictures(browser, folder, subjects)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(subjects.map(({ name }) => `${name}.png`).sort());
  }, 120_000);

  it('show when a title is too long for its button', async () => {
    const long = 'En titel, der er meget længere end knappen';
    const [subject] = subjects;
    if (!subject) throw new Error('The gallery is empty');
    const card = JSON.parse(JSON.stringify(subject.card).replaceAll('"title":"Gaver"', `"title":"${long}"`));
    expect(await cutTitles(browser, [{ ...subject, card }])).toEqual([`da-welcome: ${long}`]);
  }, 120_000);
});
