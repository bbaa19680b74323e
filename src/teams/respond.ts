import type { TurnContext } from 'botbuilder';

/** Answers an invoke with the JSON of a body in the form that this kind of invoke takes. */
export async function respond(context: TurnContext, json: string): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: json } });
}
