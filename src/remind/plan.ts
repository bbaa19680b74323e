import { Temporal } from 'temporal-polyfill';
import type { ReminderRule } from '../guide/reminders-schema.ts';
import type { Hours } from './hours.ts';
import type { Reminder } from './reminder.ts';
import type { Signal } from './signal.ts';

/**
 * The reminder that follows from a signal: after the delay of its rule, in working hours, and not once it is stale.
 * @param now milliseconds since 1970
 * @returns undefined where it would be stale by then
 */
export function planOf(
  signal: Signal,
  { person, pack, rule, hours }: { person: string; pack: string; rule: ReminderRule; hours: Hours },
  now: number,
): Omit<Reminder, 'id'> | undefined {
  // Of a source whose clock is ahead: nothing was noticed before it happened.
  const at = Math.min(Date.parse(signal.at), now);
  const due = hours.nextOpen(now + Temporal.Duration.from(rule.delay).total('milliseconds'));
  const expires = hours.shift(at, rule.expires, 1);
  if (due > expires) return undefined;
  const about = { kind: 'signal', rule: rule.id, origin: signal.origin, at } as const;
  return { person, pack, about, due, expires };
}
