/** Matches of data loss prevention rules for national identity numbers and health data, and what takes them back. */
import { z } from 'zod';
import type { AttributesOf } from '../../guide/signals.ts';
import { signalId } from '../../remind/signal.ts';
import { type Side, type SideOf, sideOfAll } from './addresses.ts';
import { type AuditEvent, optionalName, orJsonText, type Reading, signInName } from './records.ts';
import type { SensitiveTypes } from './sensitive-types.ts';

type Where = AttributesOf<'personal-data'>['where'];

/** An item that is not of the shape stands aside, so that the others count. */
function listOf<Shape extends z.ZodType>(shape: Shape) {
  return z.array(shape.optional().catch(undefined)).catch([]);
}

const Recipients = listOf(z.string().max(512));
const Mail = z.object({ From: z.string(), To: Recipients, CC: Recipients, BCC: Recipients });
const File = z.object({
  From: z.string(),
  IsViewableByExternalUsers: z.boolean().optional().catch(undefined),
});
const Found = z.object({
  SensitiveType: z.string(),
  SensitiveInformationDetailedClassificationAttributes: listOf(z.object({ IsMatch: z.boolean() })),
});
const Conditions = z.object({
  SensitiveInformation: listOf(Found),
  OtherConditions: listOf(z.object({ Name: z.string(), Value: z.string() })),
});
const Policies = listOf(z.object({ Rules: listOf(z.object({ ConditionsMatched: orJsonText(Conditions) })) }));
const Fields = z.object({
  IncidentId: optionalName,
  ExceptionInfo: orJsonText(z.object({ FalsePositive: z.boolean().catch(false) })).catch({
    FalsePositive: false,
  }),
  ExchangeMetaData: orJsonText(Mail).optional().catch(undefined),
  SharePointMetaData: orJsonText(File).optional().catch(undefined),
  PolicyDetails: orJsonText(Policies),
});
type Fields = z.infer<typeof Fields>;

/** Services that are followed, in small letters, and where the text of each stands. */
const places: Readonly<Record<string, Where>> = {
  exchange: 'mail',
  sharepoint: 'file',
  onedrive: 'file',
  // The event does not tell a chat from a channel.
  microsoftteams: 'chat',
};

export const dlpOperations = ['dlprulematch', 'dlpruleundo', 'dlpinfo'];

/**
 * The signal of a match, by the id of its incident: several rules of one incident are one signal. An undo, and the
 * person's word that the match is wrong, take it back. The person is the one whom the metadata name; the user of the
 * event is the agent of data loss prevention.
 */
export function readDlp(event: AuditEvent, sideOf: SideOf, types: SensitiveTypes): Reading {
  const fields = Fields.safeParse(event.fields).data;
  if (!fields) return undefined;
  const id = signalId('audit-dlp', (fields.IncidentId ?? event.id).toLowerCase());
  if (event.operation !== 'dlprulematch' || fields.ExceptionInfo.FalsePositive) {
    return fields.IncidentId === undefined ? undefined : { withdrawn: id };
  }
  const { ExchangeMetaData: mail, SharePointMetaData: file } = fields;
  const where = places[event.workload];
  const user = signInName((file ?? mail)?.From ?? '');
  const what = whatIn(fields, types);
  if (where === undefined || user === undefined || what === undefined) return undefined;
  return {
    noted: {
      kind: 'personal-data',
      attributes: { what, where: file ? 'file' : where, to: sideIn(fields, sideOf) },
      id,
      at: event.at,
      origin: 'data-loss-prevention',
      user,
    },
  };
}

/** The gravest of what was found: an identity number before health data. */
function whatIn(fields: Fields, types: SensitiveTypes) {
  const found = conditionsIn(fields)
    .flatMap((conditions) => conditions.SensitiveInformation)
    .filter((item) => item !== undefined && matches(item))
    .map((item) => types.get(item?.SensitiveType.toLowerCase() ?? ''));
  return found.includes('identity-number') ? 'identity-number' : found.find((what) => what !== undefined);
}

/** A rule lists every type that it looked for; newer events say of each whether it is why the rule matched. */
function matches(found: z.infer<typeof Found>): boolean {
  const levels = found.SensitiveInformationDetailedClassificationAttributes;
  return levels.length === 0 || levels.some((level) => level?.IsMatch);
}

function sideIn(fields: Fields, sideOf: SideOf): Side {
  const { ExchangeMetaData: mail, SharePointMetaData: file } = fields;
  if (file?.IsViewableByExternalUsers !== undefined)
    return file.IsViewableByExternalUsers ? 'outside' : 'inside';
  const recipients = mail && !file ? [...mail.To, ...mail.CC, ...mail.BCC] : [];
  const side = sideOfAll(
    recipients.map((address) => address ?? ''),
    sideOf,
  );
  const shared = conditionsIn(fields)
    .flatMap((conditions) => conditions.OtherConditions)
    .some((other) => other?.Name === 'AccessScope' && other.Value === 'IncludeExternalUsers');
  return side === 'unknown' && shared ? 'outside' : side;
}

function conditionsIn(fields: Fields) {
  const rules = fields.PolicyDetails.flatMap((policy) => policy?.Rules ?? []);
  return rules.map((rule) => rule?.ConditionsMatched).filter((conditions) => conditions !== undefined);
}
