/** Subscriptions as Microsoft Graph takes them. */
import { z } from 'zod';
import type { SecretKey } from '../../keys.ts';
import type { Subscription, SubscriptionKind } from '../../remind/ports.ts';
import type { Graph, Result } from './client.ts';
import { clientStateOf } from './client-state.ts';
import type { Certificate } from './decrypt.ts';

const MINUTE = 60_000;
/** How long a subscription can last, in milliseconds; less a little for the way there. */
const lifetimes: Readonly<Record<SubscriptionKind, number>> = {
  calendar: 4_230 * MINUTE,
  chats: 4_320 * MINUTE,
  channels: 4_320 * MINUTE,
};

export interface SubscribingParts {
  graph: Graph;
  /** The key that marks new subscriptions. */
  key: SecretKey;
  /** The one that new messages are encrypted with; without it there are no subscriptions to messages. */
  certificate: Pick<Certificate, 'id' | 'certificate'> | undefined;
  /** Where notifications and events of subscriptions go: https, and answering, since Microsoft Graph tries them. */
  addresses: { notifications: string; lifecycle: string };
  /** How the organisation pays for the messages of all chats and channels, as Microsoft's licences say. */
  model?: 'A' | 'B';
}

/** Whose calendar, or which messages. */
export type Wanted = { kind: 'calendar'; person: string; objectId: string } | { kind: 'chats' | 'channels' };

const Created = z.object({
  id: z.string().min(1).max(128),
  expirationDateTime: z.iso.datetime({ offset: true }),
});
const Renewed = Created.pick({ expirationDateTime: true });

/** From when on a subscription that began at `now` is to be renewed: at half its life. */
export function halfLife(kind: SubscriptionKind, now: number): number {
  return now + lifetimes[kind] / 2;
}

/** Makes a subscription. Microsoft Graph tries both addresses before it answers. */
export async function createSubscription(
  parts: SubscribingParts,
  wanted: Wanted,
  now: number,
): Promise<Result<Subscription>> {
  const { graph, key, addresses } = parts;
  const person = wanted.kind === 'calendar' ? wanted.person : undefined;
  const purpose = { kind: wanted.kind, person };
  const body = {
    changeType: 'created,updated,deleted',
    resource: resourceOf(wanted, parts.model),
    notificationUrl: addresses.notifications,
    lifecycleNotificationUrl: addresses.lifecycle,
    clientState: clientStateOf(purpose, key),
    ...lasting(parts, wanted.kind, now),
    ...(wanted.kind !== 'calendar' && { includeResourceData: true }),
  };
  const answer = await graph({ method: 'POST', path: '/subscriptions', body }, Created);
  if (answer.kind !== 'ok') return answer;
  const { id, expirationDateTime } = answer.value;
  return { kind: 'ok', value: { ...purpose, id, key: key.id, expires: Date.parse(expirationDateTime) } };
}

/** Lets a subscription last as long as it can from now on; it authorises it anew, too. */
export async function renewSubscription(
  parts: SubscribingParts,
  subscription: Subscription,
  now: number,
): Promise<Result<Subscription>> {
  const path = `/subscriptions/${encodeURIComponent(subscription.id)}`;
  const body = lasting(parts, subscription.kind, now);
  const answer = await parts.graph({ method: 'PATCH', path, body }, Renewed);
  if (answer.kind !== 'ok') return answer;
  return { kind: 'ok', value: { ...subscription, expires: Date.parse(answer.value.expirationDateTime) } };
}

/** Ends a subscription. */
export async function endSubscription(graph: Graph, id: string): Promise<Result<unknown>> {
  // The answer has no body.
  return graph({ method: 'DELETE', path: `/subscriptions/${encodeURIComponent(id)}` }, z.undefined());
}

/** The end, and for messages the certificate: so a new one comes into use when the old one is replaced. */
function lasting({ certificate }: SubscribingParts, kind: SubscriptionKind, now: number): object {
  const expirationDateTime = new Date(now + lifetimes[kind] - MINUTE).toISOString();
  if (kind === 'calendar' || !certificate) return { expirationDateTime };
  return {
    expirationDateTime,
    encryptionCertificate: certificate.certificate,
    encryptionCertificateId: certificate.id,
  };
}

function resourceOf(wanted: Wanted, model: 'A' | 'B' | undefined): string {
  if (wanted.kind === 'calendar') return `/users/${wanted.objectId}/events`;
  const query = model === undefined ? '' : `?model=${model}`;
  return `${wanted.kind === 'chats' ? '/chats/getAllMessages' : '/teams/getAllMessages'}${query}`;
}
