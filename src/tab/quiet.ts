/** What a person does that the page answers with a step. */
const PRESSES = ['pointerdown', 'keydown'] as const;

/**
 * Does something once, when nobody has pressed anything for a while.
 * @param page where presses arrive
 * @param quiet for how long, in milliseconds
 */
export function onceQuiet(page: EventTarget, quiet: number, act: () => void): void {
  const done = () => {
    for (const press of PRESSES) page.removeEventListener(press, again);
    act();
  };
  let due = setTimeout(done, quiet);
  const again = () => {
    clearTimeout(due);
    due = setTimeout(done, quiet);
  };
  for (const press of PRESSES) page.addEventListener(press, again, { passive: true });
}
