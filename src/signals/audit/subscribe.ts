/** Subscriptions to the content types, with our webhook. */
import type { ManagementApi, Subscription } from './client.ts';
import { type ContentType, contentTypes } from './content.ts';

/** The API takes no second start of a subscription within this time. */
const BETWEEN_STARTS = 15 * 60_000;

export interface WebhookAddress {
  /** Has to be https, and to answer the test message that comes at once. */
  address: string;
  authId: string;
}

export type Subscribed =
  | { kind: 'done'; started: ContentType[] }
  /** Some are not started: worth a try after `wait` milliseconds. */
  | { kind: 'later'; wait: number; code: string };

/**
 * Starts what does not run with our webhook yet; with everything running nothing is asked for. Call it when the server
 * takes requests: the API tests the webhook before it answers.
 * Rejects with the errors of the API, such as AUDIT_REFUSED when the test message was not answered.
 */
export async function subscribe(api: ManagementApi, webhook: WebhookAddress): Promise<Subscribed> {
  const running = await api.subscriptions();
  if (running.kind === 'later') return running;
  const missing = contentTypes.filter((type) => !running.value.some((one) => runs(one, type, webhook)));
  for (const type of missing) {
    const answer = await api.start(type, webhook);
    if (answer.kind === 'later') return { ...answer, wait: Math.max(answer.wait, BETWEEN_STARTS) };
  }
  return { kind: 'done', started: missing };
}

function runs(one: Subscription, type: ContentType, webhook: WebhookAddress): boolean {
  if (one.contentType !== type || one.status !== 'enabled' || one.webhook?.status !== 'enabled') return false;
  const { address, authId } = one.webhook;
  return address === webhook.address && (authId ?? webhook.authId) === webhook.authId;
}
