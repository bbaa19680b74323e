/** Keeps subscriptions going: makes those that are missing, renews them at half their life, ends those that nobody wants. */
import { z } from 'zod';
import type { Log } from '../../log.ts';
import type { CalendarDue, Jobs, Subscription, SubscriptionKind, Subscriptions } from '../../remind/ports.ts';
import { type Failure, graphError, type Result } from './client.ts';
import { GIVE_UP } from './look.ts';
import { listMissed } from './missed.ts';
import {
  createSubscription,
  endSubscription,
  halfLife,
  renewSubscription,
  type SubscribingParts,
  type Wanted,
} from './subscriptions-api.ts';

/** A job of the queue is given to somebody else after a minute: a round takes this long at most, in milliseconds. */
const ROUND = 20_000;
const PAGE = 50;
/** Of a calendar that makes trouble the next one knows nothing; of so many in a row it does. */
const MOST_IN_A_ROW = 3;

const messages = ['chats', 'channels'] as const;

const since = z.number();
const subscription = z.string().min(1).max(128);

/**
 * `sweep`: all that is due, of people from behind `after` on. `renew`, `replace` and `list` are what Microsoft Graph
 * asked for at `since`, in milliseconds since 1970.
 */
export const SubscriptionJob = z.discriminatedUnion('step', [
  z.object({ step: z.literal('sweep'), after: z.string().max(64) }),
  z.object({ step: z.literal('renew'), subscription, since }),
  z.object({ step: z.literal('replace'), subscription, since }),
  z.object({ step: z.literal('list'), subscription, since }),
]);
export type SubscriptionJob = z.infer<typeof SubscriptionJob>;

export interface SubscriptionsParts extends SubscribingParts {
  tenant: string;
  subscriptions: Subscriptions;
  jobs: Jobs;
  /** What is followed: the calendars of people who have the app, the messages of all chats or channels. */
  follows: readonly SubscriptionKind[];
  /** Milliseconds since 1970. */
  now: () => number;
  log: Log;
}

/** The job of one round; what it does not get to, it leaves to a job of its own. */
export function sweepJob(after = ''): { data: { step: 'sweep'; after: string } } {
  return { data: { step: 'sweep', after } };
}

/**
 * Does a job. A sweep leaves to the next one what Microsoft Graph will not do now, such as the calendar of a person
 * without a mailbox. Rejects with the error of the store, and where Microsoft Graph asked for something, for a day also
 * with GRAPH_LATER and GRAPH_REFUSED: then it has to be tried again.
 * @param data the data of the job, a `SubscriptionJob`
 */
export function createSubscriptionsJob(parts: SubscriptionsParts): (data: unknown) => Promise<void> {
  return async (data) => {
    const job = SubscriptionJob.parse(data);
    if (job.step === 'sweep') return sweep(parts, job.after);
    if (parts.now() - job.since > GIVE_UP) return parts.log.warn('subscription left to the next sweep');
    const found = await parts.subscriptions.find(job.subscription);
    if (!found) return parts.log.info('subscription of nobody left alone');
    if (job.step === 'list') return listMissed(parts, found, job.since);
    const wanted = wantedOf(found);
    if (!wanted) return;
    const answer = await follow(parts, wanted, job.step === 'replace' ? undefined : found);
    if (answer.kind !== 'ok') throw graphError(answer);
    if (answer.value.id === found.id) return;
    // Nobody told of what happened in between.
    const list = { step: 'list', subscription: answer.value.id, since: job.since };
    await parts.jobs.send('graph-subscriptions', [{ data: list }]);
  };
}

async function sweep(parts: SubscriptionsParts, after: string): Promise<void> {
  const { now, log, jobs } = parts;
  const until = now() + ROUND;
  if (after === '') {
    await endUnwanted(parts, until);
    for (const kind of messages) {
      if (parts.follows.includes(kind)) await followMessages(parts, kind);
      else await leaveMessages(parts, kind);
    }
  }
  // Of those that are followed no more, nothing is taken in, and they run out.
  if (!parts.follows.includes('calendar')) return;
  const wanted = { tenant: parts.tenant, key: parts.key.id, until: halfLife('calendar', now()) };
  const due = await parts.subscriptions.calendarsDue(wanted, after, PAGE);
  const { last, missed, wait } = await followCalendars(parts, due, until);
  if (missed > 0) log.warn('calendars not followed', { count: missed });
  const isDone = due.length < PAGE && last === due.at(-1)?.person;
  if (due.length === 0 || isDone) return;
  const rest = sweepJob(last ?? after);
  await jobs.send('graph-subscriptions', [wait === 0 ? rest : { ...rest, startAfter: now() + wait }]);
}

/** Follows one calendar after the other. Gives the last person that was tried, and how long to wait before the next. */
async function followCalendars(
  parts: SubscriptionsParts,
  due: readonly CalendarDue[],
  until: number,
): Promise<{ last: string | undefined; missed: number; wait: number }> {
  let last: string | undefined;
  let missed = 0;
  let inARow = 0;
  for (const one of due) {
    if (parts.now() >= until) break;
    const answer = await followCalendar(parts, one);
    last = one.person;
    if (answer.kind !== 'ok') missed += 1;
    inARow = answer.kind === 'later' ? inARow + 1 : 0;
    if (answer.kind === 'later' && inARow === MOST_IN_A_ROW) return { last, missed, wait: answer.wait };
  }
  return { last, missed, wait: 0 };
}

async function endUnwanted(parts: SubscriptionsParts, until: number): Promise<void> {
  for (const id of await parts.subscriptions.unwanted(PAGE)) {
    if (parts.now() >= until || !(await end(parts, id))) return;
  }
}

/** False where Microsoft Graph does nothing now. */
async function end({ graph, subscriptions, log }: SubscriptionsParts, id: string): Promise<boolean> {
  const answer = await endSubscription(graph, id);
  if (answer.kind === 'ok' || answer.kind === 'gone') await subscriptions.forget(id);
  else log.warn('subscription not ended', { code: answer.code });
  return answer.kind !== 'later';
}

async function leaveMessages(parts: SubscriptionsParts, kind: 'chats' | 'channels'): Promise<void> {
  const known = await parts.subscriptions.ofTenant(kind);
  if (known) await end(parts, known.id);
}

async function followMessages(parts: SubscriptionsParts, kind: 'chats' | 'channels'): Promise<void> {
  const known = await parts.subscriptions.ofTenant(kind);
  if (known && known.key === parts.key.id && known.expires >= halfLife(kind, parts.now())) return;
  const answer = await follow(parts, { kind }, known);
  if (answer.kind !== 'ok') parts.log.error('messages not followed', { error: graphError(answer) });
}

function followCalendar(parts: SubscriptionsParts, due: CalendarDue): Promise<Result<Subscription>> {
  const { person, objectId } = due;
  return follow(parts, { kind: 'calendar', person, objectId }, due.subscription);
}

/** Renews a subscription; makes one where there is none (any more), or where its secret was replaced. */
async function follow(
  parts: SubscriptionsParts,
  wanted: Wanted,
  known: Subscription | undefined,
): Promise<Result<Subscription>> {
  const renewable = known?.key === parts.key.id ? known : undefined;
  const renewed = renewable ? await renewSubscription(parts, renewable, parts.now()) : none();
  const answer = renewed.kind === 'gone' ? await createSubscription(parts, wanted, parts.now()) : renewed;
  if (renewable && renewed.kind === 'gone') await parts.subscriptions.forget(renewable.id);
  if (answer.kind === 'ok') await parts.subscriptions.keep(answer.value);
  return answer;
}

function none(): Failure {
  return { kind: 'gone', code: 'NONE' };
}

function wantedOf(found: Subscription & { objectId: string | undefined }): Wanted | undefined {
  const { kind, person, objectId } = found;
  if (kind !== 'calendar') return { kind };
  return person === undefined || objectId === undefined ? undefined : { kind, person, objectId };
}
