import { countOf } from './count.ts';
import { LONGEST_WAIT } from './pace.ts';
import { isAbout, type RemindingPack, type RemindingPacks, reminderRule, yearlyDuty } from './packs.ts';
import type { AfterSent, Begun, Counts, Messenger, People, Reminders } from './ports.ts';
import type { DropReason, Reminder, Sent } from './reminder.ts';
import { wishOf } from './wish.ts';
import { nextDate } from './year.ts';

export interface DeliverParts {
  reminders: Pick<Reminders, 'begin' | 'sent' | 'drop' | 'putOff' | 'add'>;
  people: Pick<People, 'moved' | 'leave'>;
  counts: Pick<Counts, 'add'>;
  messenger: Messenger;
  packs: RemindingPacks;
  /** Milliseconds since 1970. */
  clock: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  /** A number from 0 up to 1. */
  random: () => number;
}

/** A wait that Teams does not name, in milliseconds: doubled with every attempt, ten minutes at most. */
const FIRST_WAIT = 1000;
const MOST_WAIT = 600_000;

/** What was sent and not noted would be sent again: it is noted as soon as the store is back. Milliseconds. */
const NOTE_PAUSE = 1000;

/**
 * Delivers the reminder with an id, if its time has come: sends it, puts it off, or drops it with a reason. It does
 * nothing where the reminder is sent, dropped or gone.
 *
 * It throws what its ports do, and is then to be called again. What came between sending and the note of it may be
 * sent twice, and is counted.
 */
export function createDeliver(parts: DeliverParts): (id: string) => Promise<void> {
  const { reminders, packs, clock } = parts;
  const zones = new Map([...packs.values()].map(({ file, hours }) => [file.restraint['time-zone'], hours]));
  /** In whose zone is not known before the reminder is: the earliest beginning. */
  const dayBegan = (now: number) => Math.min(now, ...[...zones.values()].map((hours) => hours.dayBegan(now)));
  return async (id) => {
    const now = clock();
    const begun = await reminders.begin(id, now, dayBegan(now));
    if (!begun) return;
    const { reminder, wait } = begun;
    const pack = packs.get(reminder.pack);
    if (!pack) return reminders.drop(id, 'pack-changed');
    if (!isAbout(pack, reminder.about)) return drop(parts, pack, reminder, 'pack-changed');
    if (now > reminder.expires) return drop(parts, pack, reminder, 'expired');
    const until = heldUntil(pack, begun, now);
    if (until !== undefined) return reminders.putOff(id, until, false);
    if (wait > LONGEST_WAIT) return reminders.putOff(id, now + wait, false);
    return send(parts, pack, begun);
  };
}

/** When a reminder may be sent that may not now; undefined where it may. What a person asked for is never too much. */
function heldUntil(
  { file, hours }: RemindingPack,
  { reminder, sentToday }: Begun,
  now: number,
): number | undefined {
  const opens = hours.nextOpen(now);
  if (opens > now) return opens;
  const enough = reminder.about.kind === 'signal' && sentToday >= file.restraint['most-per-day'];
  return enough ? hours.nextMorning(now) : undefined;
}

async function send(parts: DeliverParts, pack: RemindingPack, begun: Begun): Promise<void> {
  const { counts, messenger, clock, sleep } = parts;
  const { reminder, address, language, mayRepeat, wait } = begun;
  if (wait > 0) await sleep(wait);
  if (mayRepeat) await counts.add([countOf(reminder, pack, 'possible-repeat', clock())]);
  const sent = await messenger.send(address, reminder, language);
  switch (sent.kind) {
    case 'sent':
      return noteSent(parts, pack, begun, sent.conversation);
    case 'later':
      return parts.reminders.putOff(reminder.id, clock() + waitOf(parts, begun, sent), sent.everybody);
    case 'gone': {
      // Dropped first: with the person's other reminders it is erased.
      await drop(parts, pack, reminder, address.conversation === undefined ? 'unreachable' : 'blocked');
      return parts.people.leave(reminder.person);
    }
  }
}

async function noteSent(
  parts: DeliverParts,
  pack: RemindingPack,
  { reminder, address, until }: Begun,
  conversation: string,
): Promise<void> {
  const { reminders, people, counts, clock } = parts;
  const now = clock();
  const after = afterSent(pack, reminder, now);
  await persist(parts, until, async () => {
    await reminders.sent(reminder.id, now, after);
    if (conversation !== address.conversation) await people.moved(reminder.person, conversation);
    // Last: of all this it is the only one that must not be done twice.
    await counts.add([countOf(reminder, pack, 'sent', now)]);
  });
}

/** Tries until it works; what it failed with is thrown when another try would come after `until`. */
async function persist(
  { sleep, clock }: DeliverParts,
  until: number,
  note: () => Promise<void>,
): Promise<void> {
  for (;;) {
    try {
      return await note();
    } catch (error) {
      if (clock() + NOTE_PAUSE >= until) throw error;
    }
    await sleep(NOTE_PAUSE);
  }
}

/** Half as long again at most, so that those who were sent away together do not come back together. */
function waitOf(
  { random }: DeliverParts,
  { attempts }: Begun,
  { wait }: Extract<Sent, { kind: 'later' }>,
): number {
  const least = wait ?? Math.min(FIRST_WAIT * 2 ** attempts, MOST_WAIT);
  return Math.round(least * (1 + random() / 2));
}

async function drop(
  { reminders, counts, clock }: DeliverParts,
  pack: RemindingPack,
  reminder: Reminder,
  reason: DropReason,
): Promise<void> {
  const now = clock();
  // A duty that could not be said this time comes round again all the same.
  const next = reason === 'expired' ? nextOf(pack, reminder, now) : undefined;
  if (next) await reminders.add(next);
  await reminders.drop(reminder.id, reason);
  await counts.add([countOf(reminder, pack, reason, now)]);
}

/** What follows from a reminder that was sent: its rule is quiet for a while, or its duty comes round again. */
function afterSent(pack: RemindingPack, reminder: Reminder, now: number): AfterSent {
  const next = nextOf(pack, reminder, now);
  const rule = reminderRule(pack, reminder.about);
  return {
    ...(next && { next }),
    ...(rule && { quietUntil: pack.hours.shift(now, rule.once, 1) }),
  };
}

/** The next time of a duty of the year. */
function nextOf(
  pack: RemindingPack,
  { person, pack: packId, about }: Reminder,
  now: number,
): Omit<Reminder, 'id'> | undefined {
  const duty = about.kind === 'year' ? yearlyDuty(pack, about.duty) : undefined;
  if (about.kind !== 'year' || !duty) return undefined;
  const on = nextDate(about.on, duty.every, pack.hours.dateOf(now));
  return wishOf(person, packId, { ...about, on }, pack, now);
}
