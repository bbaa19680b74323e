/** What the tab weighs when it is opened, and how long a step takes in Chromium, from the press to the laid out page. */
import type { Pack } from '../../../src/guide/pack.ts';
import { loadPack } from '../../../src/packs/load.ts';
import type { SiteFile } from '../../../src/site/file.ts';
import { firstLoad, siteOf } from '../../support/sites.ts';
import { startTab } from '../../support/tab-page.ts';

const TODAY = '2026-03-31';
const STEPS = 200;
/** A picture of a screen that shows sixty of them a second. */
const FRAME = 16;

export async function tabBench(): Promise<string> {
  const { pack } = loadPack('dialogs', 'jammerbugt', TODAY);
  if (!pack) throw new Error('The pack jammerbugt has faults: run the check first');
  const { times, processor } = await stepTimes(pack);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1);
  const slow = times.filter((time) => time > FRAME).length;
  return [
    ...(await weights(pack)),
    `step: median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, slowest ${at(1)} ms; ${slow} of ${times.length} over ${FRAME} ms`,
    `step, time of the processor alone: ${processor.toFixed(1)} ms on average (script, style and layout)`,
  ].join('\n');
}

/** The bytes of the first load, by kind, as they are sent. */
async function weights(pack: Pack): Promise<string[]> {
  const site = await siteOf(pack);
  const paths = firstLoad(site, '/tab', `${pack.id}.${pack.tab}`);
  const sum = (encoding: keyof SiteFile['bodies'], of: readonly string[]) =>
    of.reduce((bytes, path) => bytes + (site.get(path)?.bodies[encoding].length ?? 0), 0);
  const line = (name: string, of: readonly string[]) =>
    `${name}: ${kilobytes(sum('br', of))} kB with brotli, ${kilobytes(sum('gzip', of))} kB with gzip`;
  return [
    line('first load', paths),
    ...['.js', '.css', '.json'].map((end) =>
      line(
        `  ${end}`,
        paths.filter((path) => path.endsWith(end)),
      ),
    ),
    line(
      'everything, for use without a network',
      [...site].filter(([, { hashed }]) => hashed).map(([path]) => path),
    ),
  ];
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

/**
 * Presses the first answer of each question again and again: milliseconds of each press, and what a press takes of
 * the processor, which other programs on the machine do not lengthen as much.
 */
async function stepTimes(pack: Pack): Promise<{ times: number[]; processor: number }> {
  const tab = await startTab(pack);
  try {
    const page = await tab.open();
    await page.goto(`${tab.url}/tab#guide=sms`);
    await page.locator('[data-verb=answer]').first().waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const used = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    };
    await page.evaluate(pressAgain, STEPS);
    const before = await used();
    const times = await page.evaluate(pressAgain, STEPS);
    return { times, processor: ((await used()) - before) / STEPS };
  } finally {
    await tab.stop();
  }
}

/** Runs in the page. */
function pressAgain(count: number): number[] {
  const press = () => {
    const button =
      document.querySelector<HTMLElement>('[data-verb=answer]') ??
      (document.querySelector('[data-verb=restart]') as HTMLElement);
    const begin = performance.now();
    button.click();
    // Reading a size makes the browser lay the page out.
    document.body.getBoundingClientRect();
    return performance.now() - begin;
  };
  return Array.from({ length: count }, press);
}
