import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import type { AppIdentity } from '../config.ts';
import { type Connector, type ConnectorParts, connectorAgent, createConnector } from './connector.ts';

/** Teams has a service URL for each region of the world; a tenant uses one. */
const MOST_REGIONS = 16;

/**
 * Microsoft's authentication, and the ways to Teams, with a connector of our own: the SDK builds a client for every
 * turn, and its client takes longer to send a card than everything else about a turn takes together.
 */
export class Authentication {
  /** Says who sent an activity. */
  readonly sdk: ConfigurationBotFrameworkAuthentication;
  /** For the answers of turns, which are sent again where Teams asks for it. */
  readonly #answering: (serviceUrl: string) => Connector;
  readonly #unasked: (serviceUrl: string) => Connector;

  constructor(app: AppIdentity | undefined) {
    const credentials = new ConfigurationServiceClientCredentialFactory(settings(app));
    this.sdk = new ConfigurationBotFrameworkAuthentication(settings(app), credentials);
    const parts = { agent: connectorAgent(), sign: signature(credentials, app?.id ?? '') };
    this.#answering = keptByRegion((serviceUrl) => createConnector(serviceUrl, parts, true));
    this.#unasked = keptByRegion((serviceUrl) => createConnector(serviceUrl, parts, false));
  }

  /** The way to Teams of a region for the answer of a turn; it makes requests again where Teams asks for that. */
  answeringTo(serviceUrl: string): Connector {
    return this.#answering(serviceUrl);
  }

  /**
   * The way to Teams of a region for messages that answer nothing. It makes each request once: when to try again is for
   * a queue to say, so that a wait outlives this process.
   */
  connectorTo(serviceUrl: string): Connector {
    return this.#unasked(serviceUrl);
  }
}

/** Signs requests to Teams as the app, with the token that the SDK keeps and renews. */
function signature(
  credentials: ConfigurationServiceClientCredentialFactory,
  app: string,
): ConnectorParts['sign'] {
  const { ToChannelFromBotOAuthScope, ToChannelFromBotLoginUrl } = AuthenticationConstants;
  const create = () =>
    credentials.createCredentials(app, ToChannelFromBotOAuthScope, ToChannelFromBotLoginUrl, true);
  let made: ReturnType<typeof create> | undefined;
  return async () => {
    made ??= create();
    let authorization: string | undefined;
    const set = (_name: string, value: string) => {
      authorization = value;
    };
    // Of a request it only wants to know where the header goes.
    await (await made).signRequest({ headers: { set } } as unknown as Signed);
    return authorization;
  };
}

type Credentials = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>;
type Signed = Parameters<Credentials['signRequest']>[0];

/** Makes what belongs to a service URL at the first use. */
function keptByRegion(make: (serviceUrl: string) => Connector): (serviceUrl: string) => Connector {
  const connectors = new Map<string, Connector>();
  return (serviceUrl) => {
    const kept = connectors.get(serviceUrl);
    if (kept) return kept;
    if (connectors.size >= MOST_REGIONS) connectors.clear();
    const made = make(serviceUrl);
    connectors.set(serviceUrl, made);
    return made;
  };
}

/** The settings in the SDK's words. Without an identity it accepts every caller: `readConfig` rules that out in production. */
function settings(app: AppIdentity | undefined) {
  if (!app) return {};
  return {
    MicrosoftAppId: app.id,
    MicrosoftAppTenantId: app.tenant,
    MicrosoftAppType: app.type,
    ...(app.type === 'SingleTenant' ? { MicrosoftAppPassword: app.password } : {}),
  };
}
