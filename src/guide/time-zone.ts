/** Where the days of a pack are counted; without a browser's or a server's own clock having a say in it. */

export const timeZones = ['Europe/Copenhagen', 'Europe/Oslo'] as const;
/** Of a pack that has no reminders nothing is ever said by the day: universal time does. */
export type TimeZone = (typeof timeZones)[number] | 'UTC';

/** Making a format takes longer than everything else about a reminder's card. Swedish writes a date as ISO does. */
const isoDates = Object.fromEntries(
  [...timeZones, 'UTC'].map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone }),
  ]),
) as Readonly<Record<TimeZone, Intl.DateTimeFormat>>;

/** The day of an instant (milliseconds since 1970) in a time zone, as an ISO date. */
export function dateIn(timeZone: TimeZone, instant: number): string {
  return isoDates[timeZone].format(instant);
}

/** Every offset of the time zones from universal time is whole quarters of an hour: so is a day. In milliseconds. */
const QUARTER = 15 * 60_000;

/**
 * The same for who asks many times a second, which is about one day as a rule: it is written once in a quarter of an
 * hour.
 */
export function createDays(): typeof dateIn {
  const written = new Map<TimeZone, { quarter: number; day: string }>();
  return (timeZone, instant) => {
    const quarter = Math.floor(instant / QUARTER);
    const last = written.get(timeZone);
    if (last?.quarter === quarter) return last.day;
    const day = dateIn(timeZone, instant);
    written.set(timeZone, { quarter, day });
    return day;
  };
}

/** The day of an instant for everybody whom the packs are for: the clocks of Denmark and Norway go together. */
export function dayOf(instant: number, dayIn = dateIn): string {
  return dayIn('Europe/Copenhagen', instant);
}
