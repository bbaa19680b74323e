import type { Guide, Pack } from '../guide/pack.ts';
import type { ReminderRule, YearlyDuty } from '../guide/reminders-schema.ts';
import type { Duty } from '../guide/schema.ts';
import type { About } from '../remind/reminder.ts';
import { type Reader, read } from './reader.ts';

/** What a reminder is about, found in its pack. */
export type Found =
  | { kind: 'signal'; about: Extract<About, { kind: 'signal' }>; rule: ReminderRule; guide: Guide }
  | { kind: 'deadline'; about: Extract<About, { kind: 'deadline' }>; duty: Duty; guide: Guide }
  | { kind: 'year'; about: Extract<About, { kind: 'year' }>; duty: YearlyDuty; guide: Guide | undefined };

/** Finds what a reminder is about; undefined where its rule, duty or guide is no longer there. */
export function findAbout(pack: Pack, about: About): Found | undefined {
  if (about.kind === 'signal') {
    const rule = pack.reminders?.rules.find(({ id }) => id === about.rule);
    const guide = rule && pack.guides.get(rule.guide);
    return guide && { kind: 'signal', about, rule, guide };
  }
  if (about.kind === 'deadline') {
    const guide = pack.guides.get(about.guide);
    const duty = guide && ownDuty(guide, about.duty);
    return duty && { kind: 'deadline', about, duty, guide };
  }
  const duty = pack.reminders?.year.find(({ id }) => id === about.duty);
  return duty && { kind: 'year', about, duty, guide: pack.guides.get(duty.guide ?? '') };
}

/** A duty of a guide by an id that came from outside. */
export function ownDuty(guide: Guide, id: string): Duty | undefined {
  return Object.hasOwn(guide.duties, id) ? guide.duties[id] : undefined;
}

/** What is to be done or was noticed, in one line. */
export function subjectOf(reader: Reader, found: Found): string {
  if (found.kind === 'signal') return read(reader, found.rule.noticed);
  return read(reader, found.kind === 'year' ? found.duty.title : found.duty.text);
}
