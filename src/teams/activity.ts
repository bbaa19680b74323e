import { z } from 'zod';
import { clickOf, type Person, type Turn } from '../chat/turn.ts';
import type { Language } from '../guide/schema.ts';
import { personKeyOf } from '../remind/person.ts';
import type { Address } from '../remind/reminder.ts';
import { dialogTurn, isDialog } from './extension.ts';

const Account = z.object({ id: z.string().min(1), aadObjectId: z.string().nullish() });

/** Somebody who is named in the text; `text` is how it stands there, where it does. */
const Mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().nullish(),
});

/**
 * What we read of an activity. It comes from outside: without these fields no answer can reach anybody, and
 * such a request is refused before the SDK sees it.
 */
export const InboundActivity = z.object({
  type: z.string().min(1),
  id: z.string().nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  text: z.string().nullish(),
  // The SDK makes a Date of it.
  timestamp: z.coerce.date().nullish().catch(undefined),
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
  membersAdded: z.array(Account).nullish(),
  entities: z.array(z.unknown()).nullish(),
  attachments: z.array(z.object({ contentType: z.string().nullish() })).nullish(),
  channelData: z
    .object({ tenant: z.object({ id: z.string() }).nullish() })
    .nullish()
    .catch(undefined),
});
export type InboundActivity = z.infer<typeof InboundActivity>;

/** How the id of a chat begins that a person has with other people; with a bot it begins with "a:". */
const BETWEEN_PEOPLE = '19:';

/** Name of the invoke that a button of a card makes. */
const CARD_INVOKE = 'adaptiveCard/action';

/** Formatted text comes with a copy of itself as an attachment: that is no file. */
const NO_FILES = ['text/html', 'text/plain'];

/** What the person did, or undefined where the bot has nothing to say to it. */
export function turnOf(activity: InboundActivity): Turn | undefined {
  switch (activity.type) {
    case 'invoke':
      if (isDialog(activity)) return dialogTurn(activity);
      return activity.name === CARD_INVOKE ? clickOf(actionData(activity.value)) : undefined;
    case 'message':
      return activity.value !== undefined && activity.value !== null && plainText(activity) === ''
        ? clickOf(activity.value)
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

/** Whether the text names the bot; among others Teams passes on nothing else, unless a team lets the bot read along. */
export function mentionsBot({ entities, recipient }: InboundActivity): boolean {
  return mentionsIn(entities).some(({ mentioned }) => mentioned.id === recipient.id);
}

function mentionsIn(entities: InboundActivity['entities']): z.infer<typeof Mention>[] {
  return (entities ?? []).flatMap((entity) => Mention.safeParse(entity).data ?? []);
}

/** Whether the person took the app away. */
export function isRemoval(activity: InboundActivity): boolean {
  return activity.type === 'installationUpdate' && activity.action === 'remove';
}

/**
 * Who reads the answer. A conversation that does not say what it is counts as one with others; there the answer
 * to an invoke is for the person alone. Two colleagues alone are others too: with them stands what somebody inserted.
 */
export function placeOf(activity: InboundActivity): Person['place'] {
  if (activity.type === 'invoke' && isDialog(activity)) return 'dialog';
  const { conversationType, id } = activity.conversation;
  if (conversationType === 'personal' && !id.startsWith(BETWEEN_PEOPLE)) return 'alone';
  return activity.type === 'invoke' ? 'own view' : 'among others';
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
  return personKeyOf(tenantOf(activity), activity.from.aadObjectId ?? activity.from.id);
}

/**
 * The key of whoever gets a welcome: the conversation. Of the two activities that tell of an installation, one
 * may name the person by another id than the other.
 */
export function guestKey(activity: InboundActivity): string {
  return personKeyOf(tenantOf(activity), activity.conversation.id);
}

/** The tenant of the conversation, wherever the activity names it. */
export function tenantOf(activity: InboundActivity): string | undefined {
  return activity.conversation.tenantId ?? activity.channelData?.tenant?.id;
}

/** Where the bot can write to whoever sent an activity: their own chat, where it is that. */
export function addressOf(activity: InboundActivity): Address {
  const { from, recipient, serviceUrl, conversation } = activity;
  return {
    tenant: tenantOf(activity),
    objectId: from.aadObjectId ?? undefined,
    user: from.id,
    bot: recipient.id,
    conversation: placeOf(activity) === 'alone' ? conversation.id : undefined,
    serviceUrl,
  };
}

function textTurn(activity: InboundActivity): Turn {
  const files = (activity.attachments ?? []).some(({ contentType }) => !NO_FILES.includes(contentType ?? ''));
  return { kind: 'text', text: plainText(activity), files };
}

/** The text without "@Må jeg?", wherever it stands and however often. */
function plainText({ text, entities, recipient }: InboundActivity): string {
  const own = mentionsIn(entities).filter(({ mentioned }) => mentioned.id === recipient.id);
  const names = own.flatMap((mention) => mention.text || []);
  return names.reduce((rest, name) => rest.replaceAll(name, ' '), text ?? '').trim();
}

/** What an invoke of a card carries. */
const CardInvoke = z.object({ action: z.object({ data: z.unknown().optional() }) });

/** The data of the button in an invoke; anything else is left for the chat to refuse. */
function actionData(value: unknown): unknown {
  return CardInvoke.safeParse(value).data?.action.data;
}
