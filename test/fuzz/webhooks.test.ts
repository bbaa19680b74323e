import { beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonOr } from '../../src/json.ts';
import { createLog } from '../../src/log.ts';
import { subscriptionKinds } from '../../src/remind/ports.ts';
import { createAuditWebhook } from '../../src/signals/audit/webhook.ts';
import { clientStateOf } from '../../src/signals/graph/client-state.ts';
import { createLifecycleWebhook } from '../../src/signals/graph/lifecycle.ts';
import { messageSignal } from '../../src/signals/graph/message.ts';
import { createGraphWebhook } from '../../src/signals/graph/webhook.ts';
import { sign } from '../../src/signals/own/signature.ts';
import { createOwnSystems } from '../../src/signals/own/webhook.ts';
import {
  CHAT,
  CPR,
  certificateFor,
  changed,
  chatMessage,
  KEYS,
  lifecycle,
  messages,
  NOW,
  TENANT,
  tokens,
} from '../signals/graph/sending.ts';
import { key } from '../support/receipts.ts';
import { nearly, nearlyText } from './malformed.ts';
import { fuzz } from './support.ts';

const log = createLog({ level: 'silent' });
const bytes = (text: string) => new TextEncoder().encode(text);

/** Bodies that are nearly some JSON: as values, and as texts that may be no JSON any more. */
const bodies = (values: readonly unknown[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: nearly(values).map((value) => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: nearlyText(values.map((value) => JSON.stringify(value))) },
  );

/** That a source answers by itself, and blames nobody but the sender. */
function expectAnswer({ status }: { status: number }, ...known: number[]): void {
  if (!known.includes(status)) throw new Error(`An answer of ${status}`);
}

describe('reports of own systems', () => {
  const own = key('own');
  const receive = createOwnSystems({
    keys: [own],
    tenant: TENANT,
    take: async () => {},
    replays: { came: async () => false, note: async () => {} },
    directory: { objectId: async () => undefined },
    now: () => NOW,
  });
  const about = { person: 'anna@kommune.example', at: '2026-03-31T07:58:00Z' };
  const reports = [
    { actions: [{ id: '1', ...about, kind: 'mail-forwarding', attributes: { to: 'outside' } }] },
    { actions: Array.from({ length: 20 }, (_, id) => ({ id: `${id}`, ...about, kind: 'file-sharing' })) },
  ];
  const time = String(NOW / 1000);

  it('of any content are taken or refused', () =>
    fuzz(6_000, bodies(reports), async (text) => {
      const body = bytes(text);
      expectAnswer(await receive({ timestamp: time, signature: sign(own, time, body) }, body), 202, 400);
    }));

  it('of any signature are taken or refused', () => {
    const body = bytes(JSON.stringify(reports[0]));
    const heads = fc.tuple(nearlyText([time]), nearlyText([sign(own, time, body)]));
    return fuzz(2_000, heads, async ([timestamp, signature]) =>
      expectAnswer(await receive({ timestamp, signature }, body), 202, 401),
    );
  });
});

describe('notifications of the audit log', () => {
  const auth = 'et-hemmeligt-navn';
  const root = 'https://manage.office.com';
  const receive = createAuditWebhook({
    feed: { root, tenant: TENANT },
    authId: auth,
    enqueue: async () => {},
    log,
  });
  const entry = {
    tenantId: TENANT,
    clientId: TENANT,
    contentType: 'Audit.SharePoint',
    contentId: '492638008028$492638008028$1$04',
    contentUri: `${root}/api/v1.0/${TENANT}/activity/feed/audit/492638008028$492638008028$1$04`,
    contentCreated: '2026-03-31T07:35:00.000Z',
    contentExpiration: '2026-04-07T07:35:00.000Z',
  };

  it('of any content are taken or refused', () =>
    fuzz(8_000, bodies([[entry], [entry, entry, entry], { validationCode: 'x' }]), async (text) => {
      const body = jsonOr(text, undefined);
      expectAnswer(await receive({ 'webhook-authid': auth }, body), 200, 400, 403);
    }));
});

describe('notifications of Microsoft Graph', () => {
  let microsoft: Awaited<ReturnType<typeof tokens>>;
  let certificate: Awaited<ReturnType<typeof certificateFor>>;
  beforeAll(async () => {
    [microsoft, certificate] = await Promise.all([tokens(), certificateFor('2026')]);
  });
  const common = {
    ...{ tenant: TENANT, keys: KEYS, follows: subscriptionKinds, log },
    ...{ jobs: { send: async () => {} }, now: () => NOW },
  };
  const post = (text: string) => ({ query: new URLSearchParams(), body: bytes(text) });

  it('of any content are taken or refused', async () => {
    const receive = createGraphWebhook({
      ...common,
      certificates: [certificate.certificate],
      areGenuine: microsoft.areGenuine,
      take: async () => {},
      today: () => '2026-03-31',
    });
    const rich = {
      ...changed('1'),
      clientState: clientStateOf(messages('chats'), KEYS[0]),
      resource: CHAT,
      encryptedContent: certificate.encrypt(JSON.stringify(chatMessage(CPR))),
    };
    const validationTokens = [await microsoft.sign()];
    const values = [
      { value: [changed('1'), changed('2', { changeType: 'deleted' })] },
      { value: [rich], validationTokens },
    ];
    await fuzz(3_000, bodies(values), async (text) => expectAnswer(await receive(post(text)), 202, 400));
  });

  it('of the content of messages are taken or refused', async () => {
    const place = { where: 'chat', tenant: TENANT, message: '1', today: '2026-03-31' } as const;
    await fuzz(1_000, nearly([chatMessage(CPR)]), (message) =>
      messageSignal(jsonOr(JSON.stringify(message) ?? '', undefined), place),
    );
  });

  it('of subscriptions are taken or refused', () => {
    const receive = createLifecycleWebhook(common);
    const values = ['missed', 'subscriptionRemoved', 'reauthorizationRequired'].map((event) => ({
      value: [lifecycle(event)],
    }));
    return fuzz(2_000, bodies(values), async (text) => expectAnswer(await receive(post(text)), 202, 400));
  });

  it('are believed only with a whole token', async () => {
    const token = await microsoft.sign();
    await fuzz(2_000, nearlyText([token]), async (text) => {
      if (typeof (await microsoft.areGenuine([text])) !== 'boolean') throw new Error('No answer');
    });
  });
});
