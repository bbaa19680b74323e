import { afterEach, describe, expect, it } from '@jest/globals';
import { sign } from '../../src/signals/own/signature.ts';
import { CPR, dlpMail, TENANT } from '../signals/audit/events-of.ts';
import { ADDRESS, ANNA, AUDIT_SECRET, BO, type Listening, startListening } from '../support/listening.ts';
import { key } from '../support/receipts.ts';
import type { Blob } from '../support/stub-management-api.ts';

/** A Tuesday, in working hours and before them. */
const AT_TEN = '2026-03-31T10:00:00+02:00';
const AT_SIX = '2026-03-31T06:00:00+02:00';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SECRET = { 'Webhook-AuthID': AUDIT_SECRET };

let here: Listening;
afterEach(() => here.stop());

async function listening(start = AT_TEN, over: Parameters<typeof startListening>[1] = {}): Promise<void> {
  here = await startListening(start, over);
  here.graph.users.set('anna.proeve@kommune.example', ANNA);
}

let blobs = 0;
function blob(events: unknown): Blob {
  blobs += 1;
  const added = { type: 'DLP.All', id: `b-${blobs}`, created: here.time.now - 1_000, events };
  here.management.blobs.push(added);
  return added;
}
const notify = (one: Blob, over: object = {}, headers: Record<string, string> = SECRET) =>
  here.post('/api/audit', [{ ...here.management.entryOf(one), tenantId: TENANT, ...over }], headers);
const number = () => dlpMail([CPR], ['nogen@andetsteds.example']);
const undone = () => ({ ...number(), Operation: 'DlpRuleUndo' });

describe('the audit log', () => {
  it('is subscribed to once the server listens, at the address that answers there, and again when that ends', async () => {
    await listening();
    await here.run('audit-subscribe');
    const address = `${ADDRESS}/api/audit`;
    expect(here.management.subscriptions).toHaveLength(4);
    for (const { webhook } of here.management.subscriptions) {
      expect(webhook).toMatchObject({ address, authId: AUDIT_SECRET });
    }
    here.management.subscriptions.pop();
    const [again] = here.queue.recurring().filter(({ name }) => name === 'audit-subscribe');
    await here.queue.send('audit-subscribe', [{ data: again?.data ?? {} }]);
    await here.run('audit-subscribe');
    expect(here.management.subscriptions).toHaveLength(4);
  });

  it('that tells of an identity number in a mail leads to a reminder, for whoever sent it and nobody else', async () => {
    await listening();
    expect((await notify(blob([number()]))).status).toBe(200);
    await here.run('audit-content');
    expect(here.said()).toEqual([
      {
        chat: `a:${ANNA}`,
        text: expect.stringContaining('Det lignede et CPR-nummer'),
      },
    ]);
    expect(await here.kept()).not.toMatch(/KANARIE|anna\.proeve|andetsteds|010190/iu);
  });

  it('that tells of it twice leads to one reminder', async () => {
    await listening();
    const one = blob([number()]);
    for (const _time of [1, 2]) await notify(one);
    await notify(blob([number()]));
    await here.run('audit-content');
    expect(here.said()).toHaveLength(1);
  });

  it('that takes it back before its time leads to none', async () => {
    await listening(AT_SIX);
    await notify(blob([number()]));
    await here.run('audit-content');
    here.time.now += HOUR;
    await notify(blob([undone()]));
    await here.run('audit-content');
    here.time.now += 2 * HOUR;
    await here.run();
    expect(here.said()).toEqual([]);
  });

  it('that does not take it back leads to one, as the working day begins', async () => {
    await listening(AT_SIX);
    await notify(blob([number()]));
    await here.run('audit-content');
    expect(here.said()).toEqual([]);
    here.time.now += 2 * HOUR;
    await here.run();
    expect(here.said()).toHaveLength(1);
  });

  it('that tells of somebody who is not in Entra ID, or not in the bot, leads to none', async () => {
    await listening();
    here.graph.users.set('anna.proeve@kommune.example', 'aaaaaaaa-0000-4000-8000-000000000009');
    await notify(blob([number()]));
    here.graph.users.clear();
    await notify(blob([{ ...number(), IncidentId: 'another' }]));
    await here.run('audit-content');
    expect(here.said()).toEqual([]);
  });
});

describe('who is not the Management Activity API', () => {
  it.each<[string, number, () => Promise<Response>]>([
    ['knows no secret', 401, () => notify(blob([number()]), {}, {})],
    ['has another secret', 401, () => notify(blob([number()]), {}, { 'Webhook-AuthID': `${AUDIT_SECRET}x` })],
    ['speaks for another tenant', 403, () => notify(blob([number()]), { tenantId: BO })],
    ['sends elsewhere', 403, () => notify(blob([number()]), { contentUri: 'https://evil.example/x' })],
    ['sends no JSON', 400, () => here.post('/api/audit', '{', SECRET)],
    ['sends ten megabytes', 413, () => here.post('/api/audit', 'x'.repeat(10_000_000), SECRET)],
  ])('%s: %d, and nothing is kept', async (_name, status, ask) => {
    await listening();
    const before = here.queue.all().length;
    expect((await ask()).status).toBe(status);
    expect(here.queue.all()).toHaveLength(before);
  });
});

describe('with the database gone', () => {
  it('the webhook answers 503, and what is sent again is not lost', async () => {
    await listening();
    const one = blob([number()]);
    here.queue.gone = true;
    expect((await notify(one)).status).toBe(503);
    here.queue.gone = false;
    expect((await notify(one)).status).toBe(200);
    await here.run('audit-content');
    expect(here.said()).toHaveLength(1);
  });
});

describe('what nobody told of', () => {
  it('is listed once the subscriptions run, and from there on after a stop', async () => {
    await listening();
    blob([number()]);
    await here.run('audit-subscribe', 'audit-relist', 'audit-content');
    expect(here.said()).toHaveLength(1);
    expect(await here.cursors.reached('audit')).toBe(here.time.now);
    here.time.now += 30 * HOUR;
    here.management.asked.length = 0;
    await here.queue.send('audit-subscribe', [{ data: {} }]);
    await here.run('audit-subscribe', 'audit-relist');
    const lists = here.management.asked.filter((path) => path.includes('/content?')).map(decodeURIComponent);
    expect(lists[0]).toContain('startTime=2026-03-31T07:00:00&endTime=2026-04-01T07:00:00');
    expect(await here.cursors.reached('audit')).toBe(here.time.now);
  });

  it('stays to be listed where that fails', async () => {
    await listening();
    await here.run('audit-subscribe');
    here.management.trouble({ status: 503 });
    await here.run('audit-relist');
    here.management.trouble({ status: 401, code: 'AF10001' });
    await here.queue.send('audit-relist', [{ data: {} }]);
    await here.run('audit-relist');
    expect(await here.cursors.reached('audit')).toBeUndefined();
    expect(await here.kept()).toContain('AUDIT_REFUSED');
  });
});

describe('a subscription that cannot be started', () => {
  it.each([{ status: 503 }, { status: 403, code: 'AF10001' }])(
    'is tried again a quarter of an hour later, once, and nothing is listed until then: %j',
    async (trouble) => {
      await listening();
      here.management.trouble(trouble, trouble);
      await here.queue.send('audit-subscribe', [{ data: {} }]);
      await here.run('audit-subscribe');
      expect(here.queue.waiting('audit-subscribe')).toHaveLength(1);
      expect(here.management.asked).toHaveLength(2);
      here.time.now += 15 * MINUTE - 1;
      await here.run('audit-subscribe');
      expect(here.management.asked).toHaveLength(2);
      here.time.now += 1;
      await here.run('audit-subscribe');
      expect(here.management.subscriptions).toHaveLength(4);
      expect(here.queue.waiting('audit-subscribe')).toEqual([]);
      expect(here.queue.waiting('audit-relist')).toHaveLength(1);
    },
  );
});

describe('a report of an own system', () => {
  it('may name people by the name to sign in with, where Entra ID may be asked', async () => {
    await listening();
    const at = new Date(here.time.now).toISOString();
    const person = 'Anna.Proeve@kommune.example';
    here.graph.users.set(person, ANNA);
    const action = { id: '1', person, at, kind: 'mail-forwarding', attributes: { to: 'outside' } };
    const body = JSON.stringify({ actions: [action] });
    const timestamp = String(here.time.now / 1000);
    const signature = sign(key('own'), timestamp, Buffer.from(body));
    const headers = { 'X-Signal-Timestamp': timestamp, 'X-Signal-Signature': signature };
    expect((await here.post('/api/signals', body, headers)).status).toBe(202);
    here.time.now += 10 * MINUTE;
    await here.run();
    expect(here.said()).toMatchObject([{ chat: `a:${ANNA}` }]);
  });
});

describe('a deployment that is not configured for it', () => {
  it('listens to nobody', async () => {
    await listening(AT_TEN, { audit: undefined, signalKeys: undefined });
    expect((await here.post('/api/audit', [], SECRET)).status).toBe(404);
    expect((await here.post('/api/signals', {})).status).toBe(404);
    expect(here.queue.recurring().map(({ name }) => name)).toEqual(['tidy']);
  });
});
