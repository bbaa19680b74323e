import type { Guide, Pack } from '../guide/pack.ts';
import type { ReminderRule, RemindersFile, YearlyDuty } from '../guide/reminders-schema.ts';
import type { Duty, Language } from '../guide/schema.ts';
import type { IsHoliday } from './holidays.ts';
import { createHours, type Hours } from './hours.ts';
import type { About } from './reminder.ts';

/** As much of a pack as it takes to remind. */
export interface RemindingPack {
  file: RemindersFile;
  hours: Hours;
  /** The document's own language. */
  language: Language;
  guides: ReadonlyMap<string, Pick<Guide, 'duties'>>;
}

/** The packs that remind, by id. */
export type RemindingPacks = ReadonlyMap<string, RemindingPack>;

type Source = Pick<Pack, 'id' | 'languages' | 'guides' | 'reminders'>;

/** Those of the packs that have a `reminders.yaml`, with their working hours. */
export function remindingPacks(packs: Iterable<Source>, isHoliday: IsHoliday): RemindingPacks {
  return new Map(
    [...packs].flatMap(({ id, languages, guides, reminders }) =>
      reminders === undefined
        ? []
        : [
            [
              id,
              {
                file: reminders,
                hours: createHours(reminders.restraint, isHoliday),
                language: languages[0] as Language,
                guides,
              },
            ],
          ],
    ),
  );
}

/** A duty of a guide that has a deadline; undefined where there is none (any more). */
export function deadlineDuty(pack: RemindingPack, guide: string, duty: string): Duty | undefined {
  const duties = new Map(Object.entries(pack.guides.get(guide)?.duties ?? {}));
  const found = duties.get(duty);
  return found?.deadline === undefined ? undefined : found;
}

/** The rule that a reminder follows from; undefined where there is none (any more), or the person asked for it. */
export function reminderRule({ file }: RemindingPack, about: About): ReminderRule | undefined {
  return about.kind === 'signal' ? file.rules.find(({ id }) => id === about.rule) : undefined;
}

/** A duty of the leaders' year; undefined where there is none (any more). */
export function yearlyDuty({ file }: RemindingPack, duty: string): YearlyDuty | undefined {
  return file.year.find(({ id }) => id === duty);
}

/** Whether the pack still has what a reminder is about. */
export function isAbout(pack: RemindingPack, about: About): boolean {
  switch (about.kind) {
    case 'signal':
      return reminderRule(pack, about) !== undefined;
    case 'deadline':
      return deadlineDuty(pack, about.guide, about.duty) !== undefined;
    case 'year':
      return yearlyDuty(pack, about.duty) !== undefined;
  }
}
