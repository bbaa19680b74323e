import { type Activity, CloudAdapter, TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { AppIdentity } from '../config.ts';
import { InboundActivity, personKey } from './activity.ts';
import { Authentication } from './authentication.ts';
import type { Bot } from './bot.ts';
import type { Connector } from './connector.ts';
import type { Arrived } from './inbound.ts';
import { foreignTenant, type Refused, strangeOrigin } from './origin.ts';
import { answerTo } from './respond.ts';

/** How a request to the bot ended: the status, and the JSON (UTF-8) of an invoke's answer or of a refusal. */
export interface Handled {
  status: number;
  json?: Buffer;
  /** The code of the refusal, where it is one. */
  refused?: string;
}

/**
 * Microsoft's adapter with a gate before it. Its own `process` prints errors, which may quote a message, and sends
 * their text to the caller; this one does neither. Nor does it take turns through the SDK's pipeline, which makes
 * generator functions for each: V8 keeps the class of such a function until it collects the whole heap, and with it
 * all that the function can see, here the whole turn, which the collections between then have to move about.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #bot: Bot;
  readonly #app: AppIdentity | undefined;
  readonly #mayAct: (person: string) => boolean;
  readonly #authentication: Authentication;

  /** @param mayAct whether a person may act once more, by the key of the person; always unless given */
  constructor(app: AppIdentity | undefined, bot: Bot, mayAct: (person: string) => boolean = () => true) {
    const authentication = new Authentication(app);
    super(authentication.sdk);
    this.#authentication = authentication;
    this.#bot = bot;
    this.#app = app;
    this.#mayAct = mayAct;
  }

  /**
   * Authenticates an activity and runs the bot on it. Something that is no activity gets 400, someone who is not
   * Teams 401, what comes from another channel, tenant or machine 403, and who acts too often 429. Other errors are
   * thrown: the keys of Teams could not be fetched, say.
   */
  async handle(authorization: string, body: unknown): Promise<Handled> {
    const inbound = InboundActivity.safeParse(body).data;
    if (!inbound)
      return refusal({
        status: 400,
        code: 'NOT_AN_ACTIVITY',
        message: 'This is no activity of a bot channel',
      });
    const strange = strangeOrigin(inbound, this.#app);
    if (strange) return refusal(strange);
    if (!(await this.#isFromTeams(inbound, authorization)))
      return refusal({
        status: 401,
        code: 'NOT_AUTHENTICATED',
        message: 'The caller is not the Bot Connector',
      });
    const foreign = foreignTenant(inbound, this.#app);
    if (foreign) return refusal(foreign);
    const key = personKey(inbound);
    // After the caller is known: nobody else can use up somebody's turns.
    if (!this.#mayAct(key))
      return refusal({ status: 429, code: 'TOO_MANY', message: 'This person acts faster than anybody can' });
    const connector = this.#authentication.answeringTo(inbound.serviceUrl);
    const answer = await this.#run({ activity: inbound, key, connector });
    if (answer !== undefined) return { status: 200, json: written(answer) };
    return { status: inbound.type === 'invoke' ? 501 : 200 };
  }

  /** Runs the bot, and gives what it answers an invoke. */
  async #run(arrived: Arrived): Promise<object | undefined> {
    const context = new TurnContext(this, asActivity(arrived.activity));
    try {
      await this.#bot.run(context, arrived);
    } catch (error) {
      await this.#bot.fail(context, error);
    }
    return answerTo(context);
  }

  /** The way to Teams of a region for messages that answer nothing; see `Authentication`. */
  connectorTo(serviceUrl: string): Connector {
    return this.#authentication.connectorTo(serviceUrl);
  }

  /** Whether it was the Bot Connector that sent an activity. */
  async #isFromTeams(activity: InboundActivity, authorization: string): Promise<boolean> {
    if (this.#app && !holdsToken(authorization)) return false;
    try {
      await this.#authentication.sdk.authenticateRequest(asActivity(activity), authorization);
      return true;
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  }
}

/** What the SDK gets of an activity is what was checked: it reads ids, type, text and service URL. */
function asActivity(activity: InboundActivity): Activity {
  return activity as unknown as Activity;
}

/**
 * Whether a header has the form of a token, genuine or not: the SDK stumbles over some that have not, and its error
 * cannot be told from one of ours.
 */
function holdsToken(authorization: string): boolean {
  const token = /^Bearer (\S+)$/u.exec(authorization)?.[1];
  if (token === undefined) return false;
  try {
    decodeProtectedHeader(token);
    const claims = decodeJwt(token);
    return ['aud', 'appid', 'azp', 'ver'].every((name) =>
      ['string', 'undefined'].includes(typeof claims[name]),
    );
  } catch {
    return false; // In whichever way it is none.
  }
}

/** Whether an error says that a token is not good; the SDK lets those of the library that reads tokens through. */
function isRefusal(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode < 500;
  return error instanceof Error && ['JsonWebTokenError', 'NotBeforeError'].includes(error.name);
}

/** The JSON of a body; that of a card is written already. */
function written(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}

function refusal({ status, code, message }: Refused): Handled {
  return { status, json: written({ error: { code, message } }), refused: code };
}
