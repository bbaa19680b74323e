import { listOf } from '../guide/condition.ts';
import type { ReminderRule, RemindersFile } from '../guide/reminders-schema.ts';
import type { Signal } from './signal.ts';

/**
 * The rule of a pack that a signal falls under; undefined where the pack says nothing to it. `guide check` holds
 * that there is never more than one.
 */
export function ruleFor({ rules }: RemindersFile, signal: Signal): ReminderRule | undefined {
  const attributes: Readonly<Record<string, string>> = signal.attributes;
  return rules.find(
    ({ on, when }) =>
      on === signal.kind &&
      Object.entries(when).every(([name, words]) => listOf(words).some((word) => word === attributes[name])),
  );
}
