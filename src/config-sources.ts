/** The part of the configuration that says which sources of signals are listened to. */
import { z } from 'zod';
import { KEYS, keysIn, type SecretKeys } from './keys.ts';
import { type SubscriptionKind, subscriptionKinds } from './remind/ports.ts';

/** The Office 365 Management Activity API. */
export interface AuditSettings {
  /** What its notifications are recognised by. */
  readonly secret: string;
  /** The mail domains of the organisation, in small letters. */
  readonly domains: readonly string[];
  /** GUIDs of the organisation's own sensitive information types, by what they find. */
  readonly types: { readonly identity: readonly string[]; readonly health: readonly string[] };
}

/** Change notifications of Microsoft Graph. */
export interface GraphSettings {
  /** Each recognises subscriptions; the first marks new ones. */
  readonly keys: SecretKeys;
  readonly follows: readonly SubscriptionKind[];
  /** Paths of PEM files with commas, or PEM itself; only with chats or channels. */
  readonly certificates: string | undefined;
  /** Hosts of meeting services that are the organisation's own, in small letters. */
  readonly ownHosts: readonly string[];
}

const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/u;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Keys as `RECEIPT_KEYS` has them. */
export function secretKeys() {
  return z
    .string()
    .regex(KEYS, 'name:secret, or several with commas; each secret 32 random bytes or more in base64url')
    .transform(keysIn)
    .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'another name for each key');
}

function listOf(item: RegExp, expected: string) {
  return z
    .string()
    .transform((text) => text.toLowerCase().split(/\s*,\s*/u))
    .refine((list) => list.every((entry) => item.test(entry)), expected);
}

const guids = () => listOf(GUID, 'the GUIDs of sensitive information types, with commas');

/** The variables; each message completes the sentence "expected …". */
export const sourceVariables = {
  AUDIT_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{32,256}$/u, 'a secret of 32 to 256 letters, digits and signs without blanks')
    .optional(),
  MAIL_DOMAINS: listOf(HOST, 'domains with commas, such as kommune.example, skole.example').optional(),
  DLP_IDENTITY_TYPES: guids().optional(),
  DLP_HEALTH_TYPES: guids().optional(),
  GRAPH_SECRET: secretKeys().optional(),
  GRAPH_FOLLOWS: z
    .string()
    .transform((text) => [...new Set(text.toLowerCase().split(/\s*,\s*/u))])
    .pipe(z.array(z.enum(subscriptionKinds, { error: 'one or more of calendar, chats, channels' })))
    .optional(),
  GRAPH_CERTIFICATES: z.string().optional(),
  OWN_MEETING_HOSTS: listOf(HOST, 'hosts with commas, such as kommune.zoom.us').optional(),
};

const Values = z.object(sourceVariables);
type Values = z.output<typeof Values>;
type Variable = keyof Values;

const auditSettings = [
  'AUDIT_WEBHOOK_SECRET',
  'MAIL_DOMAINS',
  'DLP_IDENTITY_TYPES',
  'DLP_HEALTH_TYPES',
] as const;
const graphSettings = ['GRAPH_SECRET', 'GRAPH_FOLLOWS', 'GRAPH_CERTIFICATES', 'OWN_MEETING_HOSTS'] as const;

/** The first variable that is set of those that need an app in Entra ID and a public address. */
export function sourceSet(values: Values): Variable | undefined {
  return [...auditSettings, ...graphSettings].find((name) => values[name] !== undefined);
}

/** What is missing beside what is set: a source is configured whole or not at all. */
export function* sourceFaults(values: Values): Generator<[Variable, string]> {
  yield* missing(values, auditSettings, {
    AUDIT_WEBHOOK_SECRET: 'a secret of 32 characters or more',
    MAIL_DOMAINS: 'the mail domains of the organisation',
  });
  yield* missing(values, graphSettings, {
    GRAPH_SECRET: 'a key as name:secret',
    GRAPH_FOLLOWS: 'one or more of calendar, chats, channels',
  });
  if (values.GRAPH_CERTIFICATES === undefined && followsMessages(values.GRAPH_FOLLOWS)) {
    yield [
      'GRAPH_CERTIFICATES',
      'the path of a PEM file with certificate and private key, because GRAPH_FOLLOWS has chats or channels',
    ];
  }
}

function* missing(
  values: Values,
  settings: readonly Variable[],
  needed: Readonly<Partial<Record<Variable, string>>>,
): Generator<[Variable, string]> {
  const because = settings.find((name) => values[name] !== undefined);
  if (because === undefined) return;
  for (const [name, what] of Object.entries(needed) as [Variable, string][]) {
    if (values[name] === undefined) yield [name, `${what}, because ${because} is set`];
  }
}

function followsMessages(follows: readonly string[] | undefined): boolean {
  // Also called where the variable itself is wrong: then it is not a list.
  return Array.isArray(follows) && (follows.includes('chats') || follows.includes('channels'));
}

/** Whole or absent: a set with gaps has been refused before. */
export function auditSource(values: Values): AuditSettings | undefined {
  const { AUDIT_WEBHOOK_SECRET: secret, MAIL_DOMAINS: domains } = values;
  if (secret === undefined || domains === undefined) return undefined;
  const types = { identity: values.DLP_IDENTITY_TYPES ?? [], health: values.DLP_HEALTH_TYPES ?? [] };
  return Object.freeze({ secret, domains, types: Object.freeze(types) });
}

/** Whole or absent, as the audit log is. */
export function graphSource(values: Values): GraphSettings | undefined {
  const { GRAPH_SECRET: keys, GRAPH_FOLLOWS: follows, GRAPH_CERTIFICATES: certificates } = values;
  if (keys === undefined || follows === undefined) return undefined;
  return Object.freeze({ keys, follows, certificates, ownHosts: values.OWN_MEETING_HOSTS ?? [] });
}
