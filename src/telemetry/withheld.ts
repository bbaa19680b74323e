import { LEAST } from '../usage/use.ts';

/** How often things of a kind happened, of which nobody learns a small number. */
export interface WithheldCount<Labels> {
  add: (labels: Labels) => void;
  /** Those that may be shown, each with the largest multiple of `LEAST` that was reached. */
  shown: () => { labels: Labels; count: number }[];
}

/**
 * Counts in memory. What is shown grows in steps of `LEAST`: under it nothing is shown, and no two readings, however
 * close, differ by what a single person did.
 */
export function withheldCount<Labels extends Readonly<Record<string, string>>>(): WithheldCount<Labels> {
  const counted = new Map<string, { labels: Labels; count: number }>();
  return {
    add: (labels) => {
      const key = JSON.stringify(labels);
      const before = counted.get(key);
      if (before) before.count += 1;
      else counted.set(key, { labels, count: 1 });
    },
    shown: () =>
      [...counted.values()].flatMap(({ labels, count }) =>
        count < LEAST ? [] : { labels, count: count - (count % LEAST) },
      ),
  };
}
