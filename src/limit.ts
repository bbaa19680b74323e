export interface LimitOptions {
  /** How many times the same may come at once. */
  atOnce: number;
  /** After how long one more may come, in milliseconds. */
  everyMs: number;
  /** How many names are remembered; 50,000 unless set. */
  names?: number;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
}

/**
 * Says of a name that comes whether it may: so many times at once, and one more after each while (a token bucket).
 * What it says no to does not count. It forgets a name whose whole share is there again, and the one that was away the
 * longest where there are too many, so that it does not grow with what strangers make up.
 */
export function createLimit({
  atOnce,
  everyMs,
  names = 50_000,
  clock,
}: LimitOptions): (name: string) => boolean {
  /** When the whole share of a name is there again; who came last stands last. */
  const whole = new Map<string, number>();
  return (name) => {
    const now = clock();
    const at = Math.max(whole.get(name) ?? now, now) + everyMs;
    if (at - now > atOnce * everyMs) return false;
    whole.delete(name);
    forget(whole, now, names);
    whole.set(name, at);
    return true;
  };
}

function forget(whole: Map<string, number>, now: number, names: number): void {
  for (const [name, at] of whole) {
    if (at > now && whole.size < names) return;
    whole.delete(name);
  }
}
