import { describe, expect, it } from '@jest/globals';
import type { Activity } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { Authentication } from '../../src/teams/authentication.ts';

const EUROPE = 'http://127.0.0.1:1/emea';
const policiesOf = (connector: ConnectorClient): string[] =>
  (
    connector as unknown as { client: { pipeline: { getOrderedPolicies: () => { name: string }[] } } }
  ).client.pipeline
    .getOrderedPolicies()
    .map(({ name }) => name);

/** The client that a turn is given. */
async function clientOfTurn(authentication: Authentication, serviceUrl: string): Promise<ConnectorClient> {
  const activity = { type: 'message', channelId: 'msteams', serviceUrl } as Activity;
  const { connectorFactory, audience } = await authentication.authenticateRequest(activity, '');
  return connectorFactory?.create(serviceUrl, audience ?? '') as Promise<ConnectorClient>;
}

describe('the clients of the SDK', () => {
  it('are made once for all turns of a region', async () => {
    const authentication = new Authentication(undefined);
    const client = await clientOfTurn(authentication, EUROPE);
    expect(await clientOfTurn(authentication, EUROPE)).toBe(client);
    expect(await clientOfTurn(authentication, 'http://127.0.0.1:1/amer')).not.toBe(client);
    const tokens = await authentication.createUserTokenClient();
    expect(await authentication.createUserTokenClient()).toBe(tokens);
  });

  it('send the answer of a turn again where Teams asks for it, and a message that answers nothing once', async () => {
    const authentication = new Authentication(undefined);
    expect(policiesOf(await clientOfTurn(authentication, EUROPE))).toContain('defaultRetryPolicy');
    expect(policiesOf(await authentication.connectorTo(EUROPE))).not.toContain('defaultRetryPolicy');
  });

  it('sign what they send, and leave out what a bot has no use for', async () => {
    const policies = policiesOf(await clientOfTurn(new Authentication(undefined), EUROPE));
    expect(policies).toContain('ServiceClientContext_Credentials_SignRequest');
    expect(policies).toContain('proxyPolicy');
    expect(policies).not.toContain('multipartPolicy');
  });

  it('are not more than the regions of the world', async () => {
    const authentication = new Authentication(undefined);
    const first = await clientOfTurn(authentication, EUROPE);
    for (let at = 0; at < 16; at += 1) await clientOfTurn(authentication, `http://127.0.0.1:1/${at}`);
    expect(await clientOfTurn(authentication, EUROPE)).not.toBe(first);
  });
});
