import type { RemindingPack } from './packs.ts';
import type { Count, Reminder } from './reminder.ts';

/** What is counted when something became of a reminder: nothing of the person, and of the time the day. */
export function countOf(
  { pack, about }: Pick<Reminder, 'pack' | 'about'>,
  { hours }: Pick<RemindingPack, 'hours'>,
  what: Count['what'],
  now: number,
): Count {
  return { day: hours.dateOf(now), pack, rule: about.kind === 'signal' ? about.rule : about.duty, what };
}
