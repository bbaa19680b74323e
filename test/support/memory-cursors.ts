import type { CursorName, Cursors } from '../../src/remind/ports.ts';

/** Cursors for as long as the test lasts. */
export function memoryCursors(): Cursors {
  const all = new Map<CursorName, number>();
  return {
    reached: async (source) => all.get(source),
    advance: async (source, until) => {
      all.set(source, Math.max(until, all.get(source) ?? until));
    },
  };
}
