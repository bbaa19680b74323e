import type { TurnContext } from 'botbuilder';
import type { Card } from '../cards/render.ts';
import type { Address } from '../remind/reminder.ts';
import type { CallConnector } from '../telemetry/telemetry.ts';
import { addressOf, type InboundActivity } from './activity.ts';
import { type Connector, ConnectorRefusal } from './connector.ts';
import { respond } from './respond.ts';

/** What the bot can say in Teams during one turn. Each throws what the connector does. */
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
  /** Answers the invoke of a card with the card that follows, for the device that clicked. */
  respond: (card: Card) => void;
}

/** The way to Teams of one turn. */
interface Way {
  connector: Connector;
  /** Milliseconds that are left of the turn. */
  left: () => number;
  /** Makes each request, and measures it. */
  call: CallConnector;
  write: WriteCard;
}

const CARD = 'application/vnd.microsoft.card.adaptive';
/** What stands around a card in the answer to an invoke, and after one in a message: a byte for each character. */
const ANSWER = `{"statusCode":200,"type":"${CARD}","value":`;
const ANSWER_END = '}';
const MESSAGE_END = Buffer.from('}]}');

/**
 * What can be said in a turn. It goes to the connector itself, because `context.sendActivity` knows no end:
 * on 429 and 5xx the SDK tries again for as long as Teams asks it to, and the turn waits.
 */
export function deliveryOf(
  context: TurnContext,
  activity: InboundActivity,
  { connector, left, call, write }: Way,
): Delivery {
  const here = activity.conversation.id;
  const { id: answered } = activity;
  const address = addressOf(activity);
  const messageTo = (conversation: string, card: Card, own: object = {}) =>
    cardMessage(address, conversation, card, {
      content: write(card).content,
      fields: { channelId: activity.channelId, ...own },
    });
  const reply = answered ? { replyToId: answered } : {};
  const send = async (card: Card) => {
    const message = messageTo(here, card, reply);
    if (answered) await call('reply', () => connector.reply(here, answered, message, left()));
    else await call('send', () => connector.send(here, message, left()));
  };
  return {
    send,
    replace: async (id, card) => {
      try {
        const message = messageTo(here, card, { ...reply, id });
        await call('update', () => connector.update(here, id, message, left()));
      } catch (error) {
        if (!(error instanceof ConnectorRefusal && error.statusCode === 404)) throw error;
        await send(card);
      }
    },
    sendPersonally: async (card) => {
      try {
        const id = await call('create', () => connector.create(personalChat(address), left()));
        await call('send', () => connector.send(id, messageTo(id, card), left()));
        return true;
      } catch (error) {
        if (error instanceof ConnectorRefusal && [403, 404].includes(error.statusCode)) return false;
        throw error;
      }
    },
    respond: (card) => respond(context, write(card).answer),
  };
}

/** A card as JSON in UTF-8, alone and in the answer to an invoke. */
interface WrittenCard {
  content: Buffer;
  answer: Buffer;
}

export type WriteCard = (card: Card) => WrittenCard;

/** Writes a card once, however often it is sent: nothing else of a turn takes as long to write. */
export function createWriter(): WriteCard {
  const written = new WeakMap<Card, WrittenCard>();
  return (card) => {
    const known = written.get(card);
    if (known) return known;
    const answer = Buffer.from(`${ANSWER}${JSON.stringify(card)}${ANSWER_END}`);
    const made = { content: answer.subarray(ANSWER.length, -ANSWER_END.length), answer };
    written.set(card, made);
    return made;
  };
}

function bytesOfJson(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** Answers an invoke that this bot has no part in. */
export function refuseInvoke(context: TurnContext, message: string): void {
  const value = { code: 'NotSupported', message };
  respond(context, { statusCode: 400, type: 'application/vnd.microsoft.error', value });
}

/**
 * A card as the JSON of a message; the summary is what a notification shows. It repeats of the address what was checked
 * and nothing else.
 * @param more the JSON of the card where it is there already, and more fields of the message
 */
export function cardMessage(
  { serviceUrl, bot, user }: Address,
  conversation: string,
  card: Card,
  { content = bytesOfJson(card), fields = {} }: { content?: Buffer; fields?: object } = {},
): Buffer {
  const message = {
    type: 'message',
    channelId: 'msteams',
    serviceUrl,
    from: { id: bot },
    recipient: { id: user },
    conversation: { id: conversation },
    summary: card.fallbackText,
    ...fields,
  };
  const head = `${JSON.stringify(message).slice(0, -1)},"attachments":[{"contentType":"${CARD}","content":`;
  return Buffer.concat([Buffer.from(head), content, MESSAGE_END]);
}

/**
 * The JSON of a personal chat to make. Without a message in it: Teams shows none that goes along with the creation of
 * a chat which exists.
 */
export function personalChat({ tenant, bot, user }: Address): Buffer {
  return bytesOfJson({
    isGroup: false,
    bot: { id: bot },
    members: [{ id: user }],
    ...(tenant === undefined ? {} : { tenantId: tenant, channelData: { tenant: { id: tenant } } }),
  });
}
