/** How long a step takes in Chromium: the work of the page's thread, and the time from the press to the painted frame. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import type { Pack } from '../../../src/guide/pack.ts';
import { startTab } from '../../support/tab-page.ts';

const STEPS = 200;
/** So many pages are opened anew for the first steps of somebody who has just come. */
const FRESH = 10;
/** Before each press, in milliseconds: nobody reads a question faster. */
const READING = 300;
/** After each press, in milliseconds: what the page does once the step is on the screen is work for it as well. */
const AFTERWARDS = 60;
/** Steps that nobody measures: the browser compiles what runs often. */
const WARM = 30;

/** One press, in milliseconds. */
interface Press {
  /** What the page's thread works for it on the processor: script, style, layout and paint, and the browser's history. */
  work: number;
  /** From the press until its frame is painted, on the clock: the work, what else the machine does, and the waiting. */
  toFrame: number;
  /**
   * The part of `toFrame` before the browser begins the frame. Without a screen it begins one as soon as it is asked;
   * a screen that shows sixty a second makes it wait up to a sixtieth more.
   */
  waiting: number;
}

/** Presses as they were measured. */
export interface StepTimes {
  /** Steps of a page that is in use. */
  steady: readonly Press[];
  /** The first press after a page is opened. */
  first: readonly Press[];
  /** The median work of the same round without a press: what measuring adds to each `work`. */
  measuring: number;
}

/** Presses the first answer of each question of a guide again and again, and begins anew after each answer. */
export async function stepTimes(pack: Pack): Promise<StepTimes> {
  const tab = await startTab(pack);
  const opened = async () => {
    const page = await tab.open();
    await page.goto(`${tab.url}/tab#guide=sms`);
    await page.locator('[data-verb=answer]').first().waitFor();
    const session = await page.context().newCDPSession(page);
    // The clock of the thread: other programs on the machine do not lengthen it as much.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return { page, session };
  };
  try {
    const { page, session } = await opened();
    await measured(page, session, WARM, true);
    const steady = await measured(page, session, STEPS, true);
    const without = await measured(page, session, WARM, false);
    const first: Press[] = [];
    for (let at = 0; at < FRESH; at += 1) {
      const fresh = await opened();
      first.push(...(await measured(fresh.page, fresh.session, 1, true)));
      await fresh.page.context().close();
    }
    return { steady, first, measuring: quantile(0.5, without, 'work') };
  } finally {
    await tab.stop();
  }
}

/** The value that a part of all presses stays within. */
export function quantile(part: number, presses: readonly Press[], of: keyof Press): number {
  const sorted = presses.map((press) => press[of]).toSorted((a, b) => a - b);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}

async function measured(page: Page, session: CDPSession, count: number, isPress: boolean): Promise<Press[]> {
  const presses: Press[] = [];
  for (let at = 0; at < count; at += 1) {
    await sleep(READING);
    const before = await worked(session);
    const clock = await page.evaluate(pressOnce, isPress);
    await sleep(AFTERWARDS);
    presses.push({ ...clock, work: (await worked(session)) - before });
  }
  return presses;
}

/** What the page's thread has worked so far, in milliseconds. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Runs in the page. */
function pressOnce(isPress: boolean): Promise<Omit<Press, 'work'>> {
  return new Promise((resolve) => {
    const button =
      document.querySelector<HTMLElement>('[data-verb=answer]') ??
      document.querySelector<HTMLElement>('[data-verb=restart]');
    const begin = performance.now();
    if (isPress) button?.click();
    const handled = performance.now();
    requestAnimationFrame(() => {
      const waiting = performance.now() - handled;
      // Style, layout and paint follow in the same task; the message comes after them.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve({ toFrame: performance.now() - begin, waiting });
      port2.postMessage(undefined);
    });
  });
}
