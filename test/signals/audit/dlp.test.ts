import { describe, expect, it } from '@jest/globals';
import { intakeOf } from '../../../src/signals/audit/events.ts';
import { sensitiveTypes } from '../../../src/signals/audit/sensitive-types.ts';
import { ANNA, CPR, dlpFile, dlpMail, guid, ICD10, parts, people, policies } from './events-of.ts';

/** What was found, by the signals of some events. */
async function found(...events: unknown[]): Promise<unknown[]> {
  return (await intakeOf(events, parts())).signals.map(({ attributes }) => attributes);
}

const OUT = ['x@mail.test'];
const external = [{ Name: 'AccessScope', Value: 'IncludeExternalUsers' }];

describe('a match of data loss prevention', () => {
  it('is a signal about the sender whom the metadata name', async () => {
    expect((await intakeOf([dlpMail([CPR], OUT)], parts())).signals).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{64}$/),
        tenant: parts().tenant,
        actor: people[ANNA],
        at: '2026-03-31T07:20:11.000Z',
        origin: 'data-loss-prevention',
        kind: 'personal-data',
        attributes: { what: 'identity-number', where: 'mail', to: 'outside' },
      },
    ]);
  });

  it('is found in mail, files and Teams, in any spelling of the operation', async () => {
    const spellings = ['DlpRuleMatch', 'DLPRuleMatch', 'dlprulematch'];
    for (const Operation of spellings) {
      expect(await found(dlpMail([CPR], OUT, { Operation }))).toHaveLength(1);
    }
    const where = { what: 'identity-number', to: 'inside' };
    expect(await found(dlpFile([CPR]))).toEqual([{ ...where, where: 'file' }]);
    expect(await found(dlpFile([CPR], {}, { Workload: 'SharePoint' }))).toEqual([
      { ...where, where: 'file' },
    ]);
    const teams = dlpMail([CPR], ['bo@kommune.example'], { Workload: 'MicrosoftTeams' });
    expect(await found(teams)).toEqual([{ ...where, where: 'chat' }]);
    expect(await found(dlpMail([CPR], OUT, { Workload: 'Endpoint' }))).toEqual([]);
    const attached = dlpFile([CPR], {}, { Workload: 'Exchange', RecordType: 13 });
    expect(await found(attached)).toEqual([{ ...where, where: 'file' }]);
  });

  it('is read from metadata and policies in a text of JSON', async () => {
    const event = dlpMail([CPR], OUT);
    const texts = {
      ExchangeMetaData: JSON.stringify(event.ExchangeMetaData),
      PolicyDetails: JSON.stringify(event.PolicyDetails),
    };
    expect(await found({ ...event, ...texts })).toEqual(await found(event));
  });

  it.each([
    ['Denmark', '6C4F2FEF-56E1-4C00-8093-88D7A01CF460', 'identity-number'],
    ['Norway', 'd4c8a798-e9f2-4bd3-9652-500d24080fc3', 'identity-number'],
    ['the EU', '419f449f-6d9d-4be1-a154-b531f7a91b41', 'identity-number'],
    ['diseases', '17066377-466d-43ff-997f-c9240414021c', 'health'],
    ['medical terms', '065bdd91-ef07-40d3-b8a4-0aea722eaa49', 'health'],
  ])('knows the type of %s', async (_name, type, what) => {
    expect(await found(dlpMail([type], OUT))).toMatchObject([{ what }]);
  });

  it('knows the types that the organisation made, and no others', async () => {
    const [own, other] = [guid(), guid()];
    const types = sensitiveTypes({ identity: [], health: [own.toUpperCase()] });
    expect((await intakeOf([dlpMail([own], OUT)], parts({ types }))).signals[0]?.attributes).toMatchObject({
      what: 'health',
    });
    expect(await found(dlpMail([other], OUT), dlpMail([], OUT))).toEqual([]);
  });

  it('leaves out a type that the rule looked for and did not match', async () => {
    const [policy] = policies([CPR]);
    const levels = (IsMatch: boolean) => [{ Confidence: 65, Count: 1, IsMatch }];
    const details = (IsMatch: boolean) => {
      const copy = structuredClone(policy);
      for (const item of copy?.Rules[0]?.ConditionsMatched.SensitiveInformation ?? []) {
        Object.assign(item, { SensitiveInformationDetailedClassificationAttributes: levels(IsMatch) });
      }
      return { PolicyDetails: [copy] };
    };
    expect(await found(dlpMail([], OUT, details(true)))).toHaveLength(1);
    expect(await found(dlpMail([], OUT, details(false)))).toEqual([]);
  });

  it('is one signal for the rules of one incident: the gravest of what they found', async () => {
    const events = [dlpMail([ICD10], ['bo@kommune.example']), dlpMail([CPR], OUT), dlpMail([ICD10], OUT)];
    const one = [{ what: 'identity-number', where: 'mail', to: 'outside' }];
    expect(await found(...events)).toEqual(one);
    expect(await found(...events.toReversed())).toEqual(one);
    expect(await found(events[0], dlpMail([CPR], OUT, { IncidentId: guid() }))).toHaveLength(2);
  });

  it.each([
    ['a recipient outside', dlpMail([CPR], ['bo@kommune.example', 'x@mail.test']), 'outside'],
    ['recipients inside', dlpMail([CPR], ['bo@kommune.example', 'eva@skole.example']), 'inside'],
    ['no recipient', dlpMail([CPR], []), 'unknown'],
    [
      'no recipient, shared outside',
      dlpMail([CPR], [], { PolicyDetails: policies([CPR], external) }),
      'outside',
    ],
    ['a file that guests see', dlpFile([CPR], { IsViewableByExternalUsers: true }), 'outside'],
    ['a file that only colleagues see', dlpFile([CPR], { IsViewableByExternalUsers: false }), 'inside'],
    ['a file of which nothing is said', dlpFile([CPR], { IsViewableByExternalUsers: undefined }), 'unknown'],
  ])('says who gets it: %s', async (_who, event, to) => {
    expect(await found(event)).toMatchObject([{ to }]);
  });

  it.each([
    'DlpAgent',
    'DlpPolicyEventBasedAssistantOneDriveForBusiness',
    'x@mail.test',
    '',
    'SHAREPOINT\\system',
  ])('is no signal where the metadata name no employee: %j', async (From) => {
    expect(await found(dlpFile([CPR], { From }))).toEqual([]);
  });

  it('never takes the agent, the owner or a recipient for the person', async () => {
    const event = dlpFile([CPR], { From: undefined, FileOwner: ANNA }, { UserId: ANNA, UserType: 0 });
    expect(await found(event, { ...event, SharePointMetaData: undefined })).toEqual([]);
    expect(await found(dlpMail([CPR], [ANNA], { ExchangeMetaData: { To: [ANNA] }, UserId: ANNA }))).toEqual(
      [],
    );
  });
});

describe('what is taken back', () => {
  it.each(['DlpRuleUndo', 'DLPRuleUndo', 'DlpInfo'])(
    'by %s is the signal of the same incident',
    async (Operation) => {
      const { signals } = await intakeOf([dlpFile([CPR])], parts());
      const undone = await intakeOf([dlpFile([CPR], {}, { Operation })], parts());
      expect(undone).toEqual({ signals: [], withdrawn: [signals[0]?.id], ignored: 0 });
    },
  );

  it.each([{ FalsePositive: true }, '{ "FalsePositive": true }'])(
    'is a match that the sender called wrong: %j',
    async (ExceptionInfo) => {
      const { signals, withdrawn } = await intakeOf([dlpMail([CPR], OUT, { ExceptionInfo })], parts());
      expect({ signals, withdrawn: withdrawn.length }).toEqual({ signals: [], withdrawn: 1 });
    },
  );

  it('is not a match that was sent with a reason', async () => {
    const ExceptionInfo = '{ "Justification": "Borgeren har bedt om det" }';
    expect(await found(dlpMail([CPR], OUT, { ExceptionInfo }))).toHaveLength(1);
  });

  it('is nothing without an incident', async () => {
    const event = dlpFile([CPR], {}, { Operation: 'DlpRuleUndo', IncidentId: undefined });
    expect(await intakeOf([event], parts())).toEqual({ signals: [], withdrawn: [], ignored: 1 });
  });
});
