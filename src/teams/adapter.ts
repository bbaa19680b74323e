import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import { validateAndFixActivity } from 'botbuilder/lib/activityValidator.js';
import { AuthenticationError } from 'botframework-connector';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { AppIdentity } from '../config.ts';
import { InboundActivity, personKey } from './activity.ts';
import { Authentication } from './authentication.ts';
import type { Bot } from './bot.ts';
import type { Connector } from './connector.ts';
import { foreignTenant, type Refused, strangeOrigin } from './origin.ts';

/** How a request to the bot ended: the status, and the JSON (UTF-8) of an invoke's answer or of a refusal. */
export interface Handled {
  status: number;
  json?: Buffer;
  /** The code of the refusal, where it is one. */
  refused?: string;
}

/**
 * Microsoft's adapter with a gate before it. Its own `process` prints errors, which may quote a message, and
 * sends their text to the caller; this one does neither.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #bot: Bot;
  readonly #app: AppIdentity | undefined;
  readonly #mayAct: (person: string) => boolean;
  readonly #authentication: Authentication;

  /** @param mayAct whether a person may act once more, by the key of the person; always unless given */
  constructor(app: AppIdentity | undefined, bot: Bot, mayAct: (person: string) => boolean = () => true) {
    const authentication = new Authentication(app);
    super(authentication);
    this.#authentication = authentication;
    this.#bot = bot;
    this.#app = app;
    this.#mayAct = mayAct;
    this.onTurnError = bot.fail;
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
    const activity = validateAndFixActivity(body as Activity);
    const caller = await this.#callerOf(activity, authorization);
    if (!caller)
      return refusal({
        status: 401,
        code: 'NOT_AUTHENTICATED',
        message: 'The caller is not the Bot Connector',
      });
    const foreign = foreignTenant(inbound, this.#app);
    if (foreign) return refusal(foreign);
    // After the caller is known: nobody else can use up somebody's turns.
    const key = personKey(inbound);
    if (!this.#mayAct(key))
      return refusal({ status: 429, code: 'TOO_MANY', message: 'This person acts faster than anybody can' });
    const connector = this.#authentication.answeringTo(inbound.serviceUrl);
    const run = (context: TurnContext) => this.#bot.run(context, { activity: inbound, key, connector });
    const answer = await this.processActivity(caller, activity, run);
    const { status = 200, body: said } = answer ?? {};
    return said === undefined ? { status } : { status, json: written(said) };
  }

  /** The way to Teams of a region for messages that answer nothing; see `Authentication`. */
  connectorTo(serviceUrl: string): Connector {
    return this.#authentication.connectorTo(serviceUrl);
  }

  /** Who sent an activity, or undefined where that is not the Bot Connector. */
  async #callerOf(activity: Activity, authorization: string) {
    if (this.#app && !holdsToken(authorization)) return undefined;
    try {
      return await this.#authentication.authenticateRequest(activity, authorization);
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }
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
