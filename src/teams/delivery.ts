import { type Activity, CardFactory, MessageFactory, type TurnContext } from 'botbuilder';
import type { Card } from '../cards/render.ts';

/** A card as a message; the summary is what a notification shows. */
export function messageOf(card: Card): Partial<Activity> {
  const message = MessageFactory.attachment(CardFactory.adaptiveCard(card));
  return { ...message, summary: card.fallbackText };
}

/**
 * Puts a card in the place of the message that was clicked, on every device of the person. A message that
 * Teams no longer finds is followed by a new one.
 */
export async function replaceMessage(context: TurnContext, id: string, card: Card): Promise<void> {
  try {
    await context.updateActivity({ ...messageOf(card), id });
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    await context.sendActivity(messageOf(card));
  }
}

/**
 * Sends a card to the personal chat of the person who acted among others.
 * @returns whether it could be sent: not where the person does not have the app
 */
export async function sendPersonally(context: TurnContext, appId: string, card: Card): Promise<boolean> {
  const { activity, adapter } = context;
  const audience: string = context.turnState.get(adapter.OAuthScopeKey) ?? '';
  const { tenantId } = activity.conversation;
  const parameters = {
    isGroup: false,
    bot: activity.recipient,
    members: [activity.from],
    channelData: { tenant: { id: tenantId } },
    ...(tenantId === undefined ? {} : { tenantId }),
  };
  // An error in the callback would go to the adapter's handler, which would answer in the wrong conversation.
  let failure: unknown;
  const send = async (personal: TurnContext) => {
    await personal.sendActivity(messageOf(card)).catch((error: unknown) => {
      failure = error;
    });
  };
  try {
    await adapter.createConversationAsync(
      appId,
      activity.channelId,
      activity.serviceUrl,
      audience,
      parameters as Parameters<typeof adapter.createConversationAsync>[4],
      send,
    );
  } catch (error) {
    failure = error;
  }
  if (failure === undefined) return true;
  const status = statusOf(failure);
  if (status === 403 || status === 404) return false;
  throw failure;
}

/** Answers the invoke of a card with the card that follows, for the device that clicked. */
export async function answerInvoke(context: TurnContext, card: Card): Promise<void> {
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

/** Answers an invoke that this bot has no part in. */
export async function refuseInvoke(context: TurnContext, message: string): Promise<void> {
  const value = { code: 'NotSupported', message };
  const body = { statusCode: 400, type: 'application/vnd.microsoft.error', value };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

/** The HTTP status of an error of the connector. */
function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : undefined;
}
