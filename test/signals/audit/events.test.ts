import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Signal } from '../../../src/remind/signal.ts';
import { intakeOf } from '../../../src/signals/audit/events.ts';
import { createObjectIds } from '../../../src/signals/audit/sign-ins.ts';
import { rememberAnswers } from '../../../src/signals/remembered.ts';
import {
  ANNA,
  anonymousLink,
  CANARY,
  CPR,
  cmdlet,
  directory,
  dlpFile,
  dlpMail,
  outlookRule,
  parts,
  people,
  sharing,
  TENANT,
} from './events-of.ts';

const HOUR = 3_600_000;
const rule = (over = {}) => cmdlet('New-InboxRule', { ForwardTo: 'x@mail.test' }, over);
const samples = () => [
  rule(),
  cmdlet('Set-Mailbox', { ForwardingSmtpAddress: 'smtp:x@mail.test' }),
  cmdlet('Set-InboxRule', {}, { Parameters: '-ForwardTo "x@mail.test"' }),
  outlookRule({ RuleActions: JSON.stringify([{ ActionType: 'Forward', Recipients: ['x@mail.test'] }]) }),
  ...anonymousLink(),
  sharing('AddedToSecureLink', {
    TargetUserOrGroupName: `${CANARY}#ext#@x.example`,
    TargetUserOrGroupType: 'Guest',
  }),
  dlpMail([CPR], ['x@mail.test']),
  dlpFile([CPR]),
  dlpFile([CPR], {}, { Operation: 'DlpRuleUndo', IncidentId: 'another' }),
];

/** Seconds of work: how busy the machine is besides does not count. */
async function seconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe('the events of a blob', () => {
  it('leave nothing behind but our own words and ids', async () => {
    const { signals, withdrawn } = await intakeOf(samples(), parts());
    expect(signals).toHaveLength(6);
    for (const signal of signals) expect(Signal.parse(signal)).toEqual(signal);
    expect(JSON.stringify([signals, withdrawn])).not.toMatch(/KANARIE|@|kommune|mail\.test|010190/i);
  });

  it('come to the same in any order', async () => {
    const events = samples();
    const byId = async (list: unknown[]) =>
      (await intakeOf(list, parts())).signals.toSorted((a, b) => a.id.localeCompare(b.id));
    expect(await byId(events.toReversed())).toEqual(await byId(events));
  });

  it('of another tenant, of other operations and without the common fields are ignored and counted', async () => {
    const events = [
      rule({ OrganizationId: '99999999-0000-4000-8000-000000000009' }),
      rule({ OrganizationId: undefined }),
      rule({ Operation: 'FileAccessed' }),
      rule({ Operation: '__proto__' }),
      rule({ Operation: undefined }),
      rule({ Id: undefined }),
      rule({ CreationTime: undefined }),
      rule({ CreationTime: '31-03-2026' }),
      rule({ CreationTime: '2026-13-41T99:00:00' }),
      rule({ UserId: 'ukendt@kommune.example' }),
      null,
      [],
      'text',
      7,
      {},
    ];
    expect(await intakeOf(events, parts())).toEqual({ signals: [], withdrawn: [], ignored: events.length });
  });

  it.each([
    ['2026-03-31T07:20:11', '2026-03-31T07:20:11.000Z'],
    ['2026-03-31T07:20:11Z', '2026-03-31T07:20:11.000Z'],
    ['2026-03-31T07:20:11.1234567', '2026-03-31T07:20:11.123Z'],
    ['2026-03-31T09:20:11+02:00', '2026-03-31T07:20:11.000Z'],
  ])('are dated in UTC: %s', async (CreationTime, at) => {
    expect((await intakeOf([rule({ CreationTime })], parts())).signals[0]?.at).toBe(at);
  });

  it('are dated in UTC wherever the server stands', async () => {
    const module = new URL('../../../src/signals/audit/records.ts', import.meta.url);
    const code = `const { eventOf } = await import('${module}'); console.log(eventOf(${JSON.stringify(rule())}).at)`;
    const env = { PATH: process.env.PATH, TZ: 'America/New_York' };
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
      env,
    });
    expect(Number(stdout)).toBe(Date.parse('2026-03-31T07:20:11Z'));
  });

  it('are read again whole when the directory does not answer', async () => {
    const objectIds = () => Promise.reject(new Error('503'));
    await expect(intakeOf([rule()], parts({ objectIds }))).rejects.toThrow('503');
  });

  it('of thousands are read within a second or two', async () => {
    const events = Array.from({ length: 400 }, samples).flat();
    let signals = 0;
    const spent = await seconds(async () => {
      signals = (await intakeOf(events, parts())).signals.length;
    });
    expect(spent).toBeLessThan(2);
    expect(signals).toBeGreaterThan(1_600);
  });
});

describe('malformed events', () => {
  const run = { seed: 20_260_331, numRuns: 300 };
  const fields = [...new Set(samples().flatMap((sample) => Object.keys(sample)))];
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      null,
      '',
      '[SMTP:',
      '<'.repeat(40),
      '"',
      '-ForwardTo "',
      '[{"ActionType":"Forward"',
      '{}',
      -0,
      1e308,
    ),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  const broken = fc
    .tuple(fc.constantFrom(...samples()), fc.dictionary(fc.constantFrom(...fields), junk, { maxKeys: 4 }))
    .map(([sample, over]) => ({ ...sample, ...over }));

  it('never throw, and what comes out is a signal of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(broken, junk), { maxLength: 6 }), async (events) => {
        const { signals, ignored } = await intakeOf(events, parts());
        for (const signal of signals) Signal.parse(signal);
        expect(ignored).toBeLessThanOrEqual(events.length);
        expect(JSON.stringify(signals)).not.toContain(CANARY);
      }),
      run,
    );
  });

  it('leave the events beside them as they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { maxLength: 4 }), async (events) => {
        expect((await intakeOf([...events, rule()], parts())).signals).toHaveLength(1);
      }),
      run,
    );
  });

  const long = 2_000_000;
  it.each([
    ['brackets', '[SMTP:'.repeat(long / 6)],
    ['quotes', '"'.repeat(long)],
    ['dots', `a@${'a.'.repeat(long / 2)}`],
    ['at signs', '@'.repeat(long)],
    ['flags', '-a '.repeat(long / 3)],
    ['separators', ';,'.repeat(long / 2)],
    ['a deep list', '['.repeat(long)],
    ['escapes', '\\"'.repeat(long / 2)],
  ])('are never slow: two megabytes of %s in every field', async (_what, text) => {
    const events = samples().map((sample) => ({
      ...sample,
      ...Object.fromEntries(
        fields
          .filter((name) => !['Id', 'Operation', 'OrganizationId', 'CreationTime', 'UserType'].includes(name))
          .map((name) => [name, text]),
      ),
      UserId: ANNA,
    }));
    const values = ['New-InboxRule', 'UpdateInboxRules'].flatMap((Operation) =>
      [{ ForwardTo: text }, { RuleActions: `Forward ${text}` }].map((parameters) =>
        cmdlet(Operation, parameters, {
          OperationProperties: Object.entries(parameters).map(([Name, Value]) => ({ Name, Value })),
        }),
      ),
    );
    expect(await seconds(() => intakeOf([...events, ...values], parts()))).toBeLessThan(2);
  });
});

describe('sign-in names', () => {
  it('are asked for once each, and kept for an hour', async () => {
    let now = 0;
    const asking = directory();
    const objectIds = createObjectIds(
      rememberAnswers(asking, () => now),
      TENANT,
    );
    const names = [ANNA, 'ukendt@kommune.example', ANNA];
    expect(await objectIds(names)).toEqual(new Map([[ANNA, people[ANNA]]]));
    now = HOUR - 1;
    expect((await objectIds(names)).size).toBe(1);
    expect(asking.asked).toEqual([ANNA, 'ukendt@kommune.example']);
    now = HOUR;
    await objectIds([ANNA]);
    expect(asking.asked).toHaveLength(3);
  });

  it('are asked for again when the directory failed, but not those that it answered', async () => {
    const asked: string[] = [];
    let down = true;
    const objectId = async (_tenant: string, name: string) => {
      asked.push(name);
      if (down && name === 'b@x.example') throw new Error('503');
      return `id of ${name}`;
    };
    const objectIds = createObjectIds(
      rememberAnswers({ objectId }, () => 0),
      TENANT,
    );
    await expect(objectIds(['a@x.example', 'b@x.example'])).rejects.toThrow('503');
    down = false;
    expect((await objectIds(['a@x.example', 'b@x.example'])).size).toBe(2);
    expect(asked).toEqual(['a@x.example', 'b@x.example', 'b@x.example']);
  });

  it('are asked for a few at a time', async () => {
    let running = 0;
    let most = 0;
    const objectId = async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return 'x';
    };
    const names = Array.from({ length: 100 }, (_, number) => `n${number}@x.example`);
    expect((await createObjectIds({ objectId }, TENANT)(names)).size).toBe(100);
    expect(most).toBe(8);
  });
});
