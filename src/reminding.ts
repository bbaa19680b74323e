/** Reminders, put together: the use cases on the store, and what they need of everything else. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Background } from './background.ts';
import type { OutcomeLinks } from './cards/outcome-view.ts';
import { readerOf } from './cards/reader.ts';
import { reminderView } from './cards/reminder-view.ts';
import { type Card, reminderCard } from './cards/render.ts';
import type { Preferences } from './chat/preferences.ts';
import { CodedError } from './errors.ts';
import type { Pack } from './guide/pack.ts';
import type { Language } from './guide/schema.ts';
import type { Log } from './log.ts';
import { saidAtOnce } from './remind/at-once.ts';
import { createDeliver } from './remind/deliver.ts';
import { createHolidays } from './remind/holidays.ts';
import { createMine, type Mine } from './remind/mine.ts';
import { type RemindingPacks, remindingPacks } from './remind/packs.ts';
import type { Counts, Messenger, People, Reminders } from './remind/ports.ts';
import type { Reminder } from './remind/reminder.ts';
import type { Intake } from './remind/signal.ts';
import { createTake, type TakeParts } from './remind/take.ts';

export interface RemindingParts {
  packs: ReadonlyMap<string, Pack>;
  /** The municipality of the deployment; without it each person is reminded by the one chosen in the demo. */
  fixed: string | undefined;
  preferences: Preferences;
  reminders: Reminders;
  people: People;
  counts: Counts;
  log: Log;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Finds a way to somebody who never met the bot; without it, such people are left in peace. */
  introduce?: TakeParts['introduce'];
  /** Says at once what is reported, for whoever tries it out. */
  atOnce: boolean;
}

/** What a deployment does with reminders. */
export interface Reminding {
  packs: RemindingPacks;
  mine: (person: string) => Mine;
  take: (intake: Intake) => Promise<void>;
  /** Delivers one reminder, by its id. */
  deliverer: (messenger: Messenger) => (id: string) => Promise<void>;
  /** Erases what was delivered or dropped more than 30 days ago. */
  tidy: () => Promise<void>;
}

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export function createReminding(parts: RemindingParts): Reminding {
  const { packs: all, fixed, preferences, reminders, people, counts, log, now: clock } = parts;
  const own = remindingPacks(all.values(), createHolidays());
  const packs = parts.atOnce ? saidAtOnce(own) : own;
  const [first = ''] = all.keys();
  const packOf = async (person: string) => fixed ?? (await preferences.choices(person)).pack ?? first;
  const introduce = parts.introduce && { introduce: parts.introduce };
  const take = createTake({ reminders, people, counts, packs, packOf, clock, ...introduce });
  return {
    packs,
    mine: createMine({ reminders, people, counts, packs, clock }),
    take: async (intake) => {
      const taken = await take(intake);
      const count = taken.filter((one) => one === 'planned').length;
      log.info('signals taken in', { count });
    },
    deliverer: (messenger) =>
      createDeliver({ reminders, people, counts, messenger, packs, clock, sleep, random: Math.random }),
    tidy: async () => {
      const count = await reminders.tidy(clock() - KEPT_MS);
      log.info('reminders erased', { count });
    },
  };
}

/** Reminders that one instance sends side by side. */
const DELIVERED_AT_ONCE = 10;
const DeliverJob = z.object({ id: z.uuid() });

/** What is done for reminders in the background. */
export function remindingJobs({ deliverer }: Reminding, messenger: Messenger): Background {
  const deliver = deliverer(messenger);
  return {
    work: [
      { name: 'deliver', atOnce: DELIVERED_AT_ONCE, handle: (data) => deliver(DeliverJob.parse(data).id) },
    ],
    recurring: [],
  };
}

/** Draws the card of a reminder in a language of its reader. */
export function reminderDrawer(
  packs: ReadonlyMap<string, Pack>,
  links: Pick<OutcomeLinks, 'paper'>,
  now: () => number,
): (reminder: Reminder, language: Language) => Card {
  return (reminder, language) => {
    const pack = packs.get(reminder.pack);
    const view =
      pack && reminderView({ reader: readerOf(pack, language), pack, now: now(), links }, reminder);
    if (view) return reminderCard(view);
    throw new CodedError(
      'REMINDER_EMPTY',
      `A reminder is about something that the pack "${reminder.pack}" no longer has. Run npm run guide -- check.`,
    );
  };
}
