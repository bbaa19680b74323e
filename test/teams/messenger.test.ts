import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Card } from '../../src/cards/render.ts';
import type { Address, Reminder } from '../../src/remind/reminder.ts';
import { TeamsAdapter } from '../../src/teams/adapter.ts';
import { createMessenger } from '../../src/teams/messenger.ts';
import { noTelemetry } from '../../src/telemetry/telemetry.ts';
import { cardOf, type Failing, type StubConnector, startConnector } from '../support/stub-connector.ts';

const reminder: Reminder = {
  id: 'reminder-1',
  person: 'key-1',
  pack: 'proeve',
  about: { kind: 'signal', rule: 'forwarding', origin: 'audit-log', at: 0 },
  due: 0,
  expires: 1,
};

const draw = ({ id }: Reminder, language: string): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  lang: language,
  fallbackText: `En påmindelse (${id})`,
  body: [],
});

let connector: StubConnector;
let address: Address;
beforeEach(async () => {
  connector = await startConnector();
  const ids = { tenant: 'tenant-1', objectId: 'aad-anna', user: '29:anna', bot: '28:bot' };
  address = { ...ids, conversation: 'a:anna', serviceUrl: connector.url };
});
afterEach(() => connector.stop());

const bot = { run: async () => {}, fail: async () => {} };

function send(to: Address = address, patience?: number) {
  const adapter = new TeamsAdapter(undefined, bot);
  const connectorTo = (url: string) => adapter.connectorTo(url);
  const parts = { connectorTo, draw, call: noTelemetry.connector };
  const messenger = createMessenger({ ...parts, ...(patience === undefined ? {} : { patience }) });
  return messenger.send(to, reminder, 'da');
}

describe('a message that nobody asked for', () => {
  it('goes to the personal chat as one card, with a summary for the notification', async () => {
    expect(await send()).toEqual({ kind: 'sent', conversation: 'a:anna' });
    const [message, ...more] = connector.received;
    expect(more).toEqual([]);
    expect(message).toMatchObject({ kind: 'send', conversation: 'a:anna', activity: undefined });
    expect(message?.body).toMatchObject({
      summary: 'En påmindelse (reminder-1)',
      from: { id: '28:bot' },
      recipient: { id: '29:anna' },
    });
    expect(message && cardOf(message).lang).toBe('da');
  });

  it('makes the chat first where there is none, and says which it is', async () => {
    const sent = await send({ ...address, conversation: undefined });
    expect(sent).toEqual({ kind: 'sent', conversation: 'personal of 29:anna' });
    expect(connector.received.map(({ kind }) => kind)).toEqual(['create', 'send']);
    expect(connector.received[0]?.body).toMatchObject({
      isGroup: false,
      members: [{ id: '29:anna' }],
      tenantId: 'tenant-1',
    });
  });

  it.each<[string, Failing, object]>([
    ['is held with 429', { status: 429, retryAfter: 7 }, { kind: 'later', wait: 7000, everybody: true }],
    ['is held with 429 without a time', 429, { kind: 'later', wait: undefined, everybody: true }],
    ['meets another change', 412, { kind: 'later', wait: undefined, everybody: false }],
    ['meets a busy server', { status: 503, retryAfter: 2 }, { kind: 'later', wait: 2000, everybody: false }],
    ['meets a bad gateway', 502, { kind: 'later', wait: undefined, everybody: false }],
    ['meets a slow gateway', 504, { kind: 'later', wait: undefined, everybody: false }],
    ['finds no chat', 404, { kind: 'gone' }],
    ['is blocked', { status: 403, code: 'ConversationBlockedByUser' }, { kind: 'gone' }],
    ['is forbidden by an administrator', { status: 403, code: 'BotDisabledByAdmin' }, { kind: 'gone' }],
    ['comes after the app is gone', { status: 403, code: 'BotNotInConversationRoster' }, { kind: 'gone' }],
  ])('that %s was tried once, and says so', async (_name, how, sent) => {
    connector.fail('send', how);
    expect(await send()).toEqual(sent);
    expect(connector.received).toHaveLength(1);
  });

  it.each([400, 401, 403, 413, 500])(
    'that is refused with %s is an error of ours with the next step',
    async (status) => {
      connector.fail('send', status);
      await expect(send()).rejects.toMatchObject({ code: 'CONNECTOR_REFUSED' });
      expect(connector.received).toHaveLength(1);
    },
  );

  it('that gets no answer is given up on: nobody knows whether it arrived', async () => {
    connector.fail('send', 'never');
    await expect(send(address, 50)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('waits where nobody listens: it cannot have arrived', async () => {
    await connector.stop();
    expect(await send()).toEqual({ kind: 'later', wait: undefined, everybody: true });
  });
});

describe('the way to a region', () => {
  it('is made once', () => {
    const adapter = new TeamsAdapter(undefined, bot);
    expect(adapter.connectorTo(connector.url)).toBe(adapter.connectorTo(connector.url));
    const other = adapter.connectorTo('http://127.0.0.1:1');
    expect(other).not.toBe(adapter.connectorTo(connector.url));
  });
});
