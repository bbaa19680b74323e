import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { createSeal, openToken } from '../../src/receipt/token.ts';
import { createEntraSignIn } from '../../src/sign-in/entra.ts';
import { createTickets } from '../../src/sign-in/ticket.ts';
import { TeamsAdapter } from '../../src/teams/adapter.ts';
import { connectorTokens, part } from '../support/connector-tokens.ts';
import { proeve } from '../support/proeve.ts';
import { key, receiptFor } from '../support/receipts.ts';
import { SIGN_IN_APP, type StubEntra, startEntra, TENANT } from '../support/stub-entra.ts';
import { anyValue, nearly, nearlyText } from './malformed.ts';
import { fuzz } from './support.ts';

beforeAll(() => {
  // The SDK prints what it finds wrong with a token.
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(() => {
  jest.restoreAllMocks();
});

/** Tokens whose head and claims are nearly those of a genuine one, under its signature. */
function nearlyTokens(genuine: string): fc.Arbitrary<string> {
  const [head = '', claims = '', signature = ''] = genuine.split('.');
  const json = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString());
  return fc
    .tuple(nearly([json(head)]), nearly([json(claims)]))
    .map((parts) => `${parts.map((value) => part(Object(value))).join('.')}.${signature}`);
}

/** Whether two tokens are the same bytes: the last character of a part can be written in several ways. */
function spelledAlike(one: string, other: string): boolean {
  const bytes = (token: string) =>
    token.split('.').map((text) => Buffer.from(text, 'base64url').toString('hex'));
  return bytes(one).join('.') === bytes(other).join('.');
}

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

describe('tickets of who is signed in', () => {
  const now = () => Date.parse('2026-03-31T10:00:00Z');
  const tickets = createTickets([key('2026a')], now);

  it('are read when they are whole, and let in nobody otherwise', async () => {
    const { ticket } = await tickets.issue('session', {}, 60);
    const remade = nearlyTokens(ticket);
    await fuzz(1_000, fc.oneof(nearlyText([ticket]), remade), async (text) => {
      const isIn = (await tickets.read('session', text)) !== undefined;
      if (isIn && !spelledAlike(text, ticket)) throw new Error('A changed ticket was taken for genuine');
    });
  });
});

describe('what Microsoft Entra ID lets a browser post', () => {
  const now = () => Date.parse('2026-03-31T10:00:00Z');
  const tickets = createTickets([key('2026a')], now);
  let entra: StubEntra;
  beforeAll(async () => {
    entra = await startEntra(now);
  });
  afterAll(() => entra.stop());

  it('lets in nobody whose token was changed', async () => {
    const signIn = createEntraSignIn({
      ...{ tenant: TENANT, app: SIGN_IN_APP, authority: entra.authority, tickets, now },
      redirect: () => 'https://maa-jeg.kommune.example/insights/signed-in',
      random: () => 'not-random-at-all',
    });
    const { handshake } = await signIn.begin();
    const genuine = await entra.sign({ nonce: 'not-random-at-all' }, now());
    const finish = (token: string) =>
      signIn.finish(handshake.ticket, new URLSearchParams({ state: 'not-random-at-all', id_token: token }));
    expect(await finish(genuine)).toBe('in');
    const remade = nearlyTokens(genuine);
    await fuzz(1_000, fc.oneof(nearlyText([genuine]), remade), async (text) => {
      const found = await finish(text.toWellFormed());
      if (found === 'in' && !spelledAlike(text, genuine))
        throw new Error('A changed token was taken for genuine');
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
    const remade = nearlyTokens(genuine).map((token) => `Bearer ${token}`);
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
