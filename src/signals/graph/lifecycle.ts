/** The webhook that Microsoft Graph tells of what becomes of subscriptions. */
import { z } from 'zod';
import type { Log } from '../../log.ts';
import type { Job, Jobs } from '../../remind/ports.ts';
import { signalId } from '../../remind/signal.ts';
import type { Answer } from '../answer.ts';
import {
  ACCEPTED,
  Common,
  type Delivered,
  notANotification,
  notificationsIn,
  notStored,
  type Ours,
} from './notification.ts';
import type { SubscriptionJob } from './subscriptions.ts';
import { validationAnswer } from './validation.ts';

/** The same event is acted upon once in so long, in milliseconds: Microsoft Graph repeats itself every 15 minutes. */
const ONCE_IN = 10 * 60_000;

const steps: Readonly<Record<string, SubscriptionJob['step']>> = {
  reauthorizationRequired: 'renew',
  subscriptionRemoved: 'replace',
  missed: 'list',
};

const Notification = Common.extend({
  lifecycleEvent: z.enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed']),
});

export interface LifecycleParts extends Ours {
  jobs: Jobs;
  /** Milliseconds since 1970. */
  now: () => number;
  log: Log;
}

/**
 * Takes the question that tries the address, and events of subscriptions, each of which becomes a job: to renew, to
 * make another one, or to list what was missed. Answers as `createGraphWebhook` does.
 */
export function createLifecycleWebhook({ jobs, now, log, ...ours }: LifecycleParts) {
  return async ({ query, body }: Delivered): Promise<Answer> => {
    const asked = validationAnswer(query);
    if (asked) return asked;
    const received = notificationsIn(body, Notification, ours);
    if (!received) return notANotification();
    const since = now();
    const wanted = received.items.map(({ item }): Job => {
      const data = { step: steps[item.lifecycleEvent] as string, subscription: item.subscriptionId, since };
      const period = String(Math.floor(since / ONCE_IN));
      return { data, key: signalId('graph-lifecycle', data.step, item.subscriptionId, period) };
    });
    try {
      if (wanted.length > 0) await jobs.send('graph-subscriptions', wanted);
    } catch (error) {
      log.error('graph lifecycle not stored', { count: wanted.length, error });
      return notStored();
    }
    log.info('graph lifecycle taken in', { count: wanted.length });
    if (received.dropped > 0) log.warn('graph lifecycle dropped', { count: received.dropped });
    return ACCEPTED;
  };
}
