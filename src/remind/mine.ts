/** What a person can do about the own reminders. Every function throws the coded errors of the store. */
import { isDate, shiftDate } from '../guide/date.ts';
import { countOf } from './count.ts';
import { deadlineDuty, type RemindingPack, type RemindingPacks, yearlyDuty } from './packs.ts';
import type { Counts, Erased, People, Reminders, Waiting } from './ports.ts';
import { FURTHEST_WISH, type Reminder, type ReminderAnswer } from './reminder.ts';
import { WISH_LASTS, type Wish, wishOf } from './wish.ts';
import { nextDate } from './year.ts';

/** What became of the answer to a reminder. */
export type Answered =
  | { kind: 'noted' }
  /** Said again; `on`: the day, as an ISO date. */
  | { kind: 'again'; on: string }
  /** No reminder of this person has this id (any more): nothing was changed. */
  | { kind: 'gone' };

/** What became of a wish to be reminded. */
export type Wished =
  /** `on`: the day that it is about, `says`: the working day on which it is said, at or before it; ISO dates. */
  | { kind: 'waits'; id: string; on: string; says: string }
  /** Not a day, in the past, or further away than a reminder is kept. */
  | { kind: 'refused'; because: 'no-date' | 'past' | 'too-far' }
  /** The pack, the guide or the duty is no longer there, or has no deadline. */
  | { kind: 'unknown' };

/** The reminders of one person, bound to the key of that person. */
export interface Mine {
  /** What waits, the soonest first: also the duties of the leaders' year that are subscribed to. */
  list: () => Promise<Waiting[]>;
  /** Takes a waiting reminder back, or ends a subscription; false where none has this id. */
  cancel: (id: string) => Promise<boolean>;
  /** Says something to a reminder that came. `mute`: no more of its rule; of a wish, that it does not come again. */
  answer: (id: string, answer: ReminderAnswer) => Promise<Answered>;
  /** Asks for a reminder of the deadline of a duty; `on`: what the person typed, meant as an ISO date. */
  remindOfDeadline: (wish: { pack: string; guide: string; duty: string; on: string }) => Promise<Wished>;
  /**
   * Subscribes to a duty of the leaders' year. The first time is `on`; without it, one period from today.
   * Who has subscribed already gets the day that waits.
   */
  subscribe: (wish: { pack: string; duty: string; on?: string }) => Promise<Wished>;
  /** Ends a subscription; false where there was none. */
  unsubscribe: (wish: { pack: string; duty: string }) => Promise<boolean>;
  /** Rules of `reminders.yaml` that the person wants to hear no more about. */
  muted: () => Promise<{ pack: string; rule: string }[]>;
  unmute: (pack: string, rule: string) => Promise<void>;
  /** Erases everything about the person, and says what it was. */
  erase: () => Promise<Erased>;
}

export interface MineParts {
  reminders: Pick<Reminders, 'add' | 'mine' | 'cancel' | 'again' | 'find' | 'muted' | 'mute'>;
  people: Pick<People, 'erase'>;
  counts: Pick<Counts, 'add'>;
  packs: RemindingPacks;
  /** Milliseconds since 1970. */
  clock: () => number;
}

type DutyName = { kind: 'year'; duty: string } | { kind: 'deadline'; guide: string; duty: string };

/** What a person can do about the own reminders: of nobody else's is anything seen or changed. */
export function createMine(parts: MineParts): (person: string) => Mine {
  const { reminders, people, packs } = parts;
  return (person) => ({
    list: () => reminders.mine(person),
    cancel: (id) => reminders.cancel(person, id),
    answer: (id, answer) => answerTo(parts, person, id, answer),
    remindOfDeadline: async ({ pack: packId, guide, duty, on }) => {
      const pack = packs.get(packId);
      if (!pack || !deadlineDuty(pack, guide, duty)) return { kind: 'unknown' };
      const about = { kind: 'deadline', guide, duty, on } as const;
      return refusalOf(parts, pack, on) ?? wish(parts, person, packId, pack, about);
    },
    subscribe: (wished) => subscribe(parts, person, wished),
    unsubscribe: ({ pack, duty }) => cancelAll(parts, person, pack, { kind: 'year', duty }),
    muted: () => reminders.muted(person),
    unmute: (pack, rule) => reminders.mute(person, pack, rule, false),
    erase: () => people.erase(person),
  });
}

async function answerTo(
  parts: MineParts,
  person: string,
  id: string,
  answer: ReminderAnswer,
): Promise<Answered> {
  const { reminders, counts, clock } = parts;
  const reminder = await reminders.find(person, id);
  const pack = reminder && parts.packs.get(reminder.pack);
  if (!pack) return { kind: 'gone' };
  const now = clock();
  const answered: Answered =
    answer === 'tomorrow' ? await again(parts, reminder, pack, now) : { kind: 'noted' };
  if (answered.kind === 'gone') return answered;
  if (answer === 'mute') await mute(parts, reminder);
  await counts.add([countOf(reminder, pack, answer, now)]);
  return answered;
}

/** Says a reminder again on the next working morning. */
async function again(
  { reminders }: MineParts,
  { person, id, expires }: Reminder,
  { hours }: RemindingPack,
  now: number,
): Promise<Answered> {
  const due = hours.nextMorning(now);
  const lasts = Math.max(expires, hours.shift(due, WISH_LASTS, 1));
  const waits = await reminders.again(person, id, due, lasts);
  return waits ? { kind: 'again', on: hours.dateOf(due) } : { kind: 'gone' };
}

/** No more of a rule; of what the person asked for, no more of the same duty. */
async function mute(parts: MineParts, { person, pack, about }: Reminder): Promise<void> {
  if (about.kind === 'signal') return parts.reminders.mute(person, pack, about.rule, true);
  await cancelAll(parts, person, pack, about);
}

/** Takes back all that waits about a duty; false where nothing did. */
async function cancelAll(parts: MineParts, person: string, pack: string, duty: DutyName): Promise<boolean> {
  const all = await waitingFor(parts, person, pack, duty);
  const ended = await Promise.all(all.map(({ id }) => parts.reminders.cancel(person, id)));
  return ended.includes(true);
}

/** What a person waits for about a duty, the soonest first. */
async function waitingFor(
  { reminders }: MineParts,
  person: string,
  pack: string,
  duty: DutyName,
): Promise<(Waiting & { about: Wish })[]> {
  return (await reminders.mine(person)).flatMap(({ about, ...waits }) =>
    about.kind !== 'signal' && waits.pack === pack && isSame(about, duty) ? [{ ...waits, about }] : [],
  );
}

function isSame(one: DutyName, other: DutyName): boolean {
  const guideOf = (name: DutyName) => (name.kind === 'deadline' ? name.guide : undefined);
  return one.duty === other.duty && guideOf(one) === guideOf(other);
}

async function subscribe(
  parts: MineParts,
  person: string,
  { pack: packId, duty, on }: { pack: string; duty: string; on?: string },
): Promise<Wished> {
  const pack = parts.packs.get(packId);
  const entry = pack && yearlyDuty(pack, duty);
  if (!entry) return { kind: 'unknown' };
  const [before] = await waitingFor(parts, person, packId, { kind: 'year', duty });
  if (before) {
    return { kind: 'waits', id: before.id, on: before.about.on, says: pack.hours.dateOf(before.due) };
  }
  const today = pack.hours.dateOf(parts.clock());
  if (on === undefined) {
    const first = nextDate(today, entry.every, today);
    return wish(parts, person, packId, pack, { kind: 'year', duty, on: first });
  }
  return refusalOf(parts, pack, on) ?? wish(parts, person, packId, pack, { kind: 'year', duty, on });
}

/** Why a day cannot be taken; undefined where it can. */
function refusalOf({ clock }: MineParts, { hours }: RemindingPack, on: string): Wished | undefined {
  if (!isDate(on)) return { kind: 'refused', because: 'no-date' };
  const today = hours.dateOf(clock());
  if (on < today) return { kind: 'refused', because: 'past' };
  return on > shiftDate(today, FURTHEST_WISH, 1) ? { kind: 'refused', because: 'too-far' } : undefined;
}

async function wish(
  { reminders, clock }: MineParts,
  person: string,
  packId: string,
  pack: RemindingPack,
  about: Wish,
): Promise<Wished> {
  const reminder = wishOf(person, packId, about, pack, clock());
  const id = await reminders.add(reminder);
  return { kind: 'waits', id, on: about.on, says: pack.hours.dateOf(reminder.due) };
}
