/** Messages in teams and chats that let the bot read along (resource-specific consent), and are not meant for it. */
import { identityNumberIn } from '../remind/look.ts';
import { type Signal, signalId } from '../remind/signal.ts';
import { plainText } from '../sensitive/plain-text.ts';
import { type InboundActivity, mentionsBot, placeOf, scopeOf, tenantOf } from './activity.ts';

/** How a person's id begins in Teams; an app's begins with "28:". */
const PERSON = '29:';

/** Whether a message only comes along because the bot may read there. */
export function isOverheard(activity: InboundActivity): boolean {
  const { type, value } = activity;
  if (type !== 'message' || (value !== undefined && value !== null)) return false;
  return placeOf(activity) === 'among others' && !mentionsBot(activity);
}

/**
 * What somebody has to be reminded of after a message: an identity number in it. Undefined for anything else, for
 * apps, and for people without an object id, whom the bot could not find again.
 * @param today ISO date: nobody is born after it
 */
export function signalIn(activity: InboundActivity, today: string): Signal | undefined {
  const { id, from, conversation, text, timestamp } = activity;
  const [tenant, actor] = [tenantOf(activity), from.aadObjectId];
  if (!id || !tenant || !actor || !timestamp || !from.id.startsWith(PERSON)) return undefined;
  if (!identityNumberIn(plainText(text ?? ''), today)) return undefined;
  const where = scopeOf(activity) === 'channel' ? 'channel' : 'chat';
  return {
    id: signalId('teams', conversation.id, id),
    tenant,
    actor,
    at: timestamp.toISOString(),
    origin: 'teams',
    kind: 'personal-data',
    attributes: { what: 'identity-number', where, to: 'unknown' },
  };
}
