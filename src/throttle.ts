export interface ThrottleOptions {
  /** How long the same is held back after it was let through, in milliseconds. */
  everyMs: number;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
}

/**
 * Lets the same through once in a while. Gives how often it came since the last time, this time included;
 * undefined while it is held back. It remembers every name that it was ever given: use it for names of our own.
 */
export function createThrottle({ everyMs, clock }: ThrottleOptions): (name: string) => number | undefined {
  const last = new Map<string, { at: number; heldBack: number }>();
  return (name) => {
    const now = clock();
    const before = last.get(name);
    if (before && now - before.at < everyMs) {
      before.heldBack += 1;
      return undefined;
    }
    last.set(name, { at: now, heldBack: 0 });
    return (before?.heldBack ?? 0) + 1;
  };
}
