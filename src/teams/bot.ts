import { Application, type TurnState } from '@microsoft/teams-ai';
import { type Storage, TurnContext } from 'botbuilder';
import type { Chat } from '../chat/chat.ts';
import type { Preferences } from '../chat/preferences.ts';
import type { Reply, Turn } from '../chat/turn.ts';
import type { Language } from '../guide/schema.ts';
import type { Log } from '../log.ts';
import {
  guestKey,
  InboundActivity,
  isRemoval,
  languageOf,
  personKey,
  placeOf,
  scopeOf,
  turnOf,
} from './activity.ts';
import { answerInvoke, messageOf, refuseInvoke, replaceMessage, sendPersonally } from './delivery.ts';

/** What the bot in Teams works with. */
export interface BotParts {
  chat: Chat;
  preferences: Preferences;
  log: Log;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
  /** The app's id, empty on a developer's machine. */
  appId: string;
  /** The language of people whose client speaks none of ours. */
  fallbackLanguage: Language;
}

/** The bot's parts of a turn, for the adapter. */
export interface Bot {
  run: (context: TurnContext) => Promise<void>;
  /** What happens when `run` throws: the person gets an answer, and an invoke gets its response. */
  fail: (context: TurnContext, error: Error) => Promise<void>;
}

/** Makes the bot: what comes in from Teams goes to the chat, and its answer goes back. */
export function createBot(parts: BotParts): Bot {
  // The SDK's own removal of the mention would come after our reading of the text.
  const app = new Application<TurnState>({
    storage: nothing,
    startTypingTimer: false,
    removeRecipientMention: false,
  });
  const answers = (kind: Turn['kind']) => async (context: TurnContext) =>
    inbound(context).turn?.kind === kind;
  app.addRoute(answers('card'), (context) => answerCard(parts, context), true);
  app.addRoute(isInvoke, (context) => answerOtherInvoke(parts, context), true);
  app.addRoute(answers('card'), (context) => answerCard(parts, context));
  app.addRoute(answers('installed'), (context) => greet(parts, context));
  app.addRoute(answers('text'), (context) => answerMessage(parts, context));
  app.addRoute(answers('deleted'), (context) => answerMessage(parts, context));
  app.addRoute(removes, (context) => parts.preferences.forget(guestKey(inbound(context).activity)));
  return {
    run: async (context) => {
      const activity = InboundActivity.parse(withoutMention(context));
      context.turnState.set(INBOUND, { activity, turn: turnOf(activity) });
      await app.run(context);
    },
    fail: (context, error) => answerFailure(parts, context, error),
  };
}

/** Tells the person that something went wrong; without an invoke response Teams would say it in its own words. */
async function answerFailure(parts: BotParts, context: TurnContext, error: Error): Promise<void> {
  const { activity } = inbound(context);
  parts.log.error('A turn failed', { error, scope: scopeOf(activity) });
  const language = languageOf(activity.locale) ?? parts.fallbackLanguage;
  const card = parts.chat.failure({ place: placeOf(activity), language });
  if (activity.type === 'invoke') return answerInvoke(context, card);
  try {
    await context.sendActivity(messageOf(card));
  } catch (unsent) {
    parts.log.error('The person could not be told that a turn failed', { error: unsent });
  }
}

/** The cards carry everything, so the turn state of the SDK is neither read nor written. */
const nothing: Storage = {
  read: async () => ({}),
  write: async () => {},
  delete: async () => {},
};

async function greet(parts: BotParts, context: TurnContext): Promise<void> {
  if (await parts.preferences.welcomeOnce(guestKey(inbound(context).activity)))
    await answerMessage(parts, context);
}

async function answerMessage(parts: BotParts, context: TurnContext): Promise<void> {
  const reply = await replyTo(parts, context);
  await context.sendActivity(messageOf(reply.card));
}

/** A click: alone, the message changes on every device; among others, only the person who clicked sees the answer. */
async function answerCard(parts: BotParts, context: TurnContext): Promise<void> {
  const { activity } = inbound(context);
  const reply = await replyTo(parts, context);
  const card = await afterPersonal(parts, context, reply);
  const id = activity.replyToId;
  const alone = placeOf(activity) === 'alone';
  if (alone && id) await replaceMessage(context, id, card);
  if (activity.type === 'invoke') await answerInvoke(context, card);
  else if (!alone || !id) await context.sendActivity(messageOf(card));
}

/** What the person sees here, once the card for the personal chat has been sent, or could not be. */
async function afterPersonal(parts: BotParts, context: TurnContext, reply: Reply) {
  if (!reply.personal) return reply.card;
  if (await sendPersonally(context, parts.appId, reply.personal.card)) return reply.card;
  return reply.personal.undelivered(`https://teams.microsoft.com/l/chat/0/0?users=28:${parts.appId}`);
}

async function answerOtherInvoke(parts: BotParts, context: TurnContext): Promise<void> {
  parts.log.warn('An invoke that this bot does not know', { scope: scopeOf(inbound(context).activity) });
  await refuseInvoke(context, 'This bot does not answer this request.');
}

async function replyTo(parts: BotParts, context: TurnContext): Promise<Reply> {
  const begin = parts.clock();
  const { activity, turn } = inbound(context) as { activity: InboundActivity; turn: Turn };
  const key = personKey(activity);
  // A card says itself in which language and for which municipality it speaks.
  const chosen = turn.kind === 'card' ? {} : await parts.preferences.choices(key);
  const language = chosen.language ?? languageOf(activity.locale) ?? parts.fallbackLanguage;
  const reply = parts.chat.answer(turn, { place: placeOf(activity), ...chosen, language });
  if (reply.choice) await parts.preferences.choose(key, reply.choice);
  const ms = Math.round(parts.clock() - begin);
  parts.log.info('turn', { ...reply.log, scope: scopeOf(activity), locale: language, ms });
  return reply;
}

const INBOUND = Symbol('inbound');

/** What came in, read once for the whole turn. */
function inbound(context: TurnContext): { activity: InboundActivity; turn: Turn | undefined } {
  return context.turnState.get(INBOUND);
}

/** The activity without "@Må jeg?" in its text. */
function withoutMention(context: TurnContext): TurnContext['activity'] {
  const { activity } = context;
  if (activity.text) TurnContext.removeRecipientMention(activity);
  return activity;
}

async function isInvoke(context: TurnContext): Promise<boolean> {
  return context.activity.type === 'invoke';
}

async function removes(context: TurnContext): Promise<boolean> {
  return isRemoval(inbound(context).activity);
}
