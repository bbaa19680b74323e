/** The shape of `reminders.yaml`: what a pack says to somebody after a risky action, and a leader's recurring duties. */
import { z } from 'zod';
import { Duration, Id, Text } from './schema.ts';
import { type SignalKind, signalKinds } from './signals.ts';
import { timeZones } from './time-zone.ts';

const kinds = Object.keys(signalKinds) as [SignalKind, ...SignalKind[]];
const Kind = z.enum(kinds).describe('The kind of risky action');
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written 07:30');
const Minutes = z
  .string()
  .regex(/^PT(?=\d)(\d{1,2}H)?(\d{1,2}M)?$/, 'a delay is written PT0M, PT10M or PT2H')
  .describe('How long to wait after the report');
const When = z
  .record(z.string(), z.union([z.string(), z.array(z.string()).min(2)]))
  .describe('What is known of the action; an attribute that is not named may be anything');

/** One thing that the bot says of its own accord, and of which actions. */
export const ReminderRule = z.strictObject({
  id: Id,
  on: Kind,
  when: When.default({}),
  noticed: Text.describe(
    'What was noticed, as a fact and without blame; the card says when: 200 characters at most',
  ),
  rule: Text.describe('The rule in one sentence: 200 characters at most'),
  do: Text.describe('What puts it right, as a request: 200 characters at most'),
  guide: Id.describe('The guide that answers for it'),
  known: z.record(Id, Id).default({}).describe('What the guide opens with'),
  cites: z.array(Id).min(1),
  delay: Minutes,
  once: Duration.describe('In this time the same is said once'),
  expires: Duration.describe('After this it is not said any more'),
});
export type ReminderRule = z.infer<typeof ReminderRule>;

/** Actions that the guideline has no rule about: no reminder. */
export const IrrelevantSignal = z.strictObject({
  on: Kind,
  when: When.default({}),
  because: z.string().trim().min(1).describe('Why nothing is said'),
});

/** A duty that comes round again: a leader can have the bot remind of it. */
export const YearlyDuty = z.strictObject({
  id: Id,
  title: Text.describe('40 characters at most'),
  text: Text.describe('What to do, as a request to the reader: 200 characters at most'),
  every: Duration.describe('A month or more'),
  guide: Id.optional(),
  paper: Id.optional(),
  cites: z.array(Id).min(1),
});
export type YearlyDuty = z.infer<typeof YearlyDuty>;

/** When the bot may write of its own accord, and how much. */
export const Restraint = z.strictObject({
  'time-zone': z.enum(timeZones),
  holidays: z
    .enum(['DK', 'NO'])
    .describe('The country whose public holidays are kept; weekends are quiet too'),
  from: TimeOfDay.describe('When a working day begins'),
  to: TimeOfDay.describe('When it ends, the same day; from then on the bot is quiet'),
  'most-per-day': z.number().int().min(1).max(5).describe('About risky actions, to one person on one day'),
});
export type Restraint = z.infer<typeof Restraint>;

export const RemindersFile = z.strictObject({
  restraint: Restraint,
  rules: z.array(ReminderRule).default([]),
  irrelevant: z.array(IrrelevantSignal).default([]),
  year: z.array(YearlyDuty).default([]),
});
export type RemindersFile = z.infer<typeof RemindersFile>;
