import { describe, expect, it } from '@jest/globals';
import { intakeOf } from '../../../src/signals/audit/events.ts';
import { ANNA, cmdlet, outlookRule, parts, people } from './events-of.ts';

/** Where the mail goes, by the signals of some events. */
async function sides(...events: unknown[]): Promise<(string | undefined)[]> {
  const { signals } = await intakeOf(events, parts());
  return signals.map(({ kind, attributes }) => (kind === 'mail-forwarding' ? attributes.to : kind));
}

const newRule = (parameters: Record<string, unknown>, over = {}) => cmdlet('New-InboxRule', parameters, over);
const asString = (operation: string, text: string) => cmdlet(operation, {}, { Parameters: text });

describe('an inbox rule that passes mail on', () => {
  it('is a signal about the person who made it, of the time when it was made', async () => {
    const { signals, ignored, withdrawn } = await intakeOf([newRule({ ForwardTo: 'x@mail.test' })], parts());
    expect(signals).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{64}$/),
        tenant: parts().tenant,
        actor: people[ANNA],
        at: '2026-03-31T07:20:11.000Z',
        origin: 'audit-log',
        kind: 'mail-forwarding',
        attributes: { to: 'outside' },
      },
    ]);
    expect({ ignored, withdrawn }).toEqual({ ignored: 0, withdrawn: [] });
  });

  it.each(['ForwardTo', 'ForwardAsAttachmentTo', 'RedirectTo'])(
    'by %s, in a new rule and a changed one',
    async (name) => {
      const events = ['New-InboxRule', 'Set-InboxRule', 'SET-INBOXRULE'].map((operation) =>
        cmdlet(operation, { [name]: 'x@mail.test' }),
      );
      expect(await sides(...events)).toEqual(['outside', 'outside', 'outside']);
    },
  );

  it.each([
    ['a bare address of ours', 'bo@kommune.example', 'inside'],
    ['an address of ours in capital letters', 'SMTP:BO@KOMMUNE.EXAMPLE', 'inside'],
    ['a subdomain of ours', 'bo@mail.skole.example', 'inside'],
    ['a domain that only ends like ours', 'bo@ikke-kommune.example', 'outside'],
    ['a domain that only begins like ours', 'bo@kommune.example.test', 'outside'],
    ['the prefix smtp:', 'smtp:x@mail.test', 'outside'],
    ['a display name with an address behind it', '"Bo Prøve" [SMTP:x@mail.test]', 'outside'],
    ['an address of ours as the name of one outside', '"bo@kommune.example" [SMTP:x@mail.test]', 'outside'],
    ['a name that holds separators', '"Prøve; Bo, x@mail.test" [SMTP:bo@kommune.example]', 'inside'],
    ['the form with angle brackets', 'Bo Prøve <x@mail.test>', 'outside'],
    ['brackets in the name', 'Bo Prøve [HR] <x@mail.test>', 'outside'],
    ['quotes around the address', '"x@mail.test"', 'outside'],
    ['several, one of them outside', 'bo@kommune.example;x@mail.test', 'outside'],
    ['several, all inside', 'bo@kommune.example, eva@skole.example', 'inside'],
    ['several, one of them unknown', 'bo@kommune.example;Eva Prøve', 'unknown'],
    ['a display name alone', 'Bo Prøve', 'unknown'],
    [
      'an X.500 address, though its name looks like an address',
      '"x@mail.test" [EX:/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=4f-bo]',
      'unknown',
    ],
    ['a bare X.500 path', '/o=ExchangeLabs/cn=Recipients/cn=bo', 'unknown'],
    ['a GUID', 'cccccccc-1111-4000-8000-000000000001', 'unknown'],
  ])('goes where it says: %s', async (_what, value, side) => {
    expect(await sides(newRule({ ForwardTo: value }))).toEqual([side]);
  });

  it('takes a list of values, and several parameters together', async () => {
    expect(await sides(newRule({ ForwardTo: ['bo@kommune.example', 'x@mail.test'] }))).toEqual(['outside']);
    expect(await sides(newRule({ ForwardTo: 'bo@kommune.example', RedirectTo: 'x@mail.test' }))).toEqual([
      'outside',
    ]);
  });

  it('is read from parameters in one string', async () => {
    const texts = [
      '-Name "Videre" -ForwardTo "x@mail.test" -StopProcessingRules "True"',
      '-ForwardTo x@mail.test',
      '-Force -ForwardTo:x@mail.test',
      '-ForwardTo ("bo@kommune.example","x@mail.test") -Force',
      '-ForwardTo:"""Bo"" [SMTP:x@mail.test]"',
      '-Name "-ForwardTo bo@kommune.example" -RedirectTo "smtp:x@mail.test"',
      '[{"Name":"ForwardTo","Value":"x@mail.test"}]',
    ];
    expect(await sides(...texts.map((text) => asString('New-InboxRule', text)))).toEqual(
      texts.map(() => 'outside'),
    );
    expect(await sides(asString('New-InboxRule', '-Name "-ForwardTo x@mail.test" -MarkAsRead'))).toEqual([]);
    expect(await sides(asString('New-InboxRule', '-Name "-ForwardTo:x@mail.test"'))).toEqual([]);
    expect(await sides(asString('New-InboxRule', '-ForwardTo "x@mail.test'))).toEqual(['outside']);
  });

  it.each([
    ['switched off', { ForwardTo: 'x@mail.test', Enabled: 'False' }],
    ['switched off by a word of PowerShell', { ForwardTo: 'x@mail.test', Enabled: '$false' }],
    ['switched off by a boolean', { ForwardTo: 'x@mail.test', Enabled: false }],
    ['emptied', { ForwardTo: '' }],
    ['emptied with $null', { ForwardTo: '$null', RedirectTo: [] }],
    ['a rule about something else', { MoveToFolder: 'Arkiv', From: 'x@mail.test' }],
  ])('is no signal when it is %s', async (_what, parameters) => {
    expect(await sides(cmdlet('Set-InboxRule', parameters))).toEqual([]);
  });

  it('is no signal when it failed, was taken away, or only switched off', async () => {
    expect(await sides(newRule({ ForwardTo: 'x@mail.test' }, { ResultStatus: 'False' }))).toEqual([]);
    expect(await sides(cmdlet('Remove-InboxRule', { Identity: 'x', ForwardTo: 'x@mail.test' }))).toEqual([]);
    expect(await sides(cmdlet('Disable-InboxRule', { Identity: 'x' }))).toEqual([]);
  });

  it('stays unknown without the mail domains of the organisation', async () => {
    const { signals } = await intakeOf([newRule({ ForwardTo: 'x@mail.test' })], parts({ domains: [] }));
    expect(signals[0]?.attributes).toEqual({ to: 'unknown' });
  });

  it('is no signal of a system or an application', async () => {
    const rule = { ForwardTo: 'x@mail.test' };
    const system = { UserId: 'NT AUTHORITY\\SYSTEM (Microsoft.Exchange.ServiceHost)' };
    expect(await sides(newRule(rule, { ...system, UserType: 3 }), newRule(rule, system))).toEqual([]);
    expect(
      await sides(...[1, 3, 4, 5, 6, 9, 10, '0', null].map((UserType) => newRule(rule, { UserType }))),
    ).toEqual([]);
  });
});

describe('forwarding set on a mailbox', () => {
  it('is a signal by its address, also by a recipient of the directory', async () => {
    expect(await sides(cmdlet('Set-Mailbox', { ForwardingSmtpAddress: 'smtp:x@mail.test' }))).toEqual([
      'outside',
    ]);
    expect(await sides(cmdlet('Set-Mailbox', { ForwardingAddress: 'kommune.example/Users/Bo' }))).toEqual([
      'unknown',
    ]);
    const text = '-Identity "anna.proeve@kommune.example" -ForwardingSmtpAddress "smtp:bo@kommune.example"';
    expect(await sides(asString('Set-Mailbox', text))).toEqual(['inside']);
  });

  it('is no signal when it is taken away, or something else was set', async () => {
    expect(
      await sides(cmdlet('Set-Mailbox', { ForwardingSmtpAddress: '', ForwardingAddress: '$null' })),
    ).toEqual([]);
    expect(await sides(cmdlet('Set-Mailbox', { DeliverToMailboxAndForward: 'True' }))).toEqual([]);
    expect(await sides(cmdlet('Set-Mailbox', { ForwardTo: 'x@mail.test' }))).toEqual([]);
  });

  const toOutside = (Identity: string) =>
    cmdlet('Set-Mailbox', { Identity, ForwardingSmtpAddress: 'smtp:x@mail.test' });

  it("counts for a mailbox of one's own, by name, path or object id", async () => {
    const path = 'EURPR01A002.prod.outlook.com/Microsoft Exchange Hosted Organizations/kommune.example';
    const own = ['Anna.Proeve@kommune.example', `${path}/anna.proeve`, `${path}/${people[ANNA]}`];
    expect(await sides(...own.map(toOutside))).toEqual(['outside', 'outside', 'outside']);
  });

  it('tells nobody of a mailbox of somebody else', async () => {
    expect(await sides(toOutside('bo.admin@kommune.example'))).toEqual([]);
    expect(await sides(toOutside('faelles@kommune.example'))).toEqual([]);
    expect(await sides(toOutside(String(people['bo.admin@kommune.example'])))).toEqual([]);
    expect(await sides(newRule({ ForwardTo: 'x@mail.test', Mailbox: 'bo.admin@kommune.example' }))).toEqual(
      [],
    );
    const shared = outlookRule({ ForwardTo: 'x@mail.test' }, { MailboxOwnerUPN: 'faelles@kommune.example' });
    expect(await sides(shared)).toEqual([]);
  });
});

describe('a rule made in Outlook', () => {
  const actions = (...list: unknown[]) => outlookRule({ RuleActions: JSON.stringify(list) });
  const forward = { ActionType: 'Forward', Recipients: ['x@mail.test'], ForwardFlags: 'None' };

  it('is a signal by its actions, in the forms that are seen', async () => {
    expect(await sides(actions({ ActionType: 'MarkAsRead' }, forward))).toEqual(['outside']);
    expect(
      await sides(actions({ ...forward, ActionType: 'Redirect', Recipients: ['bo@kommune.example'] })),
    ).toEqual(['inside']);
    expect(await sides(actions({ ...forward, Recipients: [{ SmtpAddress: 'x@mail.test' }] }))).toEqual([
      'outside',
    ]);
    expect(await sides(actions({ ...forward, Recipients: ['/o=ExchangeLabs/cn=bo', 7] }))).toEqual([
      'unknown',
    ]);
    expect(await sides(outlookRule({ RuleActions: 'Forward to x@mail.test' }))).toEqual(['outside']);
    expect(await sides(outlookRule({ RuleActions: 'Forward to Bo' }))).toEqual(['unknown']);
    expect(await sides(outlookRule({ ForwardTo: 'x@mail.test' }))).toEqual(['outside']);
    const properties = JSON.stringify([{ Name: 'RuleActions', Value: JSON.stringify([forward]) }]);
    expect(await sides(outlookRule({}, { OperationProperties: properties }))).toEqual(['outside']);
  });

  it('is no signal when it is removed, switched off, emptied, about something else, or changed without content', async () => {
    const text = JSON.stringify([forward]);
    expect(await sides(outlookRule({ RuleActions: text, RuleOperation: 'RemoveMailboxRule' }))).toEqual([]);
    expect(await sides(outlookRule({ RuleActions: text, RuleState: 'Disabled' }))).toEqual([]);
    expect(await sides(actions({ ...forward, Recipients: [] }))).toEqual([]);
    expect(await sides(actions({ ActionType: 'MoveToFolder', Recipients: ['x@mail.test'] }))).toEqual([]);
    const changed = {
      RuleOperation: 'ModifyMailboxRule',
      RuleName: '',
      RuleCondition: '{}',
      RuleActions: '[]',
    };
    expect(await sides(outlookRule(changed))).toEqual([]);
  });
});
