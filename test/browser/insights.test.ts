import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildReceiptFiles } from '../../src/site/receipts.ts';
import { insightsWordsOf } from '../../src/words/insights/words.ts';
import { startBrowser } from '../support/browser.ts';
import { type RunningInsights, startInsights } from '../support/insights.ts';
import { PROJECT } from '../support/processes.ts';
import { productPack } from '../support/product.ts';
import { invented } from '../support/usage.ts';

/** `PICTURES=docs` renews the pictures of the documentation; otherwise they go where git does not look. */
const PICTURES = resolve(PROJECT, process.env.PICTURES ?? 'build/pictures');
/** For whoever looks at every width and theme. */
const LOOKED_AT = resolve(PROJECT, 'build/pictures');
const A_MINUTE = 60_000;
const words = insightsWordsOf('da');

let browser: Browser;
let trial: RunningInsights;
let entra: RunningInsights;
beforeAll(async () => {
  for (const folder of [PICTURES, LOOKED_AT]) await mkdir(folder, { recursive: true });
  const receiptFiles = await buildReceiptFiles();
  const pack = productPack('jammerbugt');
  trial = await startInsights({ signIn: 'password', packs: [pack, productPack('lillesand')], receiptFiles });
  entra = await startInsights({ signIn: 'entra', packs: [pack], receiptFiles });
  for (const { count } of [trial, entra]) await count(...invented(pack));
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await trial.stop();
  await entra.stop();
});

/** An empty browser on the page, and what it complains of. */
async function openPage(running: RunningInsights, options: BrowserContextOptions = {}) {
  running.time.now += A_MINUTE; // Nobody has tried a password of late.
  const context = await browser.newContext({
    viewport: { width: 1180, height: 860 },
    locale: 'da-DK',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${running.bot.url}/insights`);
  return { page, complaints };
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel(words.signIn.password).fill(trial.password());
  await page.getByRole('button', { name: words.signIn.go }).click();
  await page.getByRole('heading', { name: words.title }).waitFor();
}

/** What keeps somebody from reading the page: faults that axe finds, and what does not fit its width. */
async function faultsOf(page: Page): Promise<unknown[]> {
  // Given to the page by its debugger: the policy of the page lets nothing else in.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (
      globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run(),
  );
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  return [
    ...violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    ...(Number(overflow) > 0 ? [`${overflow} px too wide`] : []),
  ];
}

describe('the numbers in the browser', () => {
  it.each([
    [320, 'light'],
    [320, 'dark'],
    [1180, 'light'],
    [1180, 'dark'],
  ] as const)(
    'can be read by everybody at %d px in %s',
    async (width, colorScheme) => {
      const { page, complaints } = await openPage(trial, { colorScheme, viewport: { width, height: 860 } });
      expect(await faultsOf(page)).toEqual([]);
      await page.screenshot({ path: join(LOOKED_AT, `insights-sign-in-${width}-${colorScheme}.png`) });
      await signIn(page);
      expect(await faultsOf(page)).toEqual([]);
      await page.screenshot({
        path: join(LOOKED_AT, `insights-${width}-${colorScheme}.png`),
        fullPage: true,
      });
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    120_000,
  );

  it('look as the documentation shows them', async () => {
    const { page } = await openPage(trial, { viewport: { width: 900, height: 1330 } });
    await signIn(page);
    expect(await page.getByRole('table', { name: words.guides }).isVisible()).toBe(true);
    await page.screenshot({ path: join(PICTURES, 'insights.png') });
    await page.context().close();
  }, 120_000);

  it('are reached with the keyboard alone, in another period and of another municipality', async () => {
    const { page } = await openPage(trial);
    await page.getByLabel(words.signIn.password).fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText(words.signIn.wrong).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel(words.signIn.password).fill(trial.password());
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: words.months(12) }).press('Enter');
    await page
      .getByRole('link', { name: words.months(12) })
      .and(page.locator('[aria-current]'))
      .waitFor();
    await page.getByRole('link', { name: 'Lillesand' }).press('Enter');
    await page.getByRole('heading', { name: words.empty.title }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'English' }).press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).press('Enter');
    await page.getByText('You are signed out here.').waitFor();
    await page.goto(`${trial.bot.url}/insights`);
    await page.getByRole('heading', { name: words.signIn.title }).waitFor();
    await page.context().close();
  }, 120_000);
});

describe('sign-in with Microsoft in the browser', () => {
  it('comes back from another site, and is still signed in when a link leads there', async () => {
    const { page, complaints } = await openPage(entra);
    await page.getByRole('link', { name: words.signIn.microsoft }).click();
    expect(new URL(page.url()).hostname).toBe('localhost');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('heading', { name: words.title }).waitFor();
    expect(page.url()).toBe(`${entra.bot.url}/insights`);
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name, httpOnly, secure, sameSite }) => [name, httpOnly, secure, sameSite])).toEqual(
      [['__Host-insights', true, true, 'Lax']],
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('says to whoever has not the role whom to ask, and lets another account be chosen', async () => {
    const { page } = await openPage(entra);
    entra.entra.answersWith({ claims: { roles: [] } });
    await page.getByRole('link', { name: words.signIn.microsoft }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('heading', { name: words.refused['no-role'].title }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    entra.entra.answersWith({ claims: {} });
    await page.getByRole('link', { name: words.again }).click();
    await page.getByRole('link', { name: words.signIn.microsoft }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('heading', { name: words.title }).waitFor();
    await page.context().close();
  }, 120_000);
});
