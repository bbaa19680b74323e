/**
 * Pictures of cards, to look at: Microsoft's renderer in Chromium, on a narrow phone in light and dark and on a
 * desktop. Run `node test/support/card-pictures.ts FOLDER [DIALOGS PACK]`; it draws every kind of card of a pack
 * (the tests' own unless one is named) and names the buttons whose title is cut off.
 */
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { loadPack } from '../../src/packs/load.ts';
import { startBrowser } from './browser.ts';
import { galleryOf, type Subject } from './gallery.ts';
import { hostConfig, styleSheet, themes } from './teams-look.ts';

const views = [
  { id: 'phone', theme: themes.light, width: 320 },
  { id: 'phone-dark', theme: themes.dark, width: 320 },
  { id: 'desktop', theme: themes.light, width: 560 },
];

/**
 * Draws each card in every view into `<folder>/<name>.png`.
 * @returns the titles of buttons that are cut off on the phone, each with the name of its card
 */
export function takePictures(
  browser: Browser,
  folder: string,
  subjects: readonly Subject[],
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  return onPage(browser, async (page) => {
    const found: string[] = [];
    for (const subject of subjects) {
      found.push(...(await draw(page, [subject], views)));
      await page.screenshot({ path: join(folder, `${subject.name}.png`), fullPage: true });
    }
    return found;
  });
}

/** The titles of buttons that are cut off on the phone, each with the name of its card; takes no pictures. */
export function cutTitles(browser: Browser, subjects: readonly Subject[]): Promise<string[]> {
  return onPage(browser, (page) => draw(page, subjects, views.slice(0, 1)));
}

/** Opens an empty page with the renderer and the looks of Teams, and closes it afterwards. */
async function onPage<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage({ viewport: { width: 1320, height: 600 } });
  try {
    await page.setContent('<body style="margin:0;display:flex;align-items:flex-start"></body>');
    await page.addScriptTag({
      path: createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js'),
    });
    for (const { id, theme } of views) await page.addStyleTag({ content: styleSheet(theme, `#${id}`) });
    return await use(page);
  } finally {
    await page.close();
  }
}

/** Puts one card after the other on the page in some views; the titles that are cut off in the first. */
function draw(page: Page, subjects: readonly Subject[], shown: typeof views): Promise<string[]> {
  const hosts = shown.map(({ id, theme, width }) => ({ id, width, config: hostConfig(theme) }));
  return page.evaluate(
    ({ json, hosts }) => {
      // biome-ignore lint/suspicious/noExplicitAny: the library is a global of the page
      const library = (globalThis as any).AdaptiveCards;
      library.AdaptiveCard.onProcessMarkdown = (text: string, result: Record<string, unknown>) => {
        result.outputHtml = text
          .replace(/\*\*(.+?)\*\*/gu, '<b>$1</b>')
          .replace(/\[(.+?)\]\((.+?)\)/gu, '<a href="$2">$1</a>');
        result.didProcess = true;
      };
      const isCut = (part: HTMLElement) => part.scrollWidth > part.clientWidth;
      return (JSON.parse(json) as Subject[]).flatMap(({ name, card, press }) => {
        const drawn = hosts.map(({ id, width, config }) => {
          const host = document.createElement('div');
          host.id = id;
          host.style.width = `${width}px`;
          const adaptive = new library.AdaptiveCard();
          adaptive.hostConfig = new library.HostConfig(config);
          adaptive.parse(card);
          host.append(adaptive.render());
          for (const button of host.querySelectorAll<HTMLElement>('button')) {
            if (press.includes(button.textContent ?? '')) button.click();
          }
          return host;
        });
        document.body.replaceChildren(...drawn);
        const buttons = [...(drawn[0]?.querySelectorAll<HTMLElement>('.ac-pushButton') ?? [])];
        return buttons
          .filter((button) => [button, ...button.querySelectorAll<HTMLElement>('*')].some(isCut))
          .map((button) => `${name}: ${button.textContent}`);
      });
    },
    // As one text: value by value, the driver takes longer to send the cards than the page to draw them.
    { json: JSON.stringify(subjects), hosts },
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = 'build/cards', dialogs = 'test/fixtures/dialogs', id = 'proeve'] = process.argv.slice(2);
  const { draft } = loadPack(dialogs, id, '2026-03-31');
  if (!draft) throw new Error(`The pack ${dialogs}/${id} cannot be read: run the check first`);
  const subjects = draft.languages.flatMap(galleryOf(draft, '2026-03-31'));
  const browser = await startBrowser();
  const cut = await takePictures(browser, folder, subjects);
  await browser.close();
  console.log(cut.length === 0 ? 'No title is cut off.' : `Cut off at 320 px:\n${cut.join('\n')}`);
}
