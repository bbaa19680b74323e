import type { TurnContext } from 'botbuilder';

/** Answers an invoke with a body in the form that this kind of invoke takes, or with the bytes of its JSON. */
export async function respond(context: TurnContext, body: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
