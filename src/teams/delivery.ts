import { type Activity, CardFactory, MessageFactory, type TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Card } from '../cards/render.ts';
import type { Address } from '../remind/reminder.ts';
import type { CallConnector } from '../telemetry/telemetry.ts';
import { addressOf, type InboundActivity } from './activity.ts';
import { respond } from './respond.ts';

/** What the bot can say in Teams during one turn. Each throws the error of the connector, or an AbortError. */
export interface Delivery {
  /** Sends a card to the conversation that the person acted in. */
  send: (card: Card) => Promise<void>;
  /**
   * Puts a card in the place of a message, on every device of the person. A message that Teams no longer finds
   * is followed by a new one.
   */
  replace: (id: string, card: Card) => Promise<void>;
  /**
   * Sends a card to the personal chat of the person who acted among others.
   * @returns whether it could be sent: not where the person does not have the app
   */
  sendPersonally: (card: Card) => Promise<boolean>;
}

/**
 * The way to Teams for one turn. It goes to the connector itself, because `context.sendActivity` knows no end:
 * on 429 and 5xx the SDK tries again for as long as Teams asks it to, and the turn waits.
 * @param ending goes off when what is under way has to end
 * @param call makes each request, and measures it
 */
export function deliveryOf(
  context: TurnContext,
  activity: InboundActivity,
  ending: () => AbortSignal,
  call: CallConnector,
): Delivery {
  const connector: ConnectorClient = context.turnState.get(context.adapter.ConnectorClientKey);
  const { conversations } = connector;
  const here = activity.conversation.id;
  const send = async (card: Card) => {
    const options = { abortSignal: ending() };
    const message = messageTo(activity, here, card);
    const { id } = activity;
    if (id) await call('reply', () => conversations.replyToActivity(here, id, message, options));
    else await call('send', () => conversations.sendToConversation(here, message, options));
  };
  return {
    send,
    replace: async (id, card) => {
      const options = { abortSignal: ending() };
      try {
        const changed = { ...messageTo(activity, here, card), id };
        await call('update', () => conversations.updateActivity(here, id, changed, options));
      } catch (error) {
        if (statusOf(error) !== 404) throw error;
        await send(card);
      }
    },
    sendPersonally: async (card) => {
      const options = { abortSignal: ending() };
      try {
        const chat = personalChat(addressOf(activity));
        const { id } = await call('create', () => conversations.createConversation(chat, options));
        const message = messageTo(activity, id, card);
        await call('send', () => conversations.sendToConversation(id, message, options));
        return true;
      } catch (error) {
        const status = statusOf(error);
        if (status === 403 || status === 404) return false;
        throw error;
      }
    },
  };
}

/** Answers the invoke of a card with the card that follows, for the device that clicked. */
export async function answerInvoke(context: TurnContext, card: Card): Promise<void> {
  await respond(context, {
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    value: card,
  });
}

/** Answers an invoke that this bot has no part in. */
export async function refuseInvoke(context: TurnContext, message: string): Promise<void> {
  const value = { code: 'NotSupported', message };
  await respond(context, { statusCode: 400, type: 'application/vnd.microsoft.error', value });
}

/** A card as the answer to an activity, or as a message to another chat of whoever sent it. */
function messageTo(activity: InboundActivity, conversation: string, card: Card): Activity {
  const message = cardMessage(addressOf(activity), conversation, card);
  const { channelId, id } = activity;
  const reply = id && conversation === activity.conversation.id ? { replyToId: id } : {};
  return { ...message, channelId, ...reply };
}

/**
 * A card as a message; the summary is what a notification shows. It repeats of the address what was checked and
 * nothing else: the SDK refuses to send what has another type than it expects.
 */
export function cardMessage({ serviceUrl, bot, user }: Address, conversation: string, card: Card): Activity {
  const message: Partial<Activity> = {
    ...MessageFactory.attachment(CardFactory.adaptiveCard(card)),
    summary: card.fallbackText,
  };
  const address = { channelId: 'msteams', serviceUrl, from: { id: bot }, recipient: { id: user } };
  return { ...message, ...address, conversation: { id: conversation } } as Activity;
}

type NewConversation = Parameters<ConnectorClient['conversations']['createConversation']>[0];

/** Without a message in it: Teams shows none that goes along with the creation of a chat which exists. */
export function personalChat({ tenant, bot, user }: Address): NewConversation {
  const chat = {
    isGroup: false,
    bot: { id: bot },
    members: [{ id: user }],
    ...(tenant === undefined ? {} : { tenantId: tenant, channelData: { tenant: { id: tenant } } }),
  };
  // The types ask for the names of both, which Teams knows itself.
  return chat as NewConversation;
}

/** The HTTP status of an error of the connector. */
function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : undefined;
}
