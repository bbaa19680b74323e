/** The webhook that Microsoft Graph tells of changes. */
import { z } from 'zod';
import { jsonOr } from '../../json.ts';
import type { Log } from '../../log.ts';
import { personKeyOf } from '../../remind/person.ts';
import type { Job, Jobs } from '../../remind/ports.ts';
import type { Intake, Signal } from '../../remind/signal.ts';
import type { Answer } from '../answer.ts';
import type { Purpose } from './client-state.ts';
import { type Certificate, decrypt, EncryptedContent } from './decrypt.ts';
import { entrySignalIds } from './entry.ts';
import { lookJob } from './look.ts';
import { messageSignal, messageSignalId } from './message.ts';
import {
  ACCEPTED,
  Common,
  type Delivered,
  notANotification,
  notificationsIn,
  notStored,
  type Ours,
} from './notification.ts';
import { type Resource, resourceOf } from './resource.ts';
import type { AreGenuine } from './tokens.ts';
import { validationAnswer } from './validation.ts';

export interface GraphWebhookParts extends Ours {
  certificates: readonly Certificate[];
  areGenuine: AreGenuine;
  jobs: Jobs;
  take: (intake: Intake) => Promise<unknown>;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The present day as an ISO date. */
  today: () => string;
  log: Log;
}

/** Messages that are decrypted at the same time; more would wait for the same few threads. */
const AT_ONCE = 8;

const Notification = Common.extend({
  changeType: z.enum(['created', 'updated', 'deleted']),
  resource: z.string().max(2_048),
  resourceData: z.object({ '@odata.etag': z.string().max(512).optional().catch(undefined) }).nullish(),
  encryptedContent: EncryptedContent.nullish(),
});
type Notification = z.infer<typeof Notification>;

/** A notification of a thing that its subscription is about. */
interface Known {
  item: Notification;
  resource: Resource;
}

/**
 * Takes the question that tries the address, and notifications of any number of changes: entries of calendars become
 * jobs, messages are decrypted and looked at in memory, and what was deleted is withdrawn. 202 once all of it is kept,
 * and also where somebody else sent it: that is dropped and counted. 400 for what is no list of notifications; 503
 * where something cannot be kept, or the keys of Microsoft cannot be fetched: it is sent again then.
 */
export function createGraphWebhook(parts: GraphWebhookParts) {
  return async ({ query, body }: Delivered): Promise<Answer> => {
    const asked = validationAnswer(query);
    if (asked) return asked;
    const received = notificationsIn(body, Notification, parts);
    if (!received) return notANotification();
    const known = received.items.flatMap(({ item, purpose }) => {
      const resource = resourceOf(item.resource);
      return resource && isAbout(purpose, resource, parts.tenant) ? [{ item, resource }] : [];
    });
    try {
      const messages = await messagesOf(parts, known, received.tokens);
      const kept = messages.read + (await keep(parts, known, messages.signals));
      report(parts.log, { kept, dropped: received.dropped + received.items.length - kept });
    } catch (error) {
      parts.log.error('graph notifications not taken in', { count: known.length, error });
      return notStored();
    }
    return ACCEPTED;
  };
}

/** Whether it is what the subscription was made for: the calendar of that person, chats, or channels. */
function isAbout({ kind, person }: Purpose, resource: Resource, tenant: string): boolean {
  if (resource.kind !== kind) return false;
  return resource.kind !== 'calendar' || personKeyOf(tenant, resource.objectId) === person;
}

/** The signals of the messages among them, and how many could be read: none where a token is not genuine. */
async function messagesOf(
  parts: GraphWebhookParts,
  known: readonly Known[],
  tokens: readonly string[],
): Promise<{ signals: Signal[]; read: number }> {
  const signals = new Map<string, Signal>();
  const rich = known.flatMap(({ item, resource }) => {
    const isGone = item.changeType === 'deleted';
    return isGone || resource.kind === 'calendar' || !item.encryptedContent
      ? []
      : [{ ...resource, content: item.encryptedContent }];
  });
  if (rich.length === 0 || !(await parts.areGenuine(tokens))) return { signals: [], read: 0 };
  let read = 0;
  for (let from = 0; from < rich.length; from += AT_ONCE) {
    const some = rich.slice(from, from + AT_ONCE);
    const texts = await Promise.all(some.map(({ content }) => decrypt(content, parts.certificates)));
    for (const [index, { kind, message }] of some.entries()) {
      const text = texts[index];
      if (text === undefined) continue;
      read += 1;
      const where = kind === 'chats' ? 'chat' : 'channel';
      const place = { where, tenant: parts.tenant, message, today: parts.today() } as const;
      const signal = messageSignal(jsonOr(text, undefined), place);
      if (signal && !signals.has(signal.id)) signals.set(signal.id, signal);
    }
  }
  return { signals: [...signals.values()], read };
}

/** Keeps jobs, signals and withdrawals. Gives how many notifications those of jobs and withdrawals are. */
async function keep(
  { jobs, take, tenant, now }: GraphWebhookParts,
  known: readonly Known[],
  signals: readonly Signal[],
): Promise<number> {
  const deleted = known.filter(({ item }) => item.changeType === 'deleted');
  const looks = known
    .filter(({ item }) => item.changeType !== 'deleted')
    .flatMap(({ item, resource }) => jobOf(item, resource, now()));
  const withdrawn = deleted.flatMap(({ resource }) => signalIdsOf(resource, tenant));
  if (looks.length > 0) await jobs.send('graph-look', looks);
  if (signals.length > 0 || withdrawn.length > 0) {
    await take({ signals, withdrawn: [...new Set(withdrawn)], ignored: 0 });
  }
  return looks.length + deleted.length;
}

function jobOf({ subscriptionId, resourceData }: Notification, resource: Resource, since: number): Job[] {
  if (resource.kind !== 'calendar') return [];
  const data = { subscription: subscriptionId, entry: resource.entry, since };
  return [lookJob(data, resourceData?.['@odata.etag'])];
}

function signalIdsOf(resource: Resource, tenant: string): string[] {
  if (resource.kind !== 'calendar') return [messageSignalId(resource.message)];
  const { objectId, entry } = resource;
  return Object.values(entrySignalIds({ tenant, objectId }, entry));
}

function report(log: Log, { kept, dropped }: { kept: number; dropped: number }): void {
  log.info('graph notifications taken in', { count: kept });
  if (dropped > 0) log.warn('graph notifications dropped', { count: dropped });
}
