import type { Pack } from '../guide/pack.ts';
import type { YearlyDuty } from '../guide/reminders-schema.ts';
import type { Language } from '../guide/schema.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import { button, pageButton } from './button.ts';
import { deadlineText } from './duties.ts';
import { type ListEntry, type ListView, listView } from './list-view.ts';
import { remindersButton } from './mine-view.ts';
import { formatDate, type Reader, read } from './reader.ts';

/** Makes the address of the leaders' year as a calendar. */
export interface YearLinks {
  year: (pack: string, language: Language) => string;
}

/**
 * The recurring duties of a leader as a list, each to be subscribed to.
 * @param next the day on which the person is reminded next (ISO), by duty; none where nobody subscribed
 * @param said what has just been done, or nothing
 */
export function yearView(
  reader: Reader,
  pack: Pack,
  next: ReadonlyMap<string, string>,
  links: YearLinks,
  said: readonly string[],
): ListView {
  const { language } = reader;
  const words = reminderWordsOf(language).year;
  const duties = pack.reminders?.year ?? [];
  const text = duties.length > 0 ? words.text : words.none(read(reader, pack.name));
  return listView(reader, words.heading, [...said, text], {
    groups: [
      {
        heading: '',
        entries: duties.map((duty) => dutyEntry(reader, pack, duty, next.get(duty.id))),
      },
    ],
    links: duties.length > 0 ? [pageButton(reader, words.calendar, links.year(pack.id, language))] : [],
    rows: [
      [
        remindersButton(reader, pack),
        button(reader.words.menu, { do: 'menu', lang: language, pack: pack.id }),
      ],
    ],
  });
}

function dutyEntry(reader: Reader, pack: Pack, duty: YearlyDuty, next: string | undefined): ListEntry {
  const { language } = reader;
  const words = reminderWordsOf(language);
  const title = read(reader, duty.title);
  const data = { do: 'year', lang: language, pack: pack.id, duty: duty.id, on: next === undefined } as const;
  return {
    text: title,
    notes: [
      read(reader, duty.text),
      deadlineText(reader, { every: duty.every }),
      ...(next === undefined ? [] : [words.year.next(formatDate(language, next))]),
    ].map((note) => ({ text: note })),
    button:
      next === undefined
        ? button(words.year.begin, data, words.year.remindMeOf(title))
        : button(words.year.end, data, words.year.stopOf(title)),
  };
}
