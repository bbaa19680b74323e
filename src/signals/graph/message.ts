/** A message in a chat or a channel -> at most one signal. */
import { z } from 'zod';
import { identityNumberIn } from '../../remind/look.ts';
import { Signal, signalId } from '../../remind/signal.ts';
import { plainText } from '../../sensitive/plain-text.ts';

/** As much of a `chatMessage` as is looked at. Apps, bots and people without an account of ours have no such `user`. */
const Message = z.object({
  messageType: z.literal('message'),
  createdDateTime: z.iso.datetime({ offset: true }),
  lastEditedDateTime: z.iso.datetime({ offset: true }).nullish(),
  deletedDateTime: z.null().optional(),
  from: z.object({
    application: z.null().optional(),
    user: z.object({
      id: z.guid(),
      userIdentityType: z.literal('aadUser').nullish(),
      tenantId: z.string().nullish(),
    }),
  }),
  subject: z.string().nullish(),
  body: z.object({ content: z.string() }),
});

export interface MessagePlace {
  where: 'chat' | 'channel';
  tenant: string;
  /** The id of the message with those around it. */
  message: string;
  /** The present day as an ISO date. */
  today: string;
}

/** The id of the signal of a message: it stays the same when the message is edited. */
export function messageSignalId(message: string): string {
  return signalId('graph-message', message);
}

/**
 * The signal of a message with an identity number; undefined for every other message, and for what is no message by an
 * employee. Never throws; nothing of the text is kept.
 */
export function messageSignal(
  raw: unknown,
  { where, tenant, message, today }: MessagePlace,
): Signal | undefined {
  const read = Message.safeParse(raw).data;
  if (!read) return undefined;
  const { user } = read.from;
  if (user.tenantId && user.tenantId.toLowerCase() !== tenant.toLowerCase()) return undefined;
  const text = plainText(`${read.subject ?? ''}\n${read.body.content}`);
  if (!identityNumberIn(text, today)) return undefined;
  return Signal.parse({
    id: messageSignalId(message),
    tenant,
    actor: user.id.toLowerCase(),
    at: read.lastEditedDateTime ?? read.createdDateTime,
    origin: 'teams',
    kind: 'personal-data',
    attributes: { what: 'identity-number', where, to: 'unknown' },
  });
}
