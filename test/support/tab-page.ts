/** The tab in headless Chromium, from a server of its own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type AxeCore from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Pack } from '../../src/guide/pack.ts';
import { answersOf, positions } from '../../src/guide/paths.ts';
import { type Answers, emptyWalk, type Step, step } from '../../src/guide/step.ts';
import { type Running, start } from '../http/support.ts';
import { startBrowser } from './browser.ts';
import { siteOf } from './sites.ts';

/** A page of Teams, which comes from the internet, shows one of this machine in the tests. */
const SHOWS_LOCAL = '--disable-features=LocalNetworkAccessChecks';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Everything that WCAG 2.2 asks for at the levels A and AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface RunningTab {
  /** The address of the server, without a slash at the end. */
  url: string;
  /** Opens an empty context with a page; whatever the page complains of is added to `complaints`. */
  open: (options?: BrowserContextOptions) => Promise<Page>;
  complaints: string[];
  /** Puts the files of other packs in the place of those that are served, as a new version of the product does. */
  renew: (...packs: readonly Pack[]) => Promise<void>;
  /** Ends the server and keeps the browser: whoever asks it gets no answer. */
  stopServer: () => Promise<void>;
  /** Serves the tab of other packs as well, at an address of its own and in the same browser, which it leaves open. */
  beside: (...packs: readonly Pack[]) => Promise<RunningTab>;
  stop: () => Promise<void>;
}

/** Serves the tab of some packs on a free port of 127.0.0.1, several as a demo, and starts a browser. */
export async function startTab(...packs: readonly Pack[]): Promise<RunningTab> {
  const browser = await startBrowser(SHOWS_LOCAL);
  const tab = await serveTab(browser, packs);
  const stop = async () => {
    await tab.stop();
    await browser.close();
  };
  return { ...tab, stop };
}

async function serveTab(browser: Browser, packs: readonly Pack[]): Promise<RunningTab> {
  const files = await siteOf(...packs);
  const server: Running = await start({ files });
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  return {
    url: server.url,
    complaints,
    renew: async (...newer) => {
      const site = await siteOf(...newer);
      files.clear();
      for (const [name, file] of site) files.set(name, file);
    },
    open: async (options = {}) => {
      const context = await browser.newContext({
        locale: 'da-DK',
        timezoneId: 'Europe/Copenhagen',
        viewport: { width: 390, height: 844 },
        ...options,
      });
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      return page;
    },
    stopServer: async () => {
      await server.server.stop(0.05);
    },
    beside: (...others) => serveTab(browser, others),
    stop: async () => {
      for (const context of contexts) await context.close();
      await server.server.stop(0.05);
    },
  };
}

/** What axe-core finds wrong on a page, each as a sentence. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Half a megabyte: given to each page once.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe);
  const results = await page.evaluate(async (tags) => {
    const { axe: library } = globalThis as unknown as { axe: typeof AxeCore };
    return library.run(document, { runOnly: { type: 'tag', values: tags } });
  }, rules);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** A step of a guide, and the link that leads to it with all answers brought along. */
export interface LinkedStep {
  kind: string;
  hash: string;
}

/** One step of every kind that some packs have: each kind of question, each verdict. */
export function stepsOfEachKind(packs: readonly Pack[], today: string): LinkedStep[] {
  const found = new Map<string, LinkedStep>();
  for (const pack of packs) {
    for (const guide of pack.guides.values()) {
      for (const position of positions(guide, today)) {
        const answers = answersOf(position);
        const kind = kindOf(step(guide, { ...emptyWalk, answers }, today));
        // A step on the way shows more than the first one.
        if (found.has(kind) || Object.keys(answers).length === 0) continue;
        found.set(kind, { kind, hash: linkOf(pack.id, guide.id, answers) });
      }
    }
  }
  return [...found.values()];
}

function kindOf(reached: Step): string {
  if (reached.kind === 'outcome') return reached.outcome.verdict;
  const { fact, values } = reached;
  return fact.type === 'one-of' && values.length > 6 ? 'list' : fact.type;
}

/** The part of an address that opens a guide with answers. */
export function linkOf(pack: string, guide: string, answers: Answers): string {
  const parameters = new URLSearchParams({ guide, pack });
  for (const [fact, value] of Object.entries(answers)) {
    parameters.append('known', `${fact}:${[value].flat().join(',')}`);
  }
  return `#${parameters}`;
}
