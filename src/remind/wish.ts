import type { RemindingPack } from './packs.ts';
import type { About, Reminder } from './reminder.ts';

/** What a person can ask to be reminded of. */
export type Wish = Exclude<About, { kind: 'signal' }>;

/** How long after its time a reminder that the person asked for is still said. */
export const WISH_LASTS = 'P14D';

/**
 * A reminder that the person asked for, said on the morning of its day.
 * @param now milliseconds since 1970
 */
export function wishOf(
  person: string,
  pack: string,
  about: Wish,
  { hours }: Pick<RemindingPack, 'hours'>,
  now: number,
): Omit<Reminder, 'id'> {
  const due = hours.morningOf(about.on, now);
  return { person, pack, about, due, expires: hours.shift(due, WISH_LASTS, 1) };
}
