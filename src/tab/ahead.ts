/** What presses lead to, drawn while the person still reads: a press then only has to show it. */
export interface Ahead<Press, Drawn> {
  /** Draws for these presses, one at a time, and forgets what was drawn for others. */
  begin: (presses: readonly Press[]) => void;
  /** What was drawn for a press; drawn now if there was no time for it before. */
  take: (press: Press) => Drawn;
}

/** Before the first drawing, in milliseconds: what was pressed last is to be on the screen by then, on slow devices too. */
const SHOWN = 100;
/** Before each further drawing, in milliseconds: a press that comes in the meantime goes first. */
const PAUSE = 20;

/**
 * @param draw draws what a press leads to; nothing of it is seen before it is taken
 * @param keyOf tells presses, and whatever else their drawing depends on, from others
 */
export function aheadOf<Press, Drawn>(
  draw: (press: Press) => Drawn,
  keyOf: (press: Press) => string,
): Ahead<Press, Drawn> {
  const drawn = new Map<string, Drawn>();
  let next: ReturnType<typeof setTimeout> | undefined;
  const drawAll = ([first, ...rest]: readonly Press[], pause: number) => {
    if (first === undefined) return;
    next = setTimeout(() => {
      drawn.set(keyOf(first), draw(first));
      drawAll(rest, PAUSE);
    }, pause);
  };
  return {
    begin: (presses) => {
      clearTimeout(next);
      drawn.clear();
      drawAll(presses, SHOWN);
    },
    take: (press) => drawn.get(keyOf(press)) ?? draw(press),
  };
}
