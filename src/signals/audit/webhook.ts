/** The webhook that the Management Activity API tells of new content. */
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { isSecret } from '../../same-secret.ts';
import { type Answer, onlyHeader, refusal } from '../answer.ts';
import { type Enqueue, Entry, type Feed, jobsOf } from './content.ts';

export interface WebhookParts {
  feed: Feed;
  /** What the subscription was started with; it comes back in `Webhook-AuthID`. */
  authId: string;
  enqueue: Enqueue;
  log: Log;
}

const Validation = z.object({ validationCode: z.string().min(1).max(1_024) });
const Notification = z.array(Entry.extend({ tenantId: z.string().max(64) })).min(1);

/**
 * Takes the test message of a subscription, and notifications of any number of blobs. 200 once their jobs are stored;
 * otherwise nothing is: 401 for another `Webhook-AuthID`, 400 for another shape, 403 where one entry is of another
 * tenant or lies outside its feed, 503 when the jobs cannot be stored. The API tries again after anything but 200.
 * Nothing of what a caller sent is said back.
 * @param body the parsed JSON of the request
 */
export function createAuditWebhook({ feed, authId, enqueue, log }: WebhookParts) {
  return async (headers: IncomingHttpHeaders, body: unknown): Promise<Answer> => {
    if (!isSecret(authId, onlyHeader(headers['webhook-authid']))) {
      return refusal(401, 'NOT_OURS', 'Webhook-AuthID is missing or not that of our subscription.');
    }
    const code = onlyHeader(headers['webhook-validationcode']);
    if (code !== undefined) {
      if (Validation.safeParse(body).data?.validationCode === code) return { status: 200 };
      return refusal(400, 'NOT_A_VALIDATION', 'The validation code of the body is not that of the header.');
    }
    const entries = Notification.safeParse(body).data;
    if (!entries) return refusal(400, 'NOT_A_NOTIFICATION', 'The body is no list of content.');
    const isOurs = entries.every(({ tenantId }) => tenantId.toLowerCase() === feed.tenant.toLowerCase());
    const jobs = isOurs ? jobsOf(entries, feed) : undefined;
    if (!jobs) return refusal(403, 'OTHER_TENANT', 'Content of another tenant, or at another address.');
    try {
      if (jobs.length > 0) await enqueue(jobs);
    } catch (error) {
      log.error('audit content not stored', { count: jobs.length, error });
      return refusal(503, 'NOT_STORED', 'This cannot be stored now. Please send it again.');
    }
    log.info('audit content announced', { count: jobs.length });
    return { status: 200 };
  };
}
