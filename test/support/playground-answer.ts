import { z } from 'zod';
import type { Card } from '../../src/cards/render.ts';
import type { Exchange } from './playground-stream.ts';

/** What a click on an Action.Execute brings. */
export type InvokeAnswer =
  | { kind: 'card'; card: Card }
  | { kind: 'message'; text: string }
  | { kind: 'error'; code: string; text: string }
  /** Teams says "Unable to reach app"; `status` is what the bot answered over HTTP. */
  | { kind: 'unreachable'; status: number; body: unknown };

/** The page knows these three and fails on any other. The HTTP status of the bot is 200 with each. */
const Answered = z.discriminatedUnion('type', [
  z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: z.looseObject({}) }),
  z.object({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() }),
  z.object({
    type: z.literal('application/vnd.microsoft.error'),
    value: z.object({ code: z.string(), message: z.string() }),
  }),
]);
const Unreachable = z.object({
  innerHttpError: z
    .object({ statusCode: z.number(), body: z.unknown() })
    .default({ statusCode: 0, body: '' }),
});

/** Reads what the Playground answers to an invoke: 502 where the bot did not answer with 200. */
export function readAnswer(posted: { status: number; body: unknown }): InvokeAnswer {
  if (posted.status === 502) {
    const { statusCode: status, body } = Unreachable.parse(posted.body).innerHttpError;
    return { kind: 'unreachable', status, body };
  }
  const { type, value } = Answered.parse(posted.body);
  switch (type) {
    case 'application/vnd.microsoft.card.adaptive':
      return { kind: 'card', card: value as unknown as Card };
    case 'application/vnd.microsoft.activity.message':
      return { kind: 'message', text: value };
    case 'application/vnd.microsoft.error':
      return { kind: 'error', code: value.code, text: value.message };
  }
}

/** @throws {Error} when a turn of the bot ended in an HTTP error, which the employee never gets to see */
export function assertAnswered({ name, status, response }: Exchange): void {
  if (status >= 400) throw new Error(`The bot answered ${status} to ${name}: ${JSON.stringify(response)}`);
}

/** Whether this is an activity of a type that went to the bot in a conversation or one of its threads. */
export function isFrom(exchange: Exchange, type: string, conversationId: string): boolean {
  const conversation = exchange.request.conversation as { id?: string } | undefined;
  const isThere = conversation?.id?.split(';')[0] === conversationId.split(';')[0];
  return exchange.sentBy === 'playground' && exchange.name === type && isThere;
}
