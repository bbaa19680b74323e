import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { AppIdentity } from '../config.ts';
import { CodedError } from '../errors.ts';

/** Teams has a service URL for each region of the world; a tenant uses one. */
const MOST_REGIONS = 16;
/** The policy that tries again, as the SDK's pipeline names it. */
const RETRY_POLICY = 'defaultRetryPolicy';

/** Policies that find nothing to do in what a bot sends, and take their time for each request. */
const IDLE_POLICIES = [
  'formDataPolicy',
  'multipartPolicy',
  'tracingPolicy',
  'logPolicy',
  'redirectPolicy',
  'decompressResponsePolicy',
];

/** As much of the SDK's pipeline as is changed. */
interface Pipeline {
  removePolicy: (policy: { name: string }) => unknown[];
}

/**
 * Microsoft's authentication, which makes the clients of a bot once instead of anew for every turn: to build one, with
 * its credentials and policies, costs more than a message.
 */
export class Authentication extends BotFrameworkAuthentication {
  readonly #inner: ConfigurationBotFrameworkAuthentication;
  readonly #identity: ClaimsIdentity;
  /** For the answers of turns, which the SDK sends again where Teams asks for it. */
  readonly #answering = keptByRegion((serviceUrl) => this.#make(serviceUrl));
  readonly #unasked = keptByRegion((serviceUrl) => this.#makeWithoutRetries(serviceUrl));
  readonly #factory: ConnectorFactory;
  #userTokens: Promise<UserTokenClient> | undefined;

  constructor(app: AppIdentity | undefined) {
    super();
    this.#inner = new ConfigurationBotFrameworkAuthentication(credentials(app));
    this.#identity = identityOf(app?.id ?? '');
    const create = (serviceUrl: string) => this.#answering(serviceUrl);
    this.#factory = new (class extends ConnectorFactory {
      create = create;
    })();
  }

  override async authenticateRequest(
    activity: Activity,
    authorization: string,
  ): Promise<AuthenticateRequestResult> {
    const caller = await this.#inner.authenticateRequest(activity, authorization);
    return { ...caller, connectorFactory: this.#factory };
  }

  override authenticateStreamingRequest(authorization: string, channel: string) {
    return this.#inner.authenticateStreamingRequest(authorization, channel);
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#factory;
  }

  /** The SDK wants one for every turn, although nobody signs in with this bot. */
  override async createUserTokenClient(): Promise<UserTokenClient> {
    this.#userTokens ??= this.#inner.createUserTokenClient(this.#identity);
    return this.#userTokens;
  }

  /**
   * The way to Teams of a region for messages that answer nothing. It makes each request once: the SDK's own would
   * wait within this process for as long as Teams asks.
   * @throws {CodedError} CONNECTOR_CHANGED where the installed version of the SDK is built otherwise
   */
  connectorTo(serviceUrl: string): Promise<ConnectorClient> {
    return this.#unasked(serviceUrl);
  }

  async #make(serviceUrl: string): Promise<ConnectorClient> {
    const factory = this.#inner.createConnectorFactory(this.#identity);
    const scope = AuthenticationConstants.ToChannelFromBotOAuthScope;
    const connector = await factory.create(serviceUrl, scope);
    for (const name of IDLE_POLICIES) pipelineOf(connector).removePolicy({ name });
    return connector;
  }

  async #makeWithoutRetries(serviceUrl: string): Promise<ConnectorClient> {
    const connector = await this.#make(serviceUrl);
    if (pipelineOf(connector).removePolicy({ name: RETRY_POLICY }).length === 0) {
      throw new CodedError(
        'CONNECTOR_CHANGED',
        `The Bot Framework SDK has no policy "${RETRY_POLICY}" any more. Name the one of the installed version.`,
      );
    }
    return connector;
  }
}

/** The types keep the pipeline to themselves, and no option leaves a policy out. */
function pipelineOf(connector: ConnectorClient): Pipeline {
  return (connector as unknown as { client: { pipeline: Pipeline } }).client.pipeline;
}

/** Makes a client for a service URL at the first use, and again after it could not be made. */
function keptByRegion(
  make: (serviceUrl: string) => Promise<ConnectorClient>,
): (serviceUrl: string) => Promise<ConnectorClient> {
  const clients = new Map<string, Promise<ConnectorClient>>();
  return (serviceUrl) => {
    const kept = clients.get(serviceUrl);
    if (kept) return kept;
    if (clients.size >= MOST_REGIONS) clients.clear();
    const made = make(serviceUrl);
    clients.set(serviceUrl, made);
    made.catch(() => clients.delete(serviceUrl));
    return made;
  };
}

/** Whom the bot acts as towards Teams. */
function identityOf(app: string): ClaimsIdentity {
  const { AudienceClaim, AppIdClaim } = AuthenticationConstants;
  return new ClaimsIdentity([AudienceClaim, AppIdClaim].map((type) => ({ type, value: app })));
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
