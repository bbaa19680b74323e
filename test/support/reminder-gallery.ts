/** Every reminder of a pack, and the cards around reminders. */
import { deadlineFormView } from '../../src/cards/deadline-form-view.ts';
import { mineView } from '../../src/cards/mine-view.ts';
import { placeOf } from '../../src/cards/navigation.ts';
import { readerOf } from '../../src/cards/reader.ts';
import { type ReminderView, reminderView } from '../../src/cards/reminder-view.ts';
import { type Card, deadlineFormCard, listCard, reminderCard } from '../../src/cards/render.ts';
import { yearView } from '../../src/cards/year-view.ts';
import type { Guide, Pack } from '../../src/guide/pack.ts';
import type { Duty, Language } from '../../src/guide/schema.ts';
import { signalOrigins } from '../../src/guide/signals.ts';
import { emptyWalk } from '../../src/guide/step.ts';
import { sampleLinks } from '../../src/receipt/link.ts';
import type { About } from '../../src/remind/reminder.ts';
import { reminderWordsOf } from '../../src/words/reminders/words.ts';

/** The id of every reminder here. */
export const REMINDER_ID = '3f2c1a9e-5b7d-4c8e-9a10-2b3c4d5e6f70';

/** Every kind of reminder that a pack can lead to, about the day before `today`. */
export function everyAbout(pack: Pack, today: string): About[] {
  const at = Date.parse(`${today}T09:00:00Z`) - 24 * 60 * 60 * 1000;
  const { rules = [], year = [] } = pack.reminders ?? {};
  return [
    ...rules.flatMap(({ id }) =>
      signalOrigins.map((origin): About => ({ kind: 'signal', rule: id, origin, at })),
    ),
    ...year.map(({ id }): About => ({ kind: 'year', duty: id, on: today })),
    ...deadlines(pack).map(
      ({ guide, duty }): About => ({ kind: 'deadline', guide: guide.id, duty, on: today }),
    ),
  ];
}

/** What the card of a reminder shows in the morning of `today`. */
export function viewOfAbout(pack: Pack, language: Language, today: string, about: About): ReminderView {
  const now = Date.parse(`${today}T09:00:00Z`);
  const context = { reader: readerOf(pack, language), pack, now, links: sampleLinks };
  const view = reminderView(context, { id: REMINDER_ID, about });
  if (!view) throw new Error(`The pack ${pack.id} has nothing for ${JSON.stringify(about)}`);
  return view;
}

/** The cards of reminders, each kind of a rule once, and the lists and the form around them. */
export function reminderCards(pack: Pack, language: Language, today: string): { name: string; card: Card }[] {
  const reader = readerOf(pack, language);
  const seen = new Set<string>();
  const shown = everyAbout(pack, today).filter((about) => {
    const key = nameOf(about);
    return !seen.has(key) && seen.add(key);
  });
  const reminders = shown.map((about) => ({
    name: `reminder-${nameOf(about)}`,
    card: reminderCard(viewOfAbout(pack, language, today, about)),
  }));
  const due = Date.parse(`${today}T06:00:00Z`);
  const waiting = shown.map((about) => ({ id: REMINDER_ID, pack: pack.id, about, due }));
  const muted = (pack.reminders?.rules ?? []).map(({ id }) => ({ pack: pack.id, rule: id }));
  const packs = new Map([[pack.id, pack]]);
  const next = new Map(pack.reminders?.year.slice(0, 1).map(({ id }) => [id, today]));
  const { list } = reminderWordsOf(language);
  return [
    ...reminders,
    {
      name: 'my-reminders',
      card: listCard(mineView(reader, pack, packs, { waiting, muted }, [list.cancelled])),
    },
    {
      name: 'my-reminders-none',
      card: listCard(mineView(reader, pack, packs, { waiting: [], muted: [] }, [])),
    },
    { name: 'year', card: listCard(yearView(reader, pack, next, sampleLinks, [])) },
    ...deadlines(pack)
      .slice(0, 1)
      .map(({ guide, duty, entry }) => {
        const place = placeOf(reader, pack, guide, emptyWalk, { fact: duty });
        const { past } = reminderWordsOf(language).form.refused;
        return {
          name: 'deadline-form',
          card: deadlineFormCard(deadlineFormView(reader, place, duty, entry, today, past)),
        };
      }),
  ];
}

function deadlines(pack: Pack) {
  return [...pack.guides.values()].flatMap((guide: Guide) =>
    Object.entries(guide.duties).flatMap(([duty, entry]: [string, Duty]) =>
      entry.deadline ? [{ guide, duty, entry: { ...entry, deadline: entry.deadline } }] : [],
    ),
  );
}

function nameOf(about: About): string {
  return about.kind === 'signal' ? about.rule : about.duty;
}
