/**
 * The floor: Microsoft's echo bot on its CloudAdapter and restify. A message is answered with a text, a click with an
 * invoke response, and in a personal chat the message is changed too: as many requests to the connector as ours makes.
 * With the argument "card" it answers with a card that is as large as ours are on average, and never changes.
 */
import { type Activity, ActivityHandler, CardFactory } from 'botbuilder';
import { serve } from './serve.ts';

const withCard = process.argv[2] === 'card';
const line = { type: 'TextBlock', wrap: true, text: 'Skriv ikke navn eller adresse i beskeden.'.repeat(2) };
const content = { type: 'AdaptiveCard', version: '1.5', body: Array.from({ length: 90 }, () => line) };

/** What is sent for a text. */
function said(text: string): Partial<Activity> {
  return withCard
    ? { type: 'message', attachments: [CardFactory.adaptiveCard(content)] }
    : { type: 'message', text, textFormat: 'plain' };
}

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(said(`Echo: ${context.activity.text}`));
      await next();
    });
  }

  protected override async onInvokeActivity(context: Parameters<ActivityHandler['run']>[0]) {
    const { activity } = context;
    const text = `Echo: ${activity.value.action.verb}`;
    if (activity.conversation.conversationType === 'personal')
      await context.updateActivity({ ...said(text), id: activity.replyToId as string });
    const type = withCard
      ? 'application/vnd.microsoft.card.adaptive'
      : 'application/vnd.microsoft.activity.message';
    return { status: 200, body: { statusCode: 200, type, value: withCard ? content : text } };
  }
}

serve(new EchoBot());
