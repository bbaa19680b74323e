/** The browser's own history. The browser may write it to disk, so it holds no more than the numbers of places. */
export interface Trail {
  /** Writes a place at once. */
  write: (how: 'push' | 'replace', at: number, address: string) => void;
  /**
   * Adds a place once it is on the screen: the other processes of the browser take note of it, and on a small
   * machine they would do so in the time that drawing needs.
   */
  writeOnceShown: (at: number, address: string) => void;
  /** Drops a place that is not on the screen yet: whoever goes back then goes back from the one before. */
  forget: () => void;
}

/**
 * @param history the browser's
 * @param onceShown does something when the next frame is on the screen
 */
export function trailOf(
  history: Pick<History, 'pushState' | 'replaceState'>,
  onceShown: (act: () => void) => void,
): Trail {
  let waiting: (() => void) | undefined;
  const writeWaiting = () => {
    waiting?.();
    waiting = undefined;
  };
  return {
    write: (how, at, address) => {
      writeWaiting();
      if (how === 'push') history.pushState({ at }, '', address);
      else history.replaceState({ at }, '', address);
    },
    writeOnceShown: (at, address) => {
      writeWaiting();
      const write = () => history.pushState({ at }, '', address);
      waiting = write;
      onceShown(() => {
        if (waiting === write) writeWaiting();
      });
    },
    forget: () => {
      waiting = undefined;
    },
  };
}

/** The place that a state of the browser's history names; undefined where it names none. */
export function placeIn(state: unknown): number | undefined {
  const at = typeof state === 'object' && state !== null && 'at' in state ? state.at : undefined;
  return typeof at === 'number' && Number.isInteger(at) && at >= 0 ? at : undefined;
}
