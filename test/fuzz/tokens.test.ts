import { afterAll, beforeAll, describe, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { createSeal, openToken } from '../../src/receipt/token.ts';
import { TeamsAdapter } from '../../src/teams/adapter.ts';
import { connectorTokens, part } from '../support/connector-tokens.ts';
import { proeve } from '../support/proeve.ts';
import { key, receiptFor } from '../support/receipts.ts';
import { anyValue, nearly, nearlyText } from './malformed.ts';
import { fuzz } from './support.ts';

beforeAll(() => {
  // The SDK prints what it finds wrong with a token.
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(() => {
  jest.restoreAllMocks();
});

describe('tokens of receipts', () => {
  const own = key('2026a');
  const token = createSeal(own)(receiptFor(proeve(), 'gift', { giver: 'colleague' }));
  const [header = '', payload = '', signature = ''] = token.split('.');

  it('open when they are whole, and are refused otherwise', () => {
    const heads = nearly([JSON.parse(Buffer.from(header, 'base64url').toString())]).map(
      (value) => `${Buffer.from(JSON.stringify(value) ?? '').toString('base64url')}.${payload}.${signature}`,
    );
    return fuzz(5_000, fc.oneof(nearlyText([token, header]), heads), async (text) => {
      const { kind } = await openToken(text, [own]);
      if (kind === 'genuine' && text !== token) throw new Error('A changed token was taken for genuine');
    });
  });
});

describe('tokens of the Bot Connector', () => {
  const APP = '2a6f5d3c-0b1e-4f7a-9c8d-1e2f3a4b5c6d';
  const TENANT = '7f0c2b1e-5a44-4c0d-9b7e-2d6f1a3c8e10';
  const SERVICE = 'https://smba.example/emea/';
  const bot = { run: async () => {}, fail: async () => {} };
  const adapter = new TeamsAdapter({ type: 'UserAssignedMSI', id: APP, tenant: TENANT }, bot);
  const connector = connectorTokens();
  const activity = {
    type: 'event',
    channelId: 'msteams',
    serviceUrl: SERVICE,
    from: { id: '29:anna' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: TENANT },
  };
  const genuine = connector.sign(APP, SERVICE);

  it('of any form lead to a refusal, and to no fault of ours', () => {
    const [head = '', claims = '', signature = ''] = genuine.split('.');
    const json = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString());
    const remade = fc
      .tuple(nearly([json(head)]), nearly([json(claims)]))
      .map((parts) => `Bearer ${parts.map((value) => part(Object(value))).join('.')}.${signature}`);
    return fuzz(1_500, fc.oneof(nearlyText([`Bearer ${genuine}`]), remade), async (authorization) => {
      const { status } = await adapter.handle(authorization, structuredClone(activity));
      if (![200, 401].includes(status)) throw new Error(`An answer of ${status}`);
    });
  });

  it('that are signed for any claims let in nobody but the Bot Connector', () => {
    const claims = fc.dictionary(
      fc.constantFrom('iss', 'aud', 'serviceurl', 'nbf', 'exp', 'ver', 'appid', 'azp'),
      anyValue,
      { minKeys: 1 },
    );
    return fuzz(500, claims, async (over) => {
      const token = connector.sign(APP, SERVICE, over);
      const { status } = await adapter.handle(`Bearer ${token}`, structuredClone(activity));
      const isHarmless = Object.keys(over).every((name) =>
        ['nbf', 'exp', 'ver', 'appid', 'azp'].includes(name),
      );
      if (status !== 401 && !(status === 200 && isHarmless)) throw new Error(`An answer of ${status}`);
    });
  });
});
