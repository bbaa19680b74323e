/** What must never be kept: texts, names, numbers and addresses, put into everything that comes in. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sign } from '../../src/signals/own/signature.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openServer } from '../../src/store/server.ts';
import type { Database } from '../../src/store/sql.ts';
import * as audit from '../signals/audit/events-of.ts';
import {
  CANARY,
  CHANNEL,
  CHAT,
  CPR,
  certificateFor,
  changed,
  chatMessage,
  KEYS,
  lifecycle,
  TENANT,
} from '../signals/graph/sending.ts';
import { selfSigned } from '../support/certificates.ts';
import { ANNA, AUDIT_SECRET, BO, type Listening, startListening } from '../support/listening.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { key } from '../support/receipts.ts';
import { databaseStore } from '../support/reminder-store.ts';
import type { Subscribed } from '../support/stub-graph.ts';
import { TeamsChat } from '../support/teams-driver.ts';

jest.setTimeout(300_000);

/** As they stand in what comes in; the numbers also without their hyphen. */
const NUMBERS = [CPR, '010190-1234', '010158-5006'];
const FORBIDDEN = [
  ...[CANARY, 'Testesen', 'anna.proeve', 'mail.test', 'us02web', 'skriv til borgeren'],
  ...NUMBERS.flatMap((number) => [number, number.replace('-', '')]),
].map((word) => word.toLowerCase());

let server: PostgresServer;
const folder = mkdtempSync(join(tmpdir(), 'canary-'));
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const places = [
  { name: 'PGlite', open: () => openDatabase(folder), files: () => folder },
  {
    name: 'a PostgreSQL server',
    open: async () => openServer(await server.newDatabase()),
    files: () => server.data,
  },
];

describe.each(places)('texts, names, numbers and addresses, on $name', ({ open, files }) => {
  it('are nowhere once they came in: not in the files of the database, its rows, jobs or counts, nor in the log', async () => {
    const database = await open();
    const opened = await databaseStore(database);
    const pem = selfSigned();
    const here = await startListening(
      '2026-03-31T10:00:00+02:00',
      {
        graph: {
          keys: KEYS,
          follows: ['calendar', 'chats', 'channels'],
          certificates: pem.certificate + pem.privateKey,
          ownHosts: [],
        },
      },
      opened,
      opened.queue,
    );
    here.graph.users.set(audit.ANNA, ANNA);
    await here.run('audit-subscribe', 'graph-subscriptions');
    await auditEvents(here);
    await graphChanges(here, pem);
    await ownReports(here);
    await activities(here);
    for (let hours = 0; hours < 48; hours += 8) {
      await here.run();
      here.time.now += 8 * 3_600_000;
    }
    const rows = await everyRow(database);
    const log = await here.kept();
    await database.query('CHECKPOINT');
    await here.stop();
    await opened.close();
    const bytes = everyFile(files());

    // Everything has left its traces, or nothing would be proven: four origins, jobs, and the words of a rule.
    for (const trace of [
      'audit-log',
      'data-loss-prevention',
      'calendar',
      'teams',
      'own-system',
      'number-seen',
    ]) {
      expect([trace, rows.includes(trace)]).toEqual([trace, true]);
    }
    expect(bytes).toContain('number-seen');
    expect(rows).toContain('/activity/feed/audit/');
    for (const [where, text] of Object.entries({ rows, log, bytes })) {
      expect([where, FORBIDDEN.filter((word) => text.includes(word))]).toEqual([where, []]);
    }
  });
});

/** Every kind of event of the audit log. */
async function auditEvents(here: Listening): Promise<void> {
  const forward = { ForwardTo: `${CANARY}@mail.test` };
  const events = [
    audit.cmdlet('New-InboxRule', forward),
    audit.cmdlet('Set-Mailbox', { ForwardingSmtpAddress: 'smtp:x@mail.test' }),
    audit.cmdlet('Set-InboxRule', {}, { Parameters: `-Name "${CANARY}" -ForwardTo "x@mail.test"` }),
    audit.outlookRule({
      RuleActions: JSON.stringify([{ ActionType: 'Forward', Recipients: ['x@mail.test'] }]),
    }),
    ...audit.anonymousLink(),
    audit.sharing('AddedToSecureLink', {
      TargetUserOrGroupName: `${CANARY}#ext#@x.example`,
      TargetUserOrGroupType: 'Guest',
    }),
    audit.dlpMail([audit.CPR], [`${CANARY}@mail.test`]),
    audit.dlpFile([audit.ICD10]),
    audit.dlpFile([audit.CPR], {}, { Operation: 'DlpRuleUndo', IncidentId: 'another' }),
    { ...audit.cmdlet(CANARY, forward), OrganizationId: CANARY },
  ];
  const headers = { 'Webhook-AuthID': AUDIT_SECRET };
  for (const [index, event] of events.entries()) {
    const blob = { type: 'Audit.Exchange', id: `b-${index}`, created: here.time.now - 1000, events: [event] };
    here.management.blobs.push(blob);
    const entry = { ...here.management.entryOf(blob), tenantId: TENANT, more: `${CANARY} ${CPR}` };
    expect((await here.post('/api/audit', [entry], headers)).status).toBe(200);
  }
  await here.post('/api/audit', [{ [CANARY]: CPR }], headers);
  await here.post('/api/audit', `{"${CANARY}`, { 'Webhook-AuthID': CANARY });
  await here.run('audit-content');
}

/** Entries of a calendar, messages of chats and channels, and what is none of them. */
async function graphChanges(here: Listening, pem: ReturnType<typeof selfSigned>): Promise<void> {
  const to = (what: string) =>
    [...here.graph.subscriptions.values()].find(({ resource }) => resource.includes(what)) as Subscribed;
  const marks = ({ id, clientState }: Subscribed) => ({ subscriptionId: id, clientState });
  const text = { content: `${CANARY} Testesen https://us02web.zoom.us/j/1`, contentType: 'html' };
  here.graph.entries.set(`${ANNA}/AAMk1`, {
    subject: `${CANARY} ${CPR}`,
    body: text,
    isOrganizer: true,
    location: { displayName: CANARY },
    attendees: [{ emailAddress: { name: CANARY, address: 'x@mail.test' } }],
    lastModifiedDateTime: new Date(here.time.now).toISOString(),
  });
  const validationTokens = [await here.sign()];
  const value = [changed('AAMk1', marks(to(ANNA)))];
  for (const [path, resource] of [
    ['/chats/', CHAT],
    ['/teams/', CHANNEL],
  ] as const) {
    const subscription = to(path);
    const { encrypt } = await certificateFor(String(subscription.encryptionCertificateId), pem);
    const encryptedContent = encrypt(JSON.stringify(chatMessage(`Testesen ${CPR}`)));
    value.push(changed('', { resource, encryptedContent, ...marks(subscription) }));
  }
  expect((await here.post('/api/graph', { value, validationTokens })).status).toBe(202);
  await here.post('/api/graph', { value: [{ ...changed(CANARY), clientState: CANARY }] });
  await here.post('/api/graph/lifecycle', { value: [lifecycle(CANARY, { [CANARY]: CPR })] });
  await here.run('graph-look', 'graph-subscriptions');
}

/** A signed report about somebody by the name to sign in with, and what is no report. */
async function ownReports(here: Listening): Promise<void> {
  const about = {
    kind: 'mail-forwarding',
    attributes: { to: 'outside' },
    at: new Date(here.time.now).toISOString(),
  };
  const reports = [audit.ANNA, BO, `${CANARY}@mail.test`].map((person, index) => ({
    actions: [{ ...about, id: `${CANARY} ${CPR} ${index}`, person }],
  }));
  for (const report of [...reports, { actions: [{ ...about, [CANARY]: CPR }] }, `{"${CANARY}`]) {
    const body = typeof report === 'string' ? report : JSON.stringify(report);
    const timestamp = String(Math.floor(here.time.now / 1000));
    const signature = sign(key('own'), timestamp, Buffer.from(body));
    const headers = { 'X-Signal-Timestamp': timestamp, 'X-Signal-Signature': signature };
    expect((await here.post('/api/signals', body, headers)).status).toBeLessThan(500);
  }
}

/** What is said to the bot, and what it may read along. */
async function activities(here: Listening): Promise<void> {
  const names = {
    from: { id: '29:anna', name: `${CANARY} Testesen`, aadObjectId: 'aad-anna', email: 'x@mail.test' },
    entities: [{ type: 'mention', mentioned: { id: '29:bo', name: CANARY }, text: CANARY }],
    channelData: { tenant: { id: 'tenant-1' }, settings: { name: CANARY } },
  };
  const anna = new TeamsChat(here.bot);
  const text = `Skriv til borgeren med cpr 010158-5006, ${CANARY} Testesen, x@mail.test`;
  for (const said of [text, 'mine påmindelser', `english ${CANARY}`]) await anna.say(said, names);
  await anna.send('messageUpdate', { text, ...names });
  for (const type of ['channel', 'groupChat'] as const) {
    await new TeamsChat(here.bot, { type }).send('message', { text, ...names });
  }
  const data = {
    do: 'answer',
    lang: 'da',
    pack: 'proeve',
    guide: 'gift',
    edition: CANARY,
    fact: CANARY,
    value: CPR,
  };
  for (const action of [
    { verb: CANARY, data },
    { verb: CANARY, data: { ...data, do: 'reminder', id: CANARY } },
  ]) {
    await anna.send('invoke', { name: 'adaptiveCard/action', replyToId: 'x', value: { action }, ...names });
  }
  await anna.send(CANARY, names);
}

/** Every row of every table, as text in lower case. */
async function everyRow(database: Database): Promise<string> {
  const tables = await database.query(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`,
  );
  const texts = [];
  for (const { name } of tables) {
    const rows = await database.query(`SELECT one::text AS text FROM ${name} AS one`);
    texts.push(`${name}: ${rows.map(({ text }) => text).join('\n')}`);
  }
  return texts.join('\n').toLowerCase();
}

/** The bytes of every file below a folder, one after another, as text in lower case. */
function everyFile(path: string): string {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((file) => readFileSync(file, 'latin1').toLowerCase()).join('\n');
}
