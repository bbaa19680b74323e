import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Person, Turn } from '../chat/turn.ts';
import type { Language } from '../guide/schema.ts';

const Account = z.object({ id: z.string().min(1), aadObjectId: z.string().optional() });

/**
 * What we read of an activity. It comes from outside: without these fields no answer can reach anybody, and
 * such a request is refused before the SDK sees it.
 */
export const InboundActivity = z.object({
  type: z.string().min(1),
  id: z.string().optional(),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  locale: z.string().nullish(),
  replyToId: z.string().nullish(),
  channelId: z.string().min(1),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: Account,
  recipient: Account,
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  membersAdded: z.array(Account).optional(),
  attachments: z.array(z.object({ contentType: z.string().nullish() })).nullish(),
  channelData: z
    .object({ eventType: z.string().nullish(), tenant: z.object({ id: z.string() }).nullish() })
    .nullish()
    .catch(undefined),
});
export type InboundActivity = z.infer<typeof InboundActivity>;

/** Name of the invoke that a button of a card makes. */
const CARD_INVOKE = 'adaptiveCard/action';

/** Formatted text comes with a copy of itself as an attachment, and so do cards: neither is a file. */
const NO_FILES = ['text/html', 'text/plain'];

/** What the person did, or undefined where the bot has nothing to say to it. */
export function turnOf(activity: InboundActivity): Turn | undefined {
  switch (activity.type) {
    case 'invoke':
      return activity.name === CARD_INVOKE ? { kind: 'card', data: actionData(activity.value) } : undefined;
    case 'message':
      return activity.value !== undefined && activity.value !== null && !activity.text?.trim()
        ? { kind: 'card', data: activity.value }
        : textTurn(activity);
    case 'messageUpdate':
      return textTurn(activity);
    case 'messageDelete':
      return placeOf(activity) === 'alone' ? { kind: 'deleted' } : undefined;
    case 'installationUpdate':
      return activity.action === 'add' ? { kind: 'installed' } : undefined;
    case 'conversationUpdate':
      return activity.membersAdded?.some((member) => member.id === activity.recipient.id)
        ? { kind: 'installed' }
        : undefined;
    default:
      return undefined;
  }
}

/** Whether the person took the app away. */
export function isRemoval(activity: InboundActivity): boolean {
  return activity.type === 'installationUpdate' && activity.action === 'remove';
}

/** Whether others read along. A conversation that does not say what it is counts as one with others. */
export function placeOf(activity: InboundActivity): Person['place'] {
  return activity.conversation.conversationType === 'personal' ? 'alone' : 'among others';
}

/** Where a conversation is, in the words of the log. */
export function scopeOf(activity: InboundActivity): 'personal' | 'groupChat' | 'channel' {
  const type = activity.conversation.conversationType;
  return type === 'personal' || type === 'channel' ? type : 'groupChat';
}

/** The language of the client, if it is one of ours: "da-DK" is Danish, "nn" reads bokmål. */
export function languageOf(locale: string | null | undefined): Language | undefined {
  const tag = locale?.toLowerCase().split(/[-_]/u)[0];
  if (tag === 'da' || tag === 'en') return tag;
  return tag === 'nb' || tag === 'nn' || tag === 'no' ? 'nb' : undefined;
}

/** The key under which a person's choices are kept: a digest, so that the store holds no id of a person. */
export function personKey(activity: InboundActivity): string {
  return digest(activity, activity.from.aadObjectId ?? activity.from.id);
}

/** The key of whoever gets a welcome: the person, or among others the group. */
export function guestKey(activity: InboundActivity): string {
  return placeOf(activity) === 'alone' ? personKey(activity) : digest(activity, activity.conversation.id);
}

function digest(activity: InboundActivity, id: string): string {
  const tenant = activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? '';
  return createHash('sha256').update(`${tenant} ${id}`).digest('hex');
}

function textTurn(activity: InboundActivity): Turn {
  const files = (activity.attachments ?? []).some(({ contentType }) => !NO_FILES.includes(contentType ?? ''));
  return { kind: 'text', text: activity.text ?? '', files };
}

/** The data of the button in an invoke; anything else is left for the chat to refuse. */
function actionData(value: unknown): unknown {
  const parsed = z.object({ action: z.object({ data: z.unknown().optional() }) }).safeParse(value);
  return parsed.success ? parsed.data.action.data : undefined;
}
