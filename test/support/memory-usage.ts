import type { Usage } from '../../src/usage/ports.ts';
import type { UseSum, UsesOfDay } from '../../src/usage/use.ts';

/** Counts for as long as the test lasts. */
export function memoryUsage(): Usage {
  let kept: UsesOfDay[] = [];
  return {
    add: async (counts) => {
      kept.push(...structuredClone(counts));
    },
    between: async (from, before, least) => {
      const sums = new Map<string, UseSum>();
      for (const { day: _, count, ...use } of kept.filter(({ day }) => day >= from && day < before)) {
        const { pack, what, guide = '', question = '', verdict = '', language = '' } = use as Row;
        const key = JSON.stringify([pack, what, guide, question, verdict, language]);
        sums.set(key, { ...use, count: count + (sums.get(key)?.count ?? 0) });
      }
      const shown = [...sums].filter(([, { count }]) => count >= least);
      return shown.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
    },
    tidy: async (before) => {
      const old = kept.filter(({ day }) => day < before);
      kept = kept.filter(({ day }) => day >= before);
      return new Set(old.map(({ count: _, ...of }) => JSON.stringify(of))).size;
    },
  };
}

/** A count with every name that it may have. */
type Row = { pack: string; what: string } & Partial<
  Record<'guide' | 'question' | 'verdict' | 'language', string>
>;
