import ical, { ICalEventRepeatingFreq } from 'ical-generator';
import { read, readerOf } from '../cards/reader.ts';
import { durationParts } from '../guide/date.ts';
import type { Pack } from '../guide/pack.ts';
import { Language } from '../guide/schema.ts';
import { type YearEntry, yearEntries } from '../remind/calendar.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';

/**
 * Makes the calendar of the leaders' year of each pack, in the languages of the product; none for a pack without
 * such duties.
 * @param today gives the present day as an ISO date
 */
export function createCalendars(
  packs: ReadonlyMap<string, Pack>,
  today: () => string,
): (pack: string, language: string) => string | undefined {
  return (id, tag) => {
    const pack = packs.get(id);
    const language = Language.safeParse(tag).data;
    if (!pack?.reminders?.year.length || !language) return undefined;
    const reader = readerOf(pack, language);
    const entries = yearEntries(pack.reminders, (text) => read(reader, text), today());
    return yearCalendar(reminderWordsOf(language).year.heading, id, entries, today());
  };
}

/**
 * A leader's recurring duties as a calendar file (RFC 5545): all-day events that repeat. The same duty has the same
 * id in every file, so that a calendar which gets it again changes its entry instead of adding one.
 * @param stamp ISO date on which the file is made
 */
export function yearCalendar(
  name: string,
  pack: string,
  entries: readonly YearEntry[],
  stamp: string,
): string {
  const calendar = ical({ name, prodId: { company: 'Må jeg?', product: 'Må jeg?', language: 'DA' } });
  for (const { id, title, text, start, every } of entries) {
    calendar.createEvent({
      id: `${pack}-${id}@maa-jeg`,
      summary: title,
      description: text,
      start: dayOf(start),
      allDay: true,
      stamp: dayOf(stamp),
      repeating: repetition(every),
    });
  }
  return calendar.toString();
}

/** A period in the words of a calendar: in months where it has years or months, otherwise in days. */
function repetition(every: string): { freq: ICalEventRepeatingFreq; interval: number } {
  const { years, months, weeks, days } = durationParts(every);
  const isMonths = years + months > 0;
  return isMonths
    ? { freq: ICalEventRepeatingFreq.MONTHLY, interval: years * 12 + months }
    : { freq: ICalEventRepeatingFreq.DAILY, interval: weeks * 7 + days };
}

function dayOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
