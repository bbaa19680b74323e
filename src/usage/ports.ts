/** What counting needs from outside. Every function throws the coded errors of its adapter. */
import type { UseSum, UsesOfDay } from './use.ts';

/** Numbers without persons. */
export interface Usage {
  add: (counts: readonly UsesOfDay[]) => Promise<void>;
  /** Sums of the days from `from` on and before `before` (ISO dates); those under `least` are left out. */
  between: (from: string, before: string, least: number) => Promise<UseSum[]>;
  /** Erases what was counted before a day. Gives the number of counts. */
  tidy: (before: string) => Promise<number>;
}
