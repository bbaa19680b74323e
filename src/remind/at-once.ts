import type { RemindingPacks } from './packs.ts';

/**
 * The same packs for somebody who tries them out on a machine of their own: what is reported is said at once, by day
 * and by night.
 */
export function saidAtOnce(packs: RemindingPacks): RemindingPacks {
  return new Map(
    [...packs].map(([id, pack]) => {
      const rules = pack.file.rules.map((rule) => ({ ...rule, delay: 'PT0M' }));
      const hours = { ...pack.hours, nextOpen: (instant: number) => instant };
      return [id, { ...pack, file: { ...pack.file, rules }, hours }];
    }),
  );
}
