/** Papers in Chromium: filled in, kept, checked, downloaded and printed, and all of it on this machine alone. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fieldsOf } from '../../src/guide/paper.ts';
import type { Field } from '../../src/guide/paper-schema.ts';
import { linesFor, linesOf } from '../support/docx.ts';
import { invented, paperOf, written } from '../support/papers.ts';
import { PROJECT } from '../support/processes.ts';
import { axeFaults, type RunningTab, startTab } from '../support/tab-page.ts';

/** `PICTURES=docs` renews the pictures of the documentation; otherwise they go where git does not look. */
const PICTURES = path.resolve(PROJECT, process.env.PICTURES ?? 'build/pictures');

const { pack, paper } = paperOf('jammerbugt', 'sms-procedure');
const values = invented(paper);
/** Axe looks at every pixel of a long page. */
const AXE_MS = 120_000;
const WIDE = { viewport: { width: 1280, height: 900 } };

let tab: RunningTab;
beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  tab = await startTab(pack);
});
afterAll(async () => {
  await tab.stop();
});

/** A page that shows a paper. */
async function openPaper(hash: string, options = {}): Promise<Page> {
  const page = await tab.open(options);
  await showPaper(page, hash);
  return page;
}

async function showPaper(page: Page, hash: string): Promise<void> {
  await page.goto(`${tab.url}/tab#paper=${hash}`);
  await page.waitForSelector('.paper');
}

async function fill(page: Page, id: string, field: Field): Promise<void> {
  const value = values[id];
  if ('options' in field) {
    for (const option of [value ?? []].flat()) await page.check(`[name="field-${id}"][value="${option}"]`);
  } else await page.fill(`#field-${id}`, String(value));
}

async function fillAll(page: Page): Promise<void> {
  for (const [id, field] of fieldsOf(paper)) await fill(page, id, field);
}

const download = (page: Page) => page.getByRole('button', { name: 'Hent til Word' });
const missing = (page: Page) => page.locator('.paper-missing li').allTextContents();

it('names every required field that is empty, leads to it, and makes no file before', async () => {
  const page = await openPaper('sms-procedure', WIDE);
  let files = 0;
  page.on('download', () => {
    files += 1;
  });
  await download(page).click();
  const required = fieldsOf(paper).filter(([, field]) => field.required);
  expect(await missing(page)).toEqual(required.map(([, { label }]) => label.da));
  expect(await page.evaluate('document.activeElement.id')).toBe(`field-${required[0]?.[0]}`);
  await page.locator('.paper-missing button').nth(4).click();
  expect(await page.evaluate('document.activeElement.id')).toBe(`field-${required[4]?.[0]}`);
  await page.fill('#field-department', 'Hjemmeplejen');
  expect(await missing(page)).toHaveLength(required.length - 1);
  expect(files).toBe(0);
});

it('gives a Word file that holds what the page shows, and sends nothing', async () => {
  const page = await openPaper('sms-procedure', WIDE);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith('http')) sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  await fillAll(page);
  const [file] = await Promise.all([page.waitForEvent('download'), download(page).click()]);
  expect(file.suggestedFilename()).toBe('Procedure for brug af sms.docx');
  const bytes = await readFile(await file.path());
  expect(linesOf(bytes)).toEqual(linesFor(written(pack, paper, values, 'da')));
  expect(sent.filter((line) => !/^GET \/tab\/files\/docx-\w+\.js$/u.test(line))).toEqual([]);
});

it('keeps the draft over a reload until somebody erases it', async () => {
  const page = await openPaper('sms-procedure');
  await page.fill('#field-need', 'Borgerne tager ikke telefonen.');
  await page.reload();
  await page.waitForSelector('.paper');
  expect(await page.inputValue('#field-need')).toBe('Borgerne tager ikke telefonen.');
  expect(await page.textContent('.paper')).toContain('Borgerne tager ikke telefonen.');
  await page.getByText('Her er din kladde fra sidst').waitFor();
  await page.getByRole('button', { name: 'Slet kladden' }).click();
  expect(await page.getByText('Her er din kladde fra sidst').count()).toBe(0);
  expect(await page.inputValue('#field-need')).toBe('');
  expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('Borgerne');
  await page.reload();
  await page.waitForSelector('.paper');
  expect(await page.inputValue('#field-need')).toBe('');
});

it('takes a draft that is none for none', async () => {
  const page = await tab.open();
  await page.goto(`${tab.url}/tab`);
  await page.evaluate('localStorage.setItem("maa-jeg.paper.jammerbugt.sms-procedure", "{\\"need\\": 5")');
  await page.goto(`${tab.url}/tab#paper=sms-procedure`);
  await page.reload();
  await page.waitForSelector('.paper');
  expect(await page.inputValue('#field-need')).toBe('');
});

it('is offered with the answer that demands it, and filled in with what was answered', async () => {
  const page = await tab.open();
  const known = ['back-and-forth', 'sms-procedure-written:no'].join('&known=');
  await page.goto(`${tab.url}/tab#guide=sms-procedure&known=sms-exchange:${known}`);
  await page.getByRole('button', { name: 'Lav papiret: Procedure for brug af sms' }).click();
  await page.waitForSelector('.paper');
  expect(await page.inputValue('#field-use')).toContain('frem og tilbage');
  expect(page.url()).not.toContain('known');
  await page.fill('#field-department', 'Hjemmeplejen');
  await page.reload();
  await page.waitForSelector('.paper');
  expect(await page.inputValue('#field-use')).toContain('frem og tilbage');
  await page.goBack();
  await page.waitForSelector('.card');
});

it('stands in the overview, and a link to none says so', async () => {
  const page = await tab.open();
  await page.goto(`${tab.url}/tab#paper=nothing`);
  expect(await page.textContent('.notice')).toContain('papir');
  await page.getByRole('link', { name: /Notat om optagelse/u }).click();
  await page.waitForSelector('.paper');
  expect(await page.textContent('h1')).toBe('Notat om optagelse af et borgermøde');
});

it('is written in the language that somebody chooses for it', async () => {
  const page = await openPaper('photo-information');
  await page.getByLabel('Papirets sprog').selectOption('en');
  expect(await page.getAttribute('.paper', 'lang')).toBe('en');
  expect(await page.textContent('.paper')).toContain('Your rights');
  expect(await page.textContent('h1')).toBe('Vi tager billeder: det skal du vide');
});

it('gives each standard reply to copy, filled in', async () => {
  const page = await openPaper('standard-replies', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.fill('#field-sender', 'Borgerservice');
  await page.fill('#field-phone', '00 00 00 00');
  await page.getByRole('button', { name: 'Kopiér svaret' }).first().click();
  await page.getByText('Jeg har kopieret svaret.').first().waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied).toContain('Ring til os på 00 00 00 00');
  expect(copied).toContain('Venlig hilsen Borgerservice');
});

it('shows the picture of the documentation', async () => {
  const page = await openPaper('photo-consent', { viewport: { width: 1180, height: 760 } });
  await page.fill('#field-department', 'Skovbrynet Skole');
  await page.getByLabel('billeder', { exact: true }).check();
  await page.fill('#field-occasion', 'motionsdagen i oktober');
  await page.fill('#field-aim', 'et opslag om dagen på skolens hjemmeside');
  await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)');
  expect(await page.textContent('.paper')).toContain('Anledningen er: motionsdagen i oktober');
  await page.screenshot({ path: path.join(PICTURES, 'paper-desktop.png'), animations: 'disabled' });
});

it('is alone on the page when it is printed', async () => {
  const page = await openPaper('sms-procedure', WIDE);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.paper-title').isVisible()).toBe(true);
  for (const part of ['.bar', '.foot', '.paper-form', '.actions', '.sources', '.paper-afterwards']) {
    expect([part, await page.locator(part).isVisible()]).toEqual([part, false]);
  }
});

it.each([
  ['light', WIDE],
  ['dark', {}],
  ['contrast', {}],
])(
  'has nothing that axe finds wrong: %s',
  async (theme, options) => {
    const page = await openPaper('sms-procedure', options);
    await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
    await download(page).click();
    expect(await axeFaults(page)).toEqual([]);
  },
  AXE_MS,
);

describe('on a narrow phone', () => {
  let phone: Page;
  beforeAll(async () => {
    phone = await tab.open({ viewport: { width: 320, height: 640 } });
  });

  it.each([...pack.papers.keys()])('opens without a complaint: %s', async (id) => {
    await phone.goto('about:blank');
    await showPaper(phone, id);
    const width = await phone.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(320);
    expect(tab.complaints).toEqual([]);
  });
});
