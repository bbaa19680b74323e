import type { TurnContext } from 'botbuilder';

/** Answers an invoke with the JSON (UTF-8) of a body in the form that this kind of invoke takes. */
export async function respond(context: TurnContext, json: Buffer): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: json } });
}
