import { z } from 'zod';
import { CodedError } from '../errors.ts';
import { signalOrigins } from '../guide/signals.ts';
import type { About, Reminder } from '../remind/reminder.ts';

/** What `ReminderRow` reads. PostgreSQL gives 64-bit integers and dates in several ways: as text in one alone. */
export const COLUMNS = `reminder.id, reminder.person, reminder.pack, reminder.kind, reminder.rule, reminder.origin,
  reminder.happened_at, reminder.guide, reminder.duty, reminder.on_day::text AS on_day, reminder.due_at,
  reminder.expires_at`;

const base = {
  id: z.uuid(),
  person: z.string(),
  pack: z.string(),
  due_at: z.coerce.number(),
  expires_at: z.coerce.number(),
};
const onDay = { duty: z.string(), on_day: z.iso.date() };

const ReminderRow = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('signal'),
    rule: z.string(),
    origin: z.enum(signalOrigins),
    happened_at: z.coerce.number(),
  }),
  z.object({ ...base, kind: z.literal('deadline'), guide: z.string(), ...onDay }),
  z.object({ ...base, kind: z.literal('year'), ...onDay }),
]);
type ReminderRow = z.infer<typeof ReminderRow>;

/**
 * A reminder as the table keeps it.
 * @throws {CodedError} REMINDER_UNKNOWN where a row holds what this version does not know
 */
export function reminderOf(row: unknown): Reminder {
  const { data, error } = ReminderRow.safeParse(row);
  if (error) {
    throw new CodedError(
      'REMINDER_UNKNOWN',
      `reminder holds a row that this version does not know (${z.prettifyError(error)}). Add a migration that ` +
        'says what becomes of it.',
    );
  }
  const { id, person, pack, due_at: due, expires_at: expires } = data;
  return { id, person, pack, about: aboutOf(data), due, expires };
}

function aboutOf(row: ReminderRow): About {
  switch (row.kind) {
    case 'signal':
      return { kind: row.kind, rule: row.rule, origin: row.origin, at: row.happened_at };
    case 'deadline':
      return { kind: row.kind, guide: row.guide, duty: row.duty, on: row.on_day };
    case 'year':
      return { kind: row.kind, duty: row.duty, on: row.on_day };
  }
}

/** A new reminder with its job, to be put into the table. */
export interface NewReminder {
  id: string;
  job: string;
  reminder: Omit<Reminder, 'id'>;
  signal?: string;
}

/** Takes `insertValues` as $1; what follows the rows, such as ON CONFLICT, may be added. */
export const INSERT_REMINDERS = `INSERT INTO reminder (id, job, person, pack, kind, signal, rule, origin, happened_at,
    guide, duty, on_day, due_at, expires_at, state)
  SELECT id, job, person, pack, kind, signal, rule, origin, at, guide, duty, "on", due, expires, 'waiting'
  FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, job uuid, person text, pack text, kind text, signal text,
    rule text, origin text, at bigint, guide text, duty text, "on" date, due bigint, expires bigint)`;

/** Reminders as the JSON that `INSERT_REMINDERS` takes. */
export function insertValues(list: readonly NewReminder[]): string {
  return JSON.stringify(
    list.map(({ id, job, signal, reminder: { person, pack, about, due, expires } }) => ({
      id,
      job,
      signal,
      person,
      pack,
      due,
      expires,
      ...about,
    })),
  );
}
