import { z } from 'zod';
import { assertAnswered, isFrom } from './playground-answer.ts';
import type { Conversation, Line } from './playground-line.ts';
import type { Exchange } from './playground-stream.ts';

export interface SayOptions {
  conversation?: Conversation;
  /** A thread of the channel: the `conversationId` of one of its messages. */
  thread?: string;
  /** The language of Teams in this message alone. */
  locale?: string;
  textFormat?: 'plain' | 'markdown' | 'xml';
  /** Whether the bot is mentioned first. Outside the personal chat it hears nothing else, so: yes there. */
  mention?: boolean;
}

/** A message on its way. */
interface Draft {
  conversation: Conversation;
  /** The conversation, or the thread, that it is written in. */
  to: string;
  text: string;
  textFormat: string;
  mentions: { mentioned: { id: string; name: string }; text: string }[];
}

/** Where a message ended up: what the Playground calls it, and the thread that it began. */
export interface Sent {
  id: string;
  conversationId: string;
}

const Posted = z.object({ messageId: z.string(), postConversationId: z.string().optional() });

export function draftOf(text: string, options: SayOptions, line: Line): Draft {
  const { conversation = 'personal', thread, textFormat = 'plain' } = options;
  const { mention = conversation !== 'personal' } = options;
  const { bot } = line.config;
  const at = `<at>${bot.name}</at>`;
  return {
    conversation,
    to: thread ?? line.idOf(conversation),
    text: mention ? `${at} ${text}` : text,
    textFormat,
    mentions: mention ? [{ mentioned: { id: bot.id, name: bot.name }, text: at }] : [],
  };
}

/** Sends it as the page does. Outside the personal chat the Playground passes on only what mentions the bot. */
export async function sendAsPage(draft: Draft, line: Line): Promise<Sent> {
  const heard = draft.conversation === 'personal' || draft.mentions.length > 0;
  const fits = (exchange: Exchange) =>
    isFrom(exchange, 'message', draft.to) && exchange.request.text === draft.text;
  const [sent, exchange] = await line.turns(heard ? [fits] : [], () => post(draft, line));
  if (exchange) assertAnswered(exchange);
  return sent;
}

/**
 * Sends it with a locale. The page cannot: so the activity is made here. In a group or channel the message is posted
 * without its mention first, which begins the thread and stays between the Playground and us.
 */
export async function sendWithLocale(locale: string, draft: Draft, line: Line, id: string): Promise<Sent> {
  const { conversation, to, text, textFormat, mentions } = draft;
  const sent =
    conversation === 'personal' ? { id, conversationId: to } : await post({ ...draft, mentions: [] }, line);
  const base = await line.base(sent.conversationId);
  const clientInfo = { type: 'clientInfo', locale, country: locale.slice(-2), platform: 'Web' };
  const entities = [...mentions.map((mention) => ({ type: 'mention', ...mention })), clientInfo];
  const channelData = channelDataOf(conversation, line);
  const message = { ...base, type: 'message', text, textFormat, locale, entities, channelData };
  assertAnswered(await line.send(message));
  return sent;
}

/** What Teams adds to an activity of a conversation. */
export function channelDataOf(conversation: Conversation, { config }: Line): Record<string, unknown> {
  const tenant = { id: config.tenantId };
  if (conversation !== 'channel') return { tenant };
  const [{ id, name, aadGroupId }] = config.teams;
  // The General channel has the id of its team.
  return { tenant, teamsChannelId: id, teamsTeamId: id, channel: { id }, team: { id, name, aadGroupId } };
}

async function post(draft: Draft, line: Line): Promise<Sent> {
  const { to, text, textFormat, mentions } = draft;
  const from = { id: line.config.currentUser.id };
  const path = `/_conversation/v1/conversations/${encodeURIComponent(to)}/messages`;
  const { body } = await line.post(path, { from, text, textFormat, mentions });
  const { messageId, postConversationId } = Posted.parse(body);
  return { id: messageId, conversationId: postConversationId ?? to };
}
