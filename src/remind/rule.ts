import type { ReminderRule, RemindersFile } from '../guide/reminders-schema.ts';
import { meets } from '../guide/signals.ts';
import type { Signal } from './signal.ts';

/**
 * The rule of a pack that a signal falls under; undefined where the pack says nothing to it. `guide check` holds
 * that there is never more than one.
 */
export function ruleFor({ rules }: RemindersFile, { kind, attributes }: Signal): ReminderRule | undefined {
  return rules.find(({ on, when }) => on === kind && meets(when, attributes));
}
