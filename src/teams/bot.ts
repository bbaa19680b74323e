import type { TurnState } from '@microsoft/teams-ai';
// Its index brings models, tokenizers and planners along, which no turn needs: 200 files and 30 MB.
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { Storage, TurnContext } from 'botbuilder';
import type { Card } from '../cards/render.ts';
import { type AskedQuestions, askedQuestions } from '../chat/asked.ts';
import type { Chat } from '../chat/chat.ts';
import type { Preferences } from '../chat/preferences.ts';
import type { Choice, Deferred, Reply, Turn } from '../chat/turn.ts';
import type { Language } from '../guide/schema.ts';
import type { Log } from '../log.ts';
import type { Mine } from '../remind/mine.ts';
import type { People } from '../remind/ports.ts';
import type { Intake } from '../remind/signal.ts';
import type { Telemetry, TurnResult } from '../telemetry/telemetry.ts';
import type { Happened } from '../usage/use.ts';
import { wordsOf } from '../words/words.ts';
import { addressOf, guestKey, type InboundActivity, isRemoval, scopeOf } from './activity.ts';
import { createWriter, refuseInvoke, type WriteCard } from './delivery.ts';
import { answerDialog, answerSearch, isDialog, searchOf } from './extension.ts';
import { type Arrived, type Inbound, inboundOf, noteInbound } from './inbound.ts';
import { createNoting, type Noting } from './noting.ts';
import { isOverheard, signalIn } from './overheard.ts';

/** What the bot is called, in every language. */
const NAME = 'Må jeg?';

/** What the bot in Teams works with. */
export interface BotParts {
  chat: Chat;
  preferences: Preferences;
  /** The reminders of a person, by the key that everything about the person is kept under. */
  mine: (person: string) => Mine;
  /** Where people can be written to. */
  people: Pick<People, 'remember' | 'erase'>;
  /** Takes in a risky action that the bot saw in a message. */
  take: (intake: Intake) => Promise<void>;
  /** Whether the municipality has decided that the bot reads along; otherwise such messages are let go unread. */
  readAlong: boolean;
  /** Counts a turn, of no person; it never throws. */
  count: (happened: Happened) => void;
  telemetry: Pick<Telemetry, 'turn'>;
  log: Log;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
  /** The present day as an ISO date. */
  today: () => string;
  /** The language of people whose client speaks none of ours. */
  fallbackLanguage: Language;
  /** Milliseconds after which a turn gives up on Teams: 3,000 for a click and 10,000 for the rest, unless set. */
  patience?: number;
}

/** The same with what the bot remembers itself. */
type Parts = BotParts & { asked: AskedQuestions; noting: Noting; write: WriteCard };

/** The bot's parts of a turn, for the adapter. */
export interface Bot {
  run: (context: TurnContext, arrived: Arrived) => Promise<void>;
  /** What happens when `run` throws: the person gets an answer, and an invoke gets its response. */
  fail: (context: TurnContext, error: unknown) => Promise<void>;
}

/** Makes the bot: what comes in from Teams goes to the chat, and its answer goes back. */
export function createBot(given: BotParts): Bot {
  const own = { asked: askedQuestions(given.clock), noting: createNoting(given), write: createWriter() };
  const parts = { ...given, ...own };
  const app = new Application<TurnState>({
    storage: nothing,
    startTypingTimer: false,
    removeRecipientMention: false,
  });
  const does = (kind: Turn['kind']) => async (context: TurnContext) => inboundOf(context).turn?.kind === kind;
  app.addRoute(inDialog, (context) => answerInDialog(parts, context), true);
  app.addRoute(searches, (context) => answerQuery(parts, context), true);
  app.addRoute(does('card'), (context) => answerCard(parts, context), true);
  app.addRoute(isInvoke, (context) => answerOtherInvoke(parts, context), true);
  app.addRoute(does('card'), (context) => answerCard(parts, context));
  app.addRoute(overhears, (context) => lookAt(parts, context));
  app.addRoute(does('installed'), (context) => greet(parts, context));
  app.addRoute(does('text'), (context) => answerMessage(parts, context));
  app.addRoute(does('deleted'), (context) => answerMessage(parts, context));
  app.addRoute(removes, (context) => forget(parts, context));
  return {
    run: async (context, arrived) => {
      noteInbound(context, arrived, parts);
      const inbound = inboundOf(context);
      await inbound.measured.part('address', () => noteAddress(parts, inbound));
      await app.run(context);
      ended(inbound, inbound.verb === undefined ? 'no-answer' : 'answered');
    },
    fail: async (context, error) => {
      try {
        await answerFailure(parts, context, error);
      } finally {
        ended(inboundOf(context), 'failed');
      }
    },
  };
}

function ended({ measured, verb }: Inbound, result: TurnResult): void {
  measured.ended(verb, result);
}

/** The cards carry everything, so the turn state of the SDK is neither read nor written. */
const nothing: Storage = {
  read: async () => ({}),
  write: async () => {},
  delete: async () => {},
};

/** Tells the person that something went wrong; without an invoke response Teams would say it in its own words. */
async function answerFailure(parts: Parts, context: TurnContext, error: unknown): Promise<void> {
  const { activity, turn, person, teams } = inboundOf(context);
  parts.log.error('A turn failed', { error, scope: scopeOf(activity) });
  const card = parts.chat.failure(person, turn);
  if (activity.type === 'invoke') return answerFailedInvoke(context, activity, person.language, card);
  try {
    await teams.send(card);
  } catch (unsent) {
    parts.log.error('The person could not be told that a turn failed', { error: unsent });
  }
}

/** Each kind of invoke takes its own kind of answer. */
function answerFailedInvoke(
  context: TurnContext,
  activity: InboundActivity,
  language: Language,
  card: Card,
): void {
  if (isDialog(activity)) answerDialog(context, NAME, card);
  else if (searchOf(activity) !== undefined) answerSearch(context, [], wordsOf(language).failed);
  else inboundOf(context).teams.respond(card);
}

async function greet(parts: Parts, context: TurnContext): Promise<void> {
  if (await parts.preferences.welcomeOnce(guestKey(inboundOf(context).activity)))
    await answerMessage(parts, context);
}

/** Before the answer, so that who wants everything erased is not noted again. The answer does not depend on it. */
async function noteAddress(
  { noting, log }: Parts,
  { activity, key, clientLanguage }: Inbound,
): Promise<void> {
  if (isRemoval(activity) || isOverheard(activity)) return;
  try {
    await noting.note(key, addressOf(activity), clientLanguage);
  } catch (error) {
    log.error('Where a person can be written to was not kept', { error, scope: scopeOf(activity) });
  }
}

/**
 * Looks at a message that was not meant for the bot, where the team or chat has let it read along. Nothing of it is
 * kept, and nobody but whoever wrote it hears of it.
 */
async function lookAt({ take, today, readAlong }: Parts, context: TurnContext): Promise<void> {
  if (!readAlong) return;
  const { activity } = inboundOf(context);
  const signal = signalIn(activity, today());
  if (signal) await take({ signals: [signal], withdrawn: [], ignored: 0 });
}

/** Under the conversation stands that it was welcomed; all that is kept of a person ends with the personal chat. */
async function forget({ preferences, people, asked, noting }: Parts, context: TurnContext): Promise<void> {
  const { activity, key, person } = inboundOf(context);
  await preferences.forget(guestKey(activity));
  asked.remember(key, undefined);
  noting.forget(key);
  if (person.place === 'alone') await people.erase(key);
}

async function answerMessage(parts: Parts, context: TurnContext): Promise<void> {
  const inbound = inboundOf(context);
  const { card } = await replyTo(parts, inbound);
  await inbound.teams.send(card);
}

/**
 * A click: alone, the message changes on every device; among others, only the person who clicked sees the
 * answer. An older client takes no answer to a click, so it gets a message.
 */
async function answerCard(parts: Parts, context: TurnContext): Promise<void> {
  const inbound = inboundOf(context);
  const { activity, person, teams } = inbound;
  const card = await afterPersonal(inbound, await replyTo(parts, inbound));
  const id = person.place === 'alone' ? activity.replyToId : undefined;
  const shown = id ? await replaced(parts, inbound, id, card) : false;
  if (activity.type === 'invoke') teams.respond(card);
  else if (!shown) await teams.send(card);
}

/** Whether the card stands in the place of the message. If not, the turn goes on: it has another way to show it. */
async function replaced({ log }: Parts, { activity, teams }: Inbound, id: string, card: Card) {
  try {
    await teams.replace(id, card);
    return true;
  } catch (error) {
    log.error('A card could not be replaced', { error, scope: scopeOf(activity) });
    return false;
  }
}

/** What the person sees here, once the card for the personal chat has been sent, or could not be. */
async function afterPersonal({ activity, teams }: Inbound, { card, personal }: Reply): Promise<Card> {
  if (!personal || (await teams.sendPersonally(personal.card))) return card;
  return personal.undelivered(`https://teams.microsoft.com/l/chat/0/0?users=${activity.recipient.id}`);
}

/** What the message extension shows in a window of its own; the title of the window is the bot's name. */
async function answerInDialog(parts: Parts, context: TurnContext): Promise<void> {
  const { card } = await replyTo(parts, inboundOf(context));
  answerDialog(context, NAME, card);
}

/** What can be inserted into a chat. Nothing of the question is logged. */
async function answerQuery(parts: Parts, context: TurnContext): Promise<void> {
  const inbound = inboundOf(context);
  const { activity } = inbound;
  const begin = parts.clock();
  inbound.verb = 'search';
  const own = { ...inbound.person, ...(await choicesOf(parts, inbound)) };
  const results = inbound.measured.part('step', () => parts.chat.search(searchOf(activity) ?? '', own));
  answerSearch(context, results, wordsOf(own.language).notFound);
  const ms = Math.round(parts.clock() - begin);
  parts.log.info('turn', { verb: 'search', scope: scopeOf(activity), locale: own.language, ms });
}

async function answerOtherInvoke(parts: Parts, context: TurnContext): Promise<void> {
  const scope = scopeOf(inboundOf(context).activity);
  parts.log.warn('An invoke that this bot does not know', { scope });
  refuseInvoke(context, 'This bot does not answer this request.');
}

async function replyTo(parts: Parts, inbound: Inbound): Promise<Reply> {
  const begin = parts.clock();
  const { activity, key, turn, measured } = inbound as Inbound & { turn: Turn };
  const alone = inbound.person.place === 'alone';
  const asked = alone ? parts.asked.last(key) : undefined;
  inbound.person = { ...inbound.person, ...(await choicesOf(parts, inbound)), ...(asked && { asked }) };
  const answer = measured.part('step', () => parts.chat.answer(turn, inbound.person));
  const reply = await finished(parts, inbound, answer);
  inbound.verb = reply.log.verb;
  if (alone) parts.asked.remember(key, reply.asked);
  const { choice } = reply;
  if (choice) await measured.part('choices', () => parts.preferences.choose(key, choice));
  const ms = Math.round(parts.clock() - begin);
  const { error, passed, ...about } = reply.log;
  if (error !== undefined) parts.log.warn('The chooser did not answer', { error });
  parts.log.info('turn', { ...about, scope: scopeOf(activity), locale: inbound.person.language, ms });
  parts.count({ ...about, ...(passed !== undefined && { passed }), language: inbound.person.language });
  return reply;
}

/**
 * An answer once the store, or the chooser, was asked for what it takes. What is looked up or changed there hangs on
 * the address, which must be there then and can be gone afterwards.
 */
async function finished(parts: Parts, inbound: Inbound, answer: Reply | Deferred): Promise<Reply> {
  const { part } = inbound.measured;
  if (!('with' in answer)) return answer.reconsider ? part('chooser', answer.reconsider) : answer;
  const { key } = inbound;
  parts.noting.forget(key);
  await noteAddress(parts, inbound);
  try {
    return await part('reminders', () => answer.with(parts.mine(key)));
  } finally {
    parts.noting.forget(key);
  }
}

/** What the person chose. A card says itself in which language and for which municipality it speaks. */
async function choicesOf({ preferences }: Parts, { key, turn, measured }: Inbound): Promise<Choice> {
  const clicked = turn?.kind === 'card' ? turn.action : undefined;
  if (clicked) return { language: clicked.lang, pack: clicked.pack };
  return measured.part('choices', () => preferences.choices(key));
}

async function inDialog(context: TurnContext): Promise<boolean> {
  const { activity, turn } = inboundOf(context);
  return activity.type === 'invoke' && isDialog(activity) && turn !== undefined;
}

async function searches(context: TurnContext): Promise<boolean> {
  const { activity } = inboundOf(context);
  return activity.type === 'invoke' && searchOf(activity) !== undefined;
}

async function overhears(context: TurnContext): Promise<boolean> {
  return isOverheard(inboundOf(context).activity);
}

async function isInvoke(context: TurnContext): Promise<boolean> {
  return context.activity.type === 'invoke';
}

async function removes(context: TurnContext): Promise<boolean> {
  return isRemoval(inboundOf(context).activity);
}
