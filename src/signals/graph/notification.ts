/** What Microsoft Graph sends: notifications in one list, each of which stands or falls by itself. */
import { z } from 'zod';
import { jsonOr } from '../../json.ts';
import type { SecretKeys } from '../../keys.ts';
import type { SubscriptionKind } from '../../remind/ports.ts';
import type { Answer } from '../answer.ts';
import { type Purpose, purposeIn } from './client-state.ts';

const MOST_TOKENS = 100;

const Collection = z.object({
  value: z.array(z.unknown()),
  validationTokens: z.array(z.string().max(8_192)).max(MOST_TOKENS).nullish(),
});

/** What every notification says of its subscription. */
export const Common = z.object({
  subscriptionId: z.string().min(1).max(128),
  tenantId: z.string().max(64),
  clientState: z.string().max(128),
});

/** What a request brings. */
export interface Delivered {
  query: URLSearchParams;
  body: Uint8Array;
}

export interface Ours {
  tenant: string;
  /** Each recognises subscriptions; the first marks new ones. */
  keys: SecretKeys;
  /** What is followed; a subscription to something else is left from another configuration, and runs out. */
  follows: readonly SubscriptionKind[];
}

export interface Received<Item> {
  /** Those of our tenant and of subscriptions that we follow, with what the subscription is for. */
  items: { item: Item; purpose: Purpose }[];
  /** How many are of another shape, another tenant, or marked by somebody else. */
  dropped: number;
  tokens: readonly string[];
}

/** The notifications of a body; undefined for what is no list of them. Never throws. */
export function notificationsIn<Item extends z.infer<typeof Common>>(
  body: Uint8Array,
  shape: z.ZodType<Item>,
  { tenant, keys, follows }: Ours,
): Received<Item> | undefined {
  const collection = Collection.safeParse(jsonOr(new TextDecoder().decode(body), undefined)).data;
  if (!collection) return undefined;
  const items = collection.value.flatMap((raw) => {
    const item = shape.safeParse(raw).data;
    if (item?.tenantId.toLowerCase() !== tenant.toLowerCase()) return [];
    const purpose = purposeIn(item.clientState, keys);
    return purpose && follows.includes(purpose.kind) ? [{ item, purpose }] : [];
  });
  const dropped = collection.value.length - items.length;
  return { items, dropped, tokens: collection.validationTokens ?? [] };
}

/** 202 tells nothing of whether somebody got through. */
export const ACCEPTED: Answer = { status: 202 };

export function notANotification(): Answer {
  const message = 'The body is no list of notifications.';
  return { status: 400, body: { error: { code: 'NOT_A_NOTIFICATION', message } } };
}

export function notStored(): Answer {
  const message = 'This cannot be stored now. Please send it again.';
  return { status: 503, body: { error: { code: 'NOT_STORED', message } } };
}
