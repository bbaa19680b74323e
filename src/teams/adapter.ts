import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { validateAndFixActivity } from 'botbuilder/lib/activityValidator.js';
import { AuthenticationConstants, AuthenticationError, type ConnectorClient } from 'botframework-connector';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { AppIdentity } from '../config.ts';
import { CodedError } from '../errors.ts';
import { InboundActivity, personKey } from './activity.ts';
import type { Bot } from './bot.ts';
import { foreignTenant, type Refused, strangeOrigin } from './origin.ts';

/** How a request to the bot ended: the status, and the body of an invoke's answer or of a refusal. */
export interface Handled {
  status: number;
  body?: unknown;
  /** The code of the refusal, where it is one. */
  refused?: string;
}

/** Teams has a service URL for each region of the world; a tenant uses one. */
const MOST_REGIONS = 16;
/** The policy that tries again, as the SDK's pipeline names it. */
const RETRY_POLICY = 'defaultRetryPolicy';

/** As much of the SDK's pipeline as is changed. */
interface Pipeline {
  removePolicy: (policy: { name: string }) => unknown[];
}

/**
 * Microsoft's adapter with a gate before it. Its own `process` prints errors, which may quote a message, and
 * sends their text to the caller; this one does neither.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #bot: Bot;
  readonly #app: AppIdentity | undefined;
  readonly #mayAct: (person: string) => boolean;
  /** By service URL: to build one, with its credentials and policies, costs more than a message. */
  readonly #connectors = new Map<string, Promise<ConnectorClient>>();

  /** @param mayAct whether a person may act once more, by the key of the person; always unless given */
  constructor(app: AppIdentity | undefined, bot: Bot, mayAct: (person: string) => boolean = () => true) {
    super(new ConfigurationBotFrameworkAuthentication(credentials(app)));
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
    if (!this.#mayAct(personKey(inbound)))
      return refusal({ status: 429, code: 'TOO_MANY', message: 'This person acts faster than anybody can' });
    const answer = await this.processActivity(caller, activity, this.#bot.run);
    return { status: answer?.status ?? 200, ...(answer?.body === undefined ? {} : { body: answer.body }) };
  }

  /**
   * The way to Teams of a region for messages that answer nothing. It makes each request once: the SDK's own would
   * wait within this process for as long as Teams asks.
   */
  connectorTo(serviceUrl: string): Promise<ConnectorClient> {
    const kept = this.#connectors.get(serviceUrl);
    if (kept) return kept;
    if (this.#connectors.size >= MOST_REGIONS) this.#connectors.clear();
    const made = this.#makeConnector(serviceUrl);
    this.#connectors.set(serviceUrl, made);
    made.catch(() => this.#connectors.delete(serviceUrl));
    return made;
  }

  async #makeConnector(serviceUrl: string): Promise<ConnectorClient> {
    const identity = this.createClaimsIdentity(this.#app?.id ?? '');
    const factory = this.botFrameworkAuthentication.createConnectorFactory(identity);
    const connector = await factory.create(serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope);
    // The types keep the pipeline to themselves, and no option leaves a policy out.
    const { client } = connector as unknown as { client: { pipeline: Pipeline } };
    if (client.pipeline.removePolicy({ name: RETRY_POLICY }).length === 0) {
      throw new CodedError(
        'CONNECTOR_CHANGED',
        `The Bot Framework SDK has no policy "${RETRY_POLICY}" any more. Name the one of the installed version.`,
      );
    }
    return connector;
  }

  /** Who sent an activity, or undefined where that is not the Bot Connector. */
  async #callerOf(activity: Activity, authorization: string) {
    if (this.#app && !holdsToken(authorization)) return undefined;
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
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

function refusal({ status, code, message }: Refused): Handled {
  return { status, body: { error: { code, message } }, refused: code };
}

/** The settings in the SDK's words. Without an identity it accepts every caller: `readConfig` rules that out in production. */
function credentials(app: AppIdentity | undefined) {
  if (!app) return {};
  return {
    MicrosoftAppId: app.id,
    MicrosoftAppTenantId: app.tenant,
    MicrosoftAppType: app.type,
    ...(app.type === 'SingleTenant' ? { MicrosoftAppPassword: app.password } : {}),
  };
}
