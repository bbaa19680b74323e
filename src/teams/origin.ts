/** Where an activity says that it comes from, held against where this bot is. */
import type { AppIdentity } from '../config.ts';
import { type InboundActivity, tenantOf } from './activity.ts';

/** How a request is answered that is not let in. */
export interface Refused {
  status: number;
  code: string;
  message: string;
}

/** The one channel that this bot is for, as the SDK names it. */
const TEAMS = 'msteams';

/**
 * Why an activity is refused before its token is looked at; undefined where it may go on.
 *
 * On the other channels of the Bot Framework, such as Direct Line and Web Chat, callers write themselves who they are,
 * and one of them is authenticated without its service URL. A bot without an identity cannot know its caller at all:
 * it answers to this machine only, so that nobody else can have it call an address of their choice.
 */
export function strangeOrigin(
  { channelId, serviceUrl }: InboundActivity,
  app: AppIdentity | undefined,
): Refused | undefined {
  if (app && channelId !== TEAMS)
    return { status: 403, code: 'OTHER_CHANNEL', message: 'This bot answers in Teams only' };
  if (!app && !isThisMachine(new URL(serviceUrl).hostname)) {
    const message =
      'Without an identity (MICROSOFT_APP_ID) this bot answers to service URLs of this machine only';
    return { status: 403, code: 'NOT_LOCAL', message };
  }
  return undefined;
}

/** Why an activity of an authenticated caller is refused: it is of another tenant, or names none. */
export function foreignTenant(activity: InboundActivity, app: AppIdentity | undefined): Refused | undefined {
  if (!app || tenantOf(activity)?.toLowerCase() === app.tenant.toLowerCase()) return undefined;
  return { status: 403, code: 'OTHER_TENANT', message: 'This bot answers its own tenant only' };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/u.test(host);
}
