import type { Pack } from '../guide/pack.ts';
import { dateIn } from '../guide/time-zone.ts';
import type { Reminder } from '../remind/reminder.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import { findAbout, subjectOf } from './about.ts';
import { type Button, button } from './button.ts';
import { deadlineText } from './duties.ts';
import { type ListEntry, type ListView, listView } from './list-view.ts';
import { formatDate, type Reader, read, readerOf } from './reader.ts';
import { timeZoneOf } from './when.ts';

/** More than this would make a card too large where every text is as long as it may be. */
const MOST_ENTRIES = 15;
/** What waits leaves room for what is muted. */
const MOST_WAITING = 9;

/** What is kept of a person, to be shown. */
export interface Kept {
  /** The soonest first. */
  waiting: readonly Pick<Reminder, 'id' | 'pack' | 'about' | 'due'>[];
  muted: readonly { pack: string; rule: string }[];
}

/**
 * A person's own reminders as a list.
 * @param own the pack that the person is in; what waits can be of another one of `packs`
 * @param said what has just been done, or nothing
 */
export function mineView(
  reader: Reader,
  own: Pack,
  packs: ReadonlyMap<string, Pack>,
  { waiting, muted }: Kept,
  said: readonly string[],
): ListView {
  const words = reminderWordsOf(reader.language).list;
  const shown = waiting.slice(0, MOST_WAITING);
  const quiet = muted.slice(0, MOST_ENTRIES - shown.length);
  const left = waiting.length + muted.length - shown.length - quiet.length;
  const texts = [
    ...said,
    ...(waiting.length > 0 ? [words.promise] : [words.none]),
    ...(left > 0 ? [words.more(left)] : []),
  ];
  return listView(reader, words.heading, texts, {
    groups: [
      {
        heading: '',
        entries: shown.map((entry) => waitingEntry(reader, own, packs.get(entry.pack), entry)),
      },
      {
        heading: words.muted,
        entries: quiet.map((entry) => mutedEntry(reader, packs.get(entry.pack), entry)),
      },
    ],
    links: [],
    rows: [
      ...(own.reminders?.year.length ? [[yearButton(reader, own)]] : []),
      [
        eraseButton(reader, own),
        button(reader.words.menu, { do: 'menu', lang: reader.language, pack: own.id }),
      ],
    ],
  });
}

/** The way to the own reminders. */
export function remindersButton({ language }: Reader, { id }: Pick<Pack, 'id'>): Button {
  return button(reminderWordsOf(language).list.open, { do: 'reminders', lang: language, pack: id });
}

function yearButton({ language }: Reader, { id }: Pack): Button {
  return button(reminderWordsOf(language).year.heading, { do: 'year', lang: language, pack: id });
}

function eraseButton({ language }: Reader, { id }: Pack): Button {
  return button(reminderWordsOf(language).erase.open, { do: 'erase', lang: language, pack: id, sure: false });
}

function waitingEntry(
  { language }: Reader,
  own: Pack,
  pack: Pack | undefined,
  { id, about, due }: Kept['waiting'][number],
): ListEntry {
  const words = reminderWordsOf(language).list;
  const found = pack && findAbout(pack, about);
  const theirs = pack && readerOf(pack, language);
  const text = found && theirs ? subjectOf(theirs, found) : words.unknown;
  const from = found && theirs ? originOf(theirs, found) : [];
  const day = words.on(formatDate(language, dateIn(timeZoneOf(pack ?? own), due)));
  return {
    text,
    notes: [...from, day].map((note) => ({ text: note })),
    button: button(
      words.cancel,
      { do: 'reminder-cancel', lang: language, pack: own.id, id },
      words.cancelOf(text),
    ),
  };
}

/** Where a reminder comes from: its guide, or how often its duty comes round. */
function originOf(reader: Reader, found: NonNullable<ReturnType<typeof findAbout>>): string[] {
  if (found.kind === 'year') return [deadlineText(reader, { every: found.duty.every })];
  return [read(reader, found.guide.title)];
}

function mutedEntry(
  { language }: Reader,
  pack: Pack | undefined,
  { pack: id, rule }: Kept['muted'][number],
): ListEntry {
  const words = reminderWordsOf(language).list;
  const noticed = pack?.reminders?.rules.find((entry) => entry.id === rule)?.noticed;
  const text = pack && noticed ? read(readerOf(pack, language), noticed) : words.unknown;
  return {
    text,
    notes: [],
    button: button(words.unmute, { do: 'unmute', lang: language, pack: id, rule }, words.unmuteOf(text)),
  };
}
