import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Download, Page } from 'playwright-core';
import { createReceiptLink } from '../../src/receipt/link.ts';
import { buildReceiptFiles } from '../../src/site/receipts.ts';
import { type RunningBot, startBot } from '../support/bot-in-memory.ts';
import { startBrowser } from '../support/browser.ts';
import { PROJECT } from '../support/processes.ts';
import { proeve } from '../support/proeve.ts';
import { key, receiptFor } from '../support/receipts.ts';
import { siteOf } from '../support/sites.ts';

const receipt = receiptFor(proeve(), 'gift', {
  giver: 'citizen',
  'gift-kinds': ['flowers'],
  received: '2026-03-20',
});
const typed = { caseNumber: '2026-0417', remark: 'Aftalt med Ærø & <Åse>' };
const folder = mkdtempSync(join(tmpdir(), 'receipts-'));
/** `PICTURES=docs` renews the pictures of the documentation; otherwise they go where git does not look. */
const PICTURES = resolve(PROJECT, process.env.PICTURES ?? 'build/pictures');
const canReadPdf = existsSync('/usr/bin/pdftotext');

let bot: RunningBot;
let browser: Browser;
let link: string;
beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  bot = await startBot({ receiptFiles: await buildReceiptFiles(), site: await siteOf(proeve()) });
  link = createReceiptLink(() => bot.url, key('test'))(receipt);
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await bot.stop();
  rmSync(folder, { recursive: true });
});

/** A page of the receipt with what a person typed, and everything that went over the wire since. */
async function filledPage(options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  const sent: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    sent.push(
      `${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postData()}`,
    );
  });
  page.on('console', (message) => errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(link);
  await page.getByLabel('Sagsnummer').fill(typed.caseNumber);
  await page.getByLabel('Bemærkning').fill(typed.remark);
  return { page, sent, errors };
}

async function saved(page: Page, title: string): Promise<{ name: string; file: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download') as Promise<Download>,
    page.getByRole('button', { name: title }).click(),
  ]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return { name: download.suggestedFilename(), file };
}

/** What a PDF says; without the reader of PDFs only that it is one. */
function textsOf(file: string, wanted: readonly string[]): string[] {
  if (!canReadPdf) {
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    return [...wanted];
  }
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return wanted.filter((words) => text.includes(words));
}

const onPaper = [
  'Må jeg tage imod gaven?',
  'Ja, hvis du fortæller din leder om den.',
  'Fortæl din leder om gaven.',
  'senest 1 måned efter gaven',
  'Notatet er ægte',
  'Ja, svaret er det samme i dag',
  typed.caseNumber,
  typed.remark,
];

describe('a receipt in the browser', () => {
  it('is printed with what the person typed', async () => {
    const { page } = await filledPage();
    const file = join(folder, 'printed.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    expect(textsOf(file, onPaper)).toEqual(onPaper);
  }, 120_000);

  it('is printed without scripts as well', async () => {
    const { page } = await filledPage({ javaScriptEnabled: false });
    const file = join(folder, 'plain.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true });
    expect(textsOf(file, onPaper)).toEqual(onPaper);
    expect(await page.getByRole('button').count()).toBe(0);
  }, 120_000);

  it('is saved as PDF and as JSON with what the person typed, which goes over no wire', async () => {
    const { page, sent, errors } = await filledPage();
    const pdf = await saved(page, 'Gem som PDF');
    expect(pdf.name).toBe('notat-gift-2026-03-31.pdf');
    expect(textsOf(pdf.file, onPaper)).toEqual(onPaper);
    const leadsTo = readFileSync(pdf.file, 'latin1').split(`/URI (${link})`).length - 1;
    // Each word is a place to press: the four of the mark, and the three that say to open it again.
    expect(leadsTo).toBe(7);
    const json = await saved(page, 'Gem som data (JSON)');
    expect(json.name).toBe('notat-gift-2026-03-31.json');
    expect(JSON.parse(readFileSync(json.file, 'utf8'))).toMatchObject({ receipt, link, ...typed });
    expect(errors).toEqual([]);
    expect(sent.length).toBeGreaterThan(3);
    const told = sent.filter((request) =>
      [typed.caseNumber, 'Aftalt', encodeURIComponent(typed.remark)].some((words) => request.includes(words)),
    );
    expect(told).toEqual([]);
    expect(
      sent.filter((request) => !request.startsWith(`GET ${bot.url}/`) && !request.includes('blob:')),
    ).toEqual([]);
  }, 120_000);

  it('looks as the documentation shows it', async () => {
    const { page } = await filledPage();
    await page.setViewportSize({ width: 1180, height: 860 });
    await page.getByLabel('Bemærkning').fill('Aftalt med lederen på mødet i dag.');
    await page.locator(':focus').blur();
    await page.evaluate('scrollTo(0, 0)');
    expect(await page.getByRole('heading', { name: 'Notatet er ægte' }).isVisible()).toBe(true);
    await page.screenshot({ path: join(PICTURES, 'receipt-desktop.png') });
  }, 120_000);

  it('can be read and used by everybody', async () => {
    for (const [width, colorScheme] of [
      [320, 'light'],
      [1280, 'dark'],
    ] as const) {
      const { page } = await filledPage({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      // Given to the page by its debugger: the policy of the page lets nothing else in.
      await page.evaluate(axe.source);
      const found = await page.evaluate(() =>
        (
          globalThis as unknown as {
            axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          }
        ).axe.run(),
      );
      expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
    }
  }, 120_000);
});

describe('a receipt on a dark screen', () => {
  it('is dark, and white on paper', async () => {
    const { page } = await filledPage({ colorScheme: 'dark' });
    const colours = () =>
      page.evaluate<string[]>(
        `['html', 'article', '.answer'].map((part) => getComputedStyle(document.querySelector(part)).backgroundColor)`,
      );
    expect(await colours()).toEqual(['rgb(20, 20, 20)', 'rgb(36, 36, 36)', 'rgb(74, 53, 0)']);
    await page.emulateMedia({ media: 'print' });
    expect(await colours()).toEqual(['rgb(255, 255, 255)', 'rgb(255, 255, 255)', 'rgb(255, 240, 194)']);
  }, 120_000);
});

describe('a receipt from the tab', () => {
  it('is made when somebody asks, with the answers and nothing else, and opens from there', async () => {
    const context = await browser.newContext({ locale: 'da-DK', viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const posted: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posted.push(request.postData() ?? '');
    });
    await page.goto(`${bot.url}/tab#guide=gift`);
    await page.getByRole('button', { name: 'En kollega' }).click();
    const button = page.getByRole('button', { name: 'Gem som notat' });
    await button.waitFor();
    expect(posted).toEqual([]);
    await button.click();
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Åbn notatet' }).click(),
    ]);
    await opened.getByRole('heading', { name: 'Notatet er ægte' }).waitFor();
    expect(await opened.locator('.says').textContent()).toBe('Ja, det må du.');
    const { edition } = receipt.guide;
    expect(posted.map((body) => JSON.parse(body))).toEqual([
      { pack: 'proeve', guide: 'gift', edition, language: 'da', answers: { giver: 'colleague' } },
    ]);
  }, 120_000);

  it('is told of when the server cannot be reached', async () => {
    const context = await browser.newContext({ locale: 'da-DK' });
    const page = await context.newPage();
    await page.goto(`${bot.url}/tab#guide=gift`);
    await page.getByRole('button', { name: 'En kollega' }).click();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Gem som notat' }).click();
    await page.locator('.status', { hasText: 'Jeg kan ikke nå min server. Prøv igen om lidt.' }).waitFor();
    expect(await page.getByRole('button', { name: 'Gem som notat' }).isEnabled()).toBe(true);
  }, 120_000);
});
