import type { ConnectorClient } from 'botframework-connector';
import { z } from 'zod';
import type { Card } from '../cards/render.ts';
import { CodedError } from '../errors.ts';
import type { Language } from '../guide/schema.ts';
import type { Messenger } from '../remind/ports.ts';
import type { Reminder, Sent } from '../remind/reminder.ts';
import type { CallConnector } from '../telemetry/telemetry.ts';
import { wasUnsent } from '../unsent.ts';
import { cardMessage, personalChat } from './delivery.ts';

export interface MessengerParts {
  /** The way to Teams of a region; see `TeamsAdapter.connectorTo`. */
  connectorTo: (serviceUrl: string) => Promise<ConnectorClient>;
  draw: (reminder: Reminder, language: Language) => Card;
  /** Makes each request, and measures it. */
  call: CallConnector;
  /** Milliseconds after which a request counts as lost: 15,000 unless set. */
  patience?: number;
}

/** What we read of an error of the Bot Connector. */
const ConnectorError = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  response: z.object({ headers: z.custom<{ get: (name: string) => string | undefined }>() }).optional(),
  details: z.object({ error: z.object({ code: z.string() }) }).optional(),
});

/** Refusals that stay: by the person, by an administrator, or because the app is not there (any more). */
const GONE = ['BotDisabledByAdmin', 'BotNotInConversationRoster', 'ConversationBlockedByUser'];
/** Teams asks for another try of these. */
const AGAIN = [412, 502, 503, 504];

/**
 * Writes to people unasked. A first message makes the personal chat. Every request is made once: when to try again is
 * for the queue to say, so that a wait outlives this process.
 *
 * `send` throws CONNECTOR_REFUSED where the bot itself is refused, and whatever the network throws where nobody knows
 * whether the message arrived.
 */
export function createMessenger({ connectorTo, draw, call, patience = 15_000 }: MessengerParts): Messenger {
  return {
    send: async (address, reminder, language) => {
      const { conversations } = await connectorTo(address.serviceUrl);
      const options = { abortSignal: AbortSignal.timeout(patience) };
      try {
        const chat = personalChat(address);
        const conversation =
          address.conversation ??
          (await call('create', () => conversations.createConversation(chat, options))).id;
        const message = cardMessage(address, conversation, draw(reminder, language));
        await call('send', () => conversations.sendToConversation(conversation, message, options));
        return { kind: 'sent', conversation };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/** What an error of the connector means for a message; what says nothing about it is thrown again. */
function outcomeOf(error: unknown): Sent {
  const { statusCode, code, response, details } = ConnectorError.safeParse(error).data ?? {};
  if (statusCode === undefined) {
    if (wasUnsent(code)) return { kind: 'later', wait: undefined, everybody: true };
    throw error;
  }
  const named = details?.error.code ?? code ?? '';
  if (statusCode === 404 || (statusCode === 403 && GONE.includes(named))) return { kind: 'gone' };
  const wait = waitOf(response?.headers.get('retry-after'));
  if (statusCode === 429) return { kind: 'later', wait, everybody: true };
  if (AGAIN.includes(statusCode)) return { kind: 'later', wait, everybody: false };
  throw new CodedError(
    'CONNECTOR_REFUSED',
    `Teams refuses messages of this bot (status ${statusCode}). Check the app registration and that the app is ` +
      'allowed in the Teams admin centre.',
    { cause: error },
  );
}

/** Milliseconds that a `Retry-After` asks for; a date in it is not what Teams sends. */
function waitOf(header: string | undefined): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : undefined;
}
