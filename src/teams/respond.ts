import type { TurnContext } from 'botbuilder';

const ANSWER = Symbol('answer');

/** Answers an invoke with a body in the form that this kind of invoke takes, or with the bytes of its JSON. */
export function respond(context: TurnContext, body: object): void {
  context.turnState.set(ANSWER, body);
}

/** What `respond` was given last in this turn; undefined where the invoke has no answer. */
export function answerTo(context: TurnContext): object | undefined {
  return context.turnState.get(ANSWER);
}
