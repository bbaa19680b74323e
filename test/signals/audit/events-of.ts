/** Invented events in the shapes that the Management Activity API gives. Every free text in them is a canary. */

import type { AuditParts } from '../../../src/signals/audit/events.ts';
import { sensitiveTypes } from '../../../src/signals/audit/sensitive-types.ts';
import { createObjectIds } from '../../../src/signals/audit/sign-ins.ts';

export const TENANT = '0b1f6c1e-2f44-4c0e-9d2a-7f1f2f7c6a01';
export const CANARY = 'KANARIE';
/** Object ids of the people in the directory, by sign-in name. */
export const people: Readonly<Record<string, string>> = {
  'anna.proeve@kommune.example': 'aaaaaaaa-0000-4000-8000-000000000001',
  'bo.admin@kommune.example': 'aaaaaaaa-0000-4000-8000-000000000002',
};
export const ANNA = 'anna.proeve@kommune.example';

/** A directory of two people that counts what it is asked. */
export function directory() {
  const asked: string[] = [];
  const objectId = async (_tenant: string, name: string) => {
    asked.push(name);
    return people[name];
  };
  return { asked, objectId };
}

export function parts(over: Partial<AuditParts> = {}): AuditParts {
  return {
    tenant: TENANT,
    domains: ['kommune.example', 'skole.example'],
    types: sensitiveTypes({ identity: [], health: [] }),
    objectIds: createObjectIds(directory(), TENANT),
    ...over,
  };
}

let next = 0;
/** An id like no other. */
export function guid(): string {
  next += 1;
  return `cccccccc-0000-4000-8000-${String(next).padStart(12, '0')}`;
}

function common(operation: string, recordType: number, workload: string) {
  return {
    CreationTime: '2026-03-31T07:20:11',
    Id: guid(),
    Operation: operation,
    OrganizationId: TENANT,
    RecordType: recordType,
    UserKey: `1003200${CANARY}`,
    UserType: 0,
    Version: 1,
    Workload: workload,
    ClientIP: `192.0.2.7:${CANARY}`,
    UserId: 'Anna.Proeve@kommune.example',
  };
}

type Fields = Record<string, unknown>;
export type Event = ReturnType<typeof common> & Fields;

/** A cmdlet of Exchange, such as `New-InboxRule`, with its parameters as a list. */
export function cmdlet(operation: string, parameters: Record<string, unknown>, over: Fields = {}): Event {
  return {
    ...common(operation, 1, 'Exchange'),
    UserType: 2,
    ResultStatus: 'True',
    ExternalAccess: false,
    OrganizationName: `${CANARY}.onmicrosoft.com`,
    ObjectId: `EURPR01A002.prod.outlook.com/Microsoft Exchange Hosted Organizations/${CANARY}`,
    Parameters: Object.entries({ Name: CANARY, ...parameters }).map(([Name, Value]) => ({ Name, Value })),
    SessionId: CANARY,
    ...over,
  };
}

/** A rule made in Outlook for Windows. */
export function outlookRule(properties: Record<string, unknown>, over: Fields = {}): Event {
  return {
    ...common('UpdateInboxRules', 2, 'Exchange'),
    ResultStatus: 'Succeeded',
    LogonType: 0,
    ClientProcessName: 'OUTLOOK.EXE',
    MailboxOwnerUPN: ANNA,
    OperationProperties: Object.entries({
      RuleId: '-5836',
      RuleName: CANARY,
      RuleCondition: `{SubjectContains ${CANARY}}`,
      RuleOperation: 'AddMailboxRule',
      RuleState: 'Enabled',
      ...properties,
    }).map(([Name, Value]) => ({ Name, Value })),
    Item: { ParentFolder: { Path: `\\${CANARY}` } },
    ...over,
  };
}

/** An event of sharing a file. */
export function sharing(operation: string, over: Fields = {}): Event {
  return {
    ...common(operation, 14, 'OneDrive'),
    CorrelationId: 'dddddddd-0000-4000-8000-000000000001',
    EventSource: 'SharePoint',
    ItemType: 'File',
    ListItemUniqueId: 'dddddddd-0000-4000-8000-000000000002',
    ObjectId: `https://kommune-my.sharepoint.com/personal/anna/Documents/${CANARY}.docx`,
    Site: 'dddddddd-0000-4000-8000-000000000003',
    SiteUrl: `https://kommune-my.sharepoint.com/personal/${CANARY}`,
    SourceFileName: `${CANARY}.docx`,
    SourceRelativeUrl: `Documents/${CANARY}`,
    UserAgent: CANARY,
    EventData: `<Type>Edit</Type><x>${CANARY}</x>`,
    ...over,
  };
}

/** The five events of one link that asks nobody to sign in, in the order in which they are made. */
export function anonymousLink(over: Fields = {}): Event[] {
  const group =
    'SharingLinks.dddddddd-0000-4000-8000-000000000002.AnonymousEdit.dddddddd-0000-4000-8000-000000000004';
  const set = (name: string, type: string, rights: string) =>
    sharing('SharingSet', {
      TargetUserOrGroupName: name,
      TargetUserOrGroupType: type,
      EventData: `<Permissions granted>${rights}</Permissions granted>`,
      ...over,
    });
  return [
    sharing('SharingInheritanceBroken', {
      ...over,
      ItemType: 'List',
      ObjectId: 'https://kommune-my.sharepoint.com/personal/anna//personal/anna/Sharing Links',
    }),
    sharing('AnonymousLinkCreated', { UniqueSharingId: guid(), ...over }),
    set(group, 'SharePointGroup', 'Contribute'),
    set('Limited Access System Group', 'SharePointGroup', 'Limited Access'),
    set(
      '4da1e7f54501bb99b6e0ab2ff8749842152ac02ff8c0c8017b0e40e6b67fecdd',
      'SecurityGroup',
      'System.LimitedEdit',
    ),
  ];
}

export const CPR = '6c4f2fef-56e1-4c00-8093-88d7a01cf460';
export const ICD10 = '3356946c-6bb7-449b-b253-6ffa419c0ce7';
const CREDIT_CARD = '50842eb7-edc8-4019-85dd-5a5c1f2bb085';

/** Policies that matched for these types, as the events carry them. */
export function policies(types: readonly string[], other: Fields[] = []) {
  const found = (SensitiveType: string) => ({
    Count: 1,
    UniqueCount: 1,
    Confidence: 85,
    Location: 'Message Body',
    SensitiveType,
    SensitiveInformationDetections: { DetectedValues: [{ Name: CANARY, Value: `${CANARY} 010190-1234` }] },
  });
  return [
    {
      PolicyId: guid(),
      PolicyName: CANARY,
      Rules: [
        {
          RuleId: guid(),
          RuleName: CANARY,
          RuleMode: 'Enable',
          Severity: 'High',
          Actions: ['NotifyUser'],
          ConditionsMatched: {
            SensitiveInformation: [CREDIT_CARD, ...types].map(found),
            OtherConditions: other,
          },
        },
      ],
    },
  ];
}

function agent(operation: string, recordType: number, workload: string, types: readonly string[]): Event {
  return {
    ...common(operation, recordType, workload),
    UserId: 'DlpAgent',
    UserKey: 'DlpAgent',
    UserType: 4,
    IncidentId: 'eeeeeeee-0000-4000-8000-000000000001',
    SensitiveInfoDetectionIsIncluded: true,
    PolicyDetails: policies(types),
  };
}

/** A match in a mail or a message in Teams. */
export function dlpMail(types: readonly string[], to: readonly string[], over: Fields = {}): Event {
  return {
    ...agent('DlpRuleMatch', 13, 'Exchange', types),
    ObjectId: `<${CANARY}@prod.outlook.com>`,
    ExchangeMetaData: {
      From: ANNA,
      To: to,
      CC: [],
      BCC: [],
      MessageID: `<${CANARY}@prod.outlook.com>`,
      RecipientCount: to.length,
      Sent: '2026-03-31T07:20:10',
      Subject: `${CANARY} 010190-1234`,
    },
    ...over,
  };
}

/** A match in a file. */
export function dlpFile(types: readonly string[], meta: Fields = {}, over: Fields = {}): Event {
  return {
    ...agent('DLPRuleMatch', 11, 'OneDrive', types),
    UserId: 'DlpPolicyEventBasedAssistantOneDriveForBusiness',
    UserKey: 'DlpPolicyEventBasedAssistantOneDriveForBusiness',
    SharePointMetaData: {
      From: 'ANNA.PROEVE@KOMMUNE.EXAMPLE',
      FileName: `${CANARY}.docx`,
      FileOwner: `Anna ${CANARY}`,
      FilePathUrl: `https://kommune-my.sharepoint.com/${CANARY}.docx`,
      IsViewableByExternalUsers: false,
      SiteCollectionUrl: `https://kommune-my.sharepoint.com/${CANARY}`,
      UniqueID: guid(),
      ...meta,
    },
    ...over,
  };
}
