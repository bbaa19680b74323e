/** What the tab weighs when it is opened, and how long a step takes in Chromium. */
import type { Pack } from '../../../src/guide/pack.ts';
import { loadPack } from '../../../src/packs/load.ts';
import type { SiteFile } from '../../../src/site/file.ts';
import { firstLoad, siteOf } from '../../support/sites.ts';
import { quantile, type StepTimes, stepTimes } from './steps.ts';

const TODAY = '2026-03-31';
/** A picture of a screen that shows sixty of them a second, in milliseconds. */
const FRAME = 1000 / 60;

export async function tabBench(): Promise<string> {
  const { pack } = loadPack('dialogs', 'jammerbugt', TODAY);
  if (!pack) throw new Error('The pack jammerbugt has faults: run the check first');
  const times = await stepTimes(pack);
  return [...(await weights(pack)), ...lines(times)].join('\n');
}

function lines({ steady, first, measuring }: StepTimes): string[] {
  const named = (presses: StepTimes['steady'], of: 'work' | 'toFrame' | 'waiting') => {
    const at = (part: number) => quantile(part, presses, of).toFixed(1);
    return `median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, slowest ${at(1)} ms`;
  };
  const over = (of: 'work' | 'toFrame') =>
    `${steady.filter((press) => press[of] > FRAME).length} of ${steady.length} over a frame`;
  return [
    `step, work (script, style, layout and paint, on the processor): ${named(steady, 'work')}; ${over('work')}`,
    `  of it, what measuring adds: ${measuring.toFixed(1)} ms`,
    `step, from the press to the painted frame, on the clock: ${named(steady, 'toFrame')}; ${over('toFrame')}`,
    `  of it, waiting for the frame to begin: ${named(steady, 'waiting')}`,
    `first step of a page just opened, work: ${named(first, 'work')}`,
    `first step of a page just opened, to the painted frame: ${named(first, 'toFrame')}`,
  ];
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
