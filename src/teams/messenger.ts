import type { Card } from '../cards/render.ts';
import { CodedError } from '../errors.ts';
import type { Language } from '../guide/schema.ts';
import type { Messenger } from '../remind/ports.ts';
import type { Reminder, Sent } from '../remind/reminder.ts';
import type { CallConnector } from '../telemetry/telemetry.ts';
import { wasUnsent } from '../unsent.ts';
import { type Connector, ConnectorRefusal } from './connector.ts';
import { cardMessage, personalChat } from './delivery.ts';

export interface MessengerParts {
  /** The way to Teams of a region; see `TeamsAdapter.connectorTo`. */
  connectorTo: (serviceUrl: string) => Connector;
  draw: (reminder: Reminder, language: Language) => Card;
  /** Makes each request, and measures it. */
  call: CallConnector;
  /** Milliseconds after which a request counts as lost: 15,000 unless set. */
  patience?: number;
}

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
      const connector = connectorTo(address.serviceUrl);
      try {
        const conversation =
          address.conversation ??
          (await call('create', () => connector.create(personalChat(address), patience)));
        const message = cardMessage(address, conversation, draw(reminder, language));
        await call('send', () => connector.send(conversation, message, patience));
        return { kind: 'sent', conversation };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/** What an error of the connector means for a message; what says nothing about it is thrown again. */
function outcomeOf(error: unknown): Sent {
  if (!(error instanceof ConnectorRefusal)) {
    if (wasUnsent((error as { code?: string }).code))
      return { kind: 'later', wait: undefined, everybody: true };
    throw error;
  }
  const { statusCode, named, retryAfter: wait } = error;
  if (statusCode === 404 || (statusCode === 403 && GONE.includes(named))) return { kind: 'gone' };
  if (statusCode === 429) return { kind: 'later', wait, everybody: true };
  if (AGAIN.includes(statusCode)) return { kind: 'later', wait, everybody: false };
  throw new CodedError(
    'CONNECTOR_REFUSED',
    `Teams refuses messages of this bot (status ${statusCode}). Check the app registration and that the app is ` +
      'allowed in the Teams admin centre.',
    { cause: error },
  );
}
