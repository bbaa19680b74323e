import { afterEach, describe, expect, it } from '@jest/globals';
import type { GraphSettings } from '../../src/config-sources.ts';
import {
  CANARY,
  CHAT,
  CPR,
  certificateFor,
  changed,
  chatMessage,
  KEYS,
  lifecycle,
  OTHER,
} from '../signals/graph/sending.ts';
import { selfSigned } from '../support/certificates.ts';
import { ADDRESS, ANNA, type Listening, startListening } from '../support/listening.ts';
import type { Subscribed } from '../support/stub-graph.ts';

/** A Tuesday, in working hours and before them. The clocks of tests of tokens show ten. */
const AT_TEN = '2026-03-31T10:00:00+02:00';
const AT_SIX = '2026-03-31T06:00:00+02:00';
const HOUR = 3_600_000;
const settings: GraphSettings = {
  keys: KEYS,
  follows: ['calendar'],
  certificates: undefined,
  ownHosts: ['kommune.zoom.us'],
};

let here: Listening;
afterEach(() => here.stop());

/** Starts, and has what is followed subscribed to. */
async function listening(over: Partial<GraphSettings> = {}, start = AT_TEN): Promise<void> {
  here = await startListening(start, { audit: undefined, graph: { ...settings, ...over } });
  await here.run('graph-subscriptions');
}
const subscribed = () => [...here.graph.subscriptions.values()];
/** The subscription to something, by what its resource ends with or holds. */
const to = (what: string) => subscribed().find(({ resource }) => resource.includes(what)) as Subscribed;
const marks = ({ id, clientState }: Subscribed) => ({ subscriptionId: id, clientState });
const notify = (value: object[], path = '/api/graph', more: object = {}) =>
  here.post(path, { value, ...more });

function entry(id: string, over: Record<string, unknown> = {}): object {
  here.graph.entries.set(`${ANNA}/${id}`, {
    ...{ subject: CANARY, body: { content: `${CANARY} https://us02web.zoom.us/j/1` }, isOrganizer: true },
    location: { displayName: CANARY },
    lastModifiedDateTime: new Date(here.time.now).toISOString(),
    ...over,
  });
  return changed(id, marks(to(ANNA)));
}

describe('Microsoft Graph', () => {
  it('is asked to tell of the calendars of those who have the bot, once it reaches the server', async () => {
    await listening();
    expect(subscribed()).toHaveLength(2);
    expect(to(ANNA)).toMatchObject({
      resource: `/users/${ANNA}/events`,
      notificationUrl: `${ADDRESS}/api/graph`,
      lifecycleNotificationUrl: `${ADDRESS}/api/graph/lifecycle`,
    });
    const [sweep] = here.queue.recurring().filter(({ name }) => name === 'graph-subscriptions');
    const before = here.graph.asked.length;
    await here.queue.send('graph-subscriptions', [{ data: sweep?.data ?? {} }]);
    await here.run('graph-subscriptions');
    expect(here.graph.asked).toHaveLength(before);
  });

  it('that tells of a meeting on Zoom leads to a reminder, for whose calendar it is and nobody else', async () => {
    await listening();
    expect((await notify([entry('AAMk1')])).status).toBe(202);
    await here.run('graph-look');
    expect(here.said()).toEqual([
      { chat: `a:${ANNA}`, text: expect.stringContaining('Du har sat et møde op i en andens tjeneste') },
    ]);
    expect(await here.kept()).not.toMatch(/KANARIE|zoom\.us/u);
  });

  it('that tells of a meeting on a host of our own leads to none', async () => {
    await listening();
    await notify([entry('AAMk1', { body: { content: 'https://kommune.zoom.us/j/1' } })]);
    await here.run('graph-look');
    expect(here.said()).toEqual([]);
  });

  it('that tells of an entry which is deleted before the working day begins leads to none', async () => {
    await listening({}, AT_SIX);
    const change = entry('AAMk1', { subject: `Møde om ${CPR}`, body: { content: '' } });
    await notify([change]);
    await here.run('graph-look');
    await notify([{ ...change, changeType: 'deleted' }]);
    here.time.now += 2 * HOUR;
    await here.run();
    expect(here.said()).toEqual([]);
  });

  it('that has missed something is asked for it', async () => {
    await listening();
    entry('AAMk1');
    await notify([lifecycle('missed', marks(to(ANNA)))], '/api/graph/lifecycle');
    await here.run('graph-subscriptions', 'graph-look');
    expect(here.said()).toHaveLength(1);
  });
});

describe('messages of chats', () => {
  const pem = selfSigned();
  const certificates = pem.certificate + pem.privateKey;

  /** A message with an identity number, encrypted for the certificate of the subscription. */
  async function message(): Promise<object> {
    const chats = to('/chats/');
    const { encrypt } = await certificateFor(String(chats.encryptionCertificateId), pem);
    const encryptedContent = encrypt(JSON.stringify(chatMessage(CPR)));
    return changed('', { resource: CHAT, encryptedContent, ...marks(chats) });
  }

  it('are subscribed to and no calendars, where that is all that is followed', async () => {
    await listening({ follows: ['chats'], certificates });
    expect(subscribed().map(({ resource }) => resource)).toEqual(['/chats/getAllMessages']);
  });

  it('with an identity number lead to a reminder of whoever wrote it', async () => {
    await listening({ follows: ['calendar', 'chats'], certificates });
    const validationTokens = [await here.sign()];
    expect((await notify([await message()], '/api/graph', { validationTokens })).status).toBe(202);
    await here.run();
    expect(here.said()).toEqual([
      { chat: `a:${ANNA}`, text: expect.stringContaining('Det lignede et CPR-nummer') },
    ]);
    expect(await here.kept()).not.toMatch(/KANARIE|070761/u);
  });

  it('that others send in the name of Microsoft lead to none', async () => {
    await listening({ follows: ['chats'], certificates });
    const validationTokens = [await here.sign({ aud: OTHER })];
    expect((await notify([await message()], '/api/graph', { validationTokens })).status).toBe(202);
    await here.run();
    expect(here.said()).toEqual([]);
  });
});

describe('who is not Microsoft Graph', () => {
  it.each<[string, number, () => Promise<Response>]>([
    ['has another client state', 202, () => notify([{ ...entry('AAMk1'), clientState: 'x' }])],
    ['speaks for another tenant', 202, () => notify([{ ...entry('AAMk1'), tenantId: OTHER }])],
    ['sends no JSON', 400, () => here.post('/api/graph', '{')],
    ['sends ten megabytes', 413, () => here.post('/api/graph', 'x'.repeat(10_000_000))],
    ['sends a page as a token', 400, () => here.post('/api/graph?validationToken=<script>', '')],
    [
      'ends subscriptions of others',
      202,
      () => notify([lifecycle('subscriptionRemoved', { clientState: 'x' })], '/api/graph/lifecycle'),
    ],
  ])('%s: %d, and nothing is kept', async (_name, status, ask) => {
    await listening();
    const before = here.queue.all().length;
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain('<script>');
    expect(here.queue.all()).toHaveLength(before);
  });
});

describe('with the database gone', () => {
  it('the webhooks answer 503, and what is sent again is not lost', async () => {
    await listening();
    const change = entry('AAMk1');
    const missed = lifecycle('missed', marks(to(ANNA)));
    here.queue.gone = true;
    expect((await notify([change])).status).toBe(503);
    expect((await notify([missed], '/api/graph/lifecycle')).status).toBe(503);
    here.queue.gone = false;
    expect((await notify([change])).status).toBe(202);
    await here.run('graph-look');
    expect(here.said()).toHaveLength(1);
  });
});

describe('what is followed no more', () => {
  it('is not looked at, although Microsoft Graph still tells of it', async () => {
    await listening();
    const change = entry('AAMk1');
    await here.stop();
    here = await startListening(AT_TEN, { audit: undefined, graph: { ...settings, follows: ['channels'] } });
    const before = here.queue.all().length;
    expect((await notify([change])).status).toBe(202);
    expect(here.queue.all()).toHaveLength(before);
  });
});
