/** The tab in Chromium: for eyes, for ears and for the keyboard, with and without a network. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PROJECT } from '../support/processes.ts';
import { productPack } from '../support/product.ts';
import { proeve, proeveWith, TODAY } from '../support/proeve.ts';
import { axeFaults, linkOf, type RunningTab, startTab, stepsOfEachKind } from '../support/tab-page.ts';

/** `PICTURES=docs` renews the pictures of the documentation; otherwise they go where git does not look. */
const PICTURES = path.resolve(PROJECT, process.env.PICTURES ?? 'build/pictures');

const jammerbugt = productPack('jammerbugt');
const packs = [jammerbugt, proeve()];
const steps = stepsOfEachKind(packs, TODAY);
const themes = ['light', 'dark', 'contrast'] as const;
const QUESTION = '.card [role=heading][aria-level="2"]';

let tab: RunningTab;
beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  tab = await startTab(...packs);
}, 120_000);
afterAll(() => tab?.stop());

async function show(page: Page, hash = ''): Promise<void> {
  // Another address on the same page would only change what it shows; here every view is opened afresh.
  await page.goto('about:blank');
  await page.goto(`${tab.url}/tab${hash}`);
  await page.locator('h1, [aria-level="1"]').first().waitFor();
}

/** What axe finds wrong on a page, in one theme after the other as in Teams, where it changes under the page. */
async function faultsInEveryTheme(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of themes) {
    await page.evaluate(async (name) => {
      document.documentElement.dataset.theme = name;
      // A colour that is on its way is neither the old one nor the new one.
      await Promise.all(document.getAnimations().map(({ finished }) => finished));
    }, theme);
    faults.push(...(await axeFaults(page)).map((fault) => `${theme}: ${fault}`));
  }
  return faults;
}

/** Opens everything that is folded, the way that was taken as well. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll<HTMLElement>(
      '[aria-expanded=false], details:not([open]) summary',
    )) {
      folded.click();
    }
  });
  if ((await page.locator('.below').count()) > 0 && (await page.getByText('Skjul din vej').count()) > 0)
    await page.locator('.way').waitFor();
}

/** Whether something is wider than the window. */
function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** Pixels of the drawn way that stand outside its frame, and how large its letters are; undefined without one. */
function wayFit(page: Page): Promise<{ hidden: number; letters: number } | undefined> {
  return page.evaluate(() => {
    const frame = document.querySelector('.way-picture');
    const svg = frame?.querySelector('svg');
    if (!frame || !svg) return undefined;
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return {
      hidden: frame.scrollWidth - frame.clientWidth,
      letters: scale * Number(svg.getAttribute('font-size')),
    };
  });
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

/** Chooses whatever the question offers first, with the keyboard alone. */
async function answerByKeyboard(page: Page): Promise<void> {
  const before = await focused(page);
  const inputs = page.locator('.card input');
  if ((await inputs.count()) === 0) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  } else {
    await page.keyboard.press('Tab');
    const isDate = (await inputs.first().getAttribute('type')) === 'date';
    if (isDate) await page.keyboard.type('01152026');
    else await page.keyboard.press('Space');
    for (let stops = 0; (await focused(page)) !== 'Videre' && stops < 20; stops += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  }
  await page.waitForFunction((text) => document.activeElement?.textContent !== text, before);
}

describe('the tab, held against WCAG 2.2 AA', () => {
  it('has steps of every kind to look at', () => {
    expect(steps.map(({ kind }) => kind).sort()).toEqual([
      'allowed',
      'allowed_with_conditions',
      'date',
      'escalate',
      'list',
      'not_allowed',
      'not_covered',
      'one-of',
      'several-of',
      'yes-no',
    ]);
  });

  it('has no fault in the overview, the search and the settings, in any theme', async () => {
    const page = await tab.open();
    await show(page);
    expect(await faultsInEveryTheme(page)).toEqual([]);
    await page.locator('.search').fill('xyzzy');
    expect(await faultsInEveryTheme(page)).toEqual([]);
    await page.goto(`${tab.url}/tab/settings`);
    await page.locator('h1').waitFor();
    expect(await faultsInEveryTheme(page)).toEqual([]);
  }, 120_000);

  it('has no fault on any kind of step, in any theme', async () => {
    const page = await tab.open();
    const faults: string[] = [];
    for (const { kind, hash } of steps) {
      await show(page, hash);
      await unfold(page);
      faults.push(...(await faultsInEveryTheme(page)).map((fault) => `${kind}: ${fault}`));
    }
    expect(faults).toEqual([]);
  }, 120_000);

  it('does not scroll sideways at 320 pixels, nor with letters of twice the size', async () => {
    const page = await tab.open();
    const wide: string[] = [];
    for (const { kind, hash } of [{ kind: 'overview', hash: '' }, ...steps]) {
      await page.setViewportSize({ width: 320, height: 640 });
      await show(page, hash);
      await unfold(page);
      if (await isTooWide(page)) wide.push(kind);
      const way = await wayFit(page);
      if (way && (way.hidden > 0 || way.letters < 11))
        wide.push(`the way of ${kind}: ${JSON.stringify(way)}`);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      const size = await page
        .locator(QUESTION)
        .first()
        .evaluate((element) => getComputedStyle(element).fontSize)
        .catch(() => '40px');
      if (size !== '40px') wide.push(`${kind} is not larger: ${size}`);
      if (await isTooWide(page)) wide.push(`${kind}, large`);
    }
    expect(wide).toEqual([]);
  }, 120_000);

  it('moves nothing for who wants it still', async () => {
    const page = await tab.open({ reducedMotion: 'reduce' });
    await show(page, '#guide=sms&pack=jammerbugt');
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter(
          (element) => getComputedStyle(element).transitionDuration !== '0s',
        ).length,
    );
    expect(moving).toBe(0);
  });
});

describe('who uses the keyboard alone', () => {
  it('finds a guide, walks it to its answer, and always knows where the focus is', async () => {
    const page = await tab.open();
    await show(page);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Gå til indholdet');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('sms til');
    await page.waitForFunction(() =>
      /^\d+ guider? og \d+ papir/u.test(document.querySelector('[aria-live]')?.textContent ?? ''),
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator(QUESTION).first().waitFor();
    const seen: string[] = [];
    for (let step = 0; step < 10 && (await page.locator('.step.question').count()) > 0; step += 1) {
      expect(await focused(page)).toBe(await page.locator(QUESTION).first().textContent());
      seen.push((await page.locator('[aria-live]').textContent()) ?? '');
      await answerByKeyboard(page);
    }
    expect(seen[0]).toBe('Spørgsmål 1 af højst 7');
    expect(await page.locator('.step.outcome').count()).toBe(1);
    expect(await focused(page)).toBe(await page.locator(QUESTION).first().textContent());
    expect(await page.locator('[aria-live]').textContent()).toContain('Her er svaret: Ja');
  }, 120_000);

  it('is told what is missing, and is led to it', async () => {
    const page = await tab.open();
    await show(page, '#guide=photo-publishing&pack=jammerbugt');
    await page.getByRole('button', { name: 'Videre' }).press('Enter');
    await page.waitForFunction(() =>
      document.querySelector('[aria-live]')?.textContent?.startsWith('Vælg et svar'),
    );
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('radio');
    expect(await axeFaults(page)).toEqual([]);
  }, 120_000);

  it('goes one question back with the back button of the browser, and its address holds no answer', async () => {
    const page = await tab.open();
    await show(page, '#guide=sms&pack=jammerbugt');
    const first = await page.locator(QUESTION).first().textContent();
    await page.locator('[data-verb=answer]').first().click();
    await page.waitForFunction((text) => document.activeElement?.textContent !== text, first);
    // Written once the step is on the screen.
    await page.waitForFunction(() => history.state?.at === 1);
    expect(await page.evaluate(() => JSON.stringify(history.state))).toBe('{"at":1}');
    expect(page.url()).toBe(`${tab.url}/tab#guide=sms&pack=jammerbugt`);
    await page.goBack();
    await page.waitForFunction((text) => document.activeElement?.textContent === text, first);
    await page.reload();
    await page.locator(QUESTION).first().waitFor();
    expect(await page.locator(QUESTION).first().textContent()).toBe(first);
  }, 120_000);
});

describe('who has loaded the page again', () => {
  it('goes back to what was there before, with the back button of the browser', async () => {
    const page = await tab.open();
    await show(page);
    await page.getByRole('link', { name: /^Sms til borgere/u }).click();
    await page.locator(QUESTION).first().waitFor();
    await page.reload();
    await page.locator(QUESTION).first().waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Hvad vil du vide?' }).waitFor();
    await page.goForward();
    await page.locator(QUESTION).first().waitFor();
  }, 60_000);
});

describe('the network', () => {
  it('is not asked between two questions, and nothing is stored but the language', async () => {
    const page = await tab.open();
    await show(page, '#guide=sms&pack=jammerbugt');
    await page.evaluate(() => navigator.serviceWorker.ready);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.locator('[data-verb=answer]').first().click();
    await page.locator('[data-verb=answer]').first().click();
    await page.locator('[data-verb=back]').click();
    await page.waitForFunction(() => document.querySelector('[aria-live]')?.textContent?.includes('2'));
    expect(asked).toEqual([]);
    await page.locator('.bar select').selectOption('en');
    await page.getByText('All guides').first().waitFor();
    expect(
      await page.evaluate(() => [JSON.stringify(localStorage), document.cookie, sessionStorage.length]),
    ).toEqual(['{"maa-jeg.language":"en"}', '', 0]);
    await show(page);
    expect(await page.locator('h1').textContent()).toBe('What do you want to know?');
  }, 120_000);

  it('is not needed after the first load, not even for a guide that was never opened', async () => {
    const own = await tab.beside(jammerbugt);
    try {
      const page = await own.open();
      await page.goto(`${own.url}/tab`);
      await page.locator('.guide').first().waitFor();
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.context().setOffline(true);
      await own.stopServer();
      await page.reload();
      await page.locator('.guide').first().waitFor();
      await page
        .getByRole('link', { name: /^Møder på video|^Telefonopkald/u })
        .first()
        .click();
      for (let step = 0; step < 10 && (await page.locator('.step.outcome').count()) === 0; step += 1) {
        await page.locator(QUESTION).first().waitFor();
        const input = page.locator('.card input').first();
        if ((await input.count()) > 0) await input.check();
        await page.locator('[data-verb=next], [data-verb=answer]').first().click();
      }
      await page.locator('.step.outcome').waitFor();
      await page.getByText('Vis din vej').click();
      await page.locator('.way svg').waitFor();
    } finally {
      await own.stop();
    }
  }, 90_000);
});

describe('a new version', () => {
  const newer = () => proeveWith(['guides/gift.yaml', 'Hvem giver dig gaven?', 'Hvem kommer med gaven?']);

  it('takes the place of the old one whole, with and without a network', async () => {
    const own = await tab.beside(proeve());
    try {
      const page = await own.open();
      await page.goto(`${own.url}/tab#guide=gift`);
      await page.getByText('Hvem giver dig gaven?').waitFor();
      await page.evaluate(() => navigator.serviceWorker.ready);
      const before = await page.evaluate(() => caches.keys());
      await own.renew(newer());
      await page.reload();
      await page.getByText('Hvem kommer med gaven?').waitFor();
      let kept = before;
      while (kept.length !== 1 || kept[0] === before[0]) {
        await page.waitForTimeout(50);
        kept = await page.evaluate(() => caches.keys());
      }
      await page.context().setOffline(true);
      await page.reload();
      await page.getByText('Hvem kommer med gaven?').waitFor();
    } finally {
      await own.stop();
    }
  }, 90_000);

  it('is offered to a page that is older than the files of the server', async () => {
    const own = await tab.beside(proeve());
    try {
      const page = await own.open({ serviceWorkers: 'block' });
      await page.goto(`${own.url}/tab`);
      await page.locator('.guide').first().waitFor();
      await own.renew(newer());
      await page.getByRole('link', { name: /^Gaver/u }).click();
      expect(await page.locator('h1').textContent()).toBe('Der er kommet en ny udgave');
      await page.getByRole('button', { name: 'Hent siden igen' }).click();
      await page.getByRole('link', { name: /^Gaver/u }).click();
      await page.getByText('Hvem kommer med gaven?').waitFor();
    } finally {
      await own.stop();
    }
  }, 90_000);
});

describe('a link', () => {
  it('brings answers along, and says how many the guide does not take', async () => {
    const page = await tab.open();
    const good = linkOf('jammerbugt', 'sms', { 'message-purpose': 'reminder' });
    await show(page, `${good}&known=data-kind:nonsense&known=%3Cscript%3E`);
    await page.getByText('Linket har 2 svar med, som guiden ikke kender').first().waitFor();
    expect(await page.locator('[data-verb=forget]').count()).toBe(1);
  });

  it('to a guide or a municipality that there is not leads to the overview and says so', async () => {
    const page = await tab.open();
    await show(page, '#guide=nothing&pack=jammerbugt');
    expect(await page.locator('.notice').textContent()).toContain('Linket fører til en guide');
    await show(page, '#guide=sms&pack=nowhere');
    expect(await page.locator('.notice').textContent()).toBe(
      'Linket fører til en kommune, som jeg ikke kender. Her er guiderne i Jammerbugt Kommune.',
    );
    expect(await page.locator('[name=pack]').inputValue()).toBe('jammerbugt');
    await show(page, '?pinned');
    expect(await page.locator('[aria-level="1"]').textContent()).toBe('Offentliggøre billeder');
  });
});

describe('the foot of the page', () => {
  it('leads to what is done with data, and whom to ask, in the language of the page', async () => {
    const page = await tab.open();
    await show(page);
    const link = page.locator('.foot a');
    expect(await link.textContent()).toBe('Databeskyttelse og kontakt');
    expect(await link.getAttribute('href')).toBe('/privacy?lang=da');
    await page.locator('[name=language]').selectOption('en');
    await page.getByRole('link', { name: 'Privacy and contact' }).waitFor();
    expect(await link.getAttribute('href')).toBe('/privacy?lang=en');
  });
});

describe('the page of the settings, outside Teams', () => {
  it('says what it is for and leads to the guides', async () => {
    const page = await tab.open();
    await page.goto(`${tab.url}/tab/settings`);
    await page.getByText('Siden her virker kun i Teams').waitFor();
    expect(await page.locator('select').count()).toBe(0);
    await page.getByRole('link', { name: 'Alle guider' }).click();
    await page.getByRole('heading', { name: 'Hvad vil du vide?' }).waitFor();
  });
});

describe('the pictures of the documentation', () => {
  it('show a question on a phone and an answer on a wide screen', async () => {
    const phone = await tab.open({ viewport: { width: 390, height: 800 }, deviceScaleFactor: 1 });
    await show(phone, '#guide=photo-publishing&pack=jammerbugt');
    await phone.locator('.card input').first().check();
    await phone.locator('[data-verb=next]').click();
    await phone.locator('[data-verb=change]').first().waitFor();
    await phone.screenshot({ path: path.join(PICTURES, 'tab-phone.png'), animations: 'disabled' });
    const desktop = await tab.open({ viewport: { width: 1180, height: 940 }, colorScheme: 'dark' });
    await show(desktop, '#guide=sms&pack=jammerbugt');
    for (let step = 0; step < 10 && (await desktop.locator('.step.outcome').count()) === 0; step += 1) {
      await desktop.locator('[data-verb=answer]').first().click();
    }
    await desktop.getByText('Vis din vej').click();
    await desktop.locator('.way svg').waitFor();
    // The pointer would light up what it has just pressed.
    await desktop.mouse.move(0, 0);
    await desktop.screenshot({
      path: path.join(PICTURES, 'tab-desktop.png'),
      animations: 'disabled',
      fullPage: true,
    });
  }, 120_000);
});

describe('the page', () => {
  it('has complained of nothing: no exception, no script or style that the policy forbids', () => {
    expect(tab.complaints).toEqual([]);
  });
});
