import { z } from 'zod';
import {
  type InsightsSettings,
  insightsFaults,
  insightsSettings,
  insightsVariables,
} from './config-insights.ts';
import {
  type AuditSettings,
  auditSource,
  type GraphSettings,
  graphSource,
  secretKeys,
  sourceFaults,
  sourceSet,
  sourceVariables,
} from './config-sources.ts';
import {
  type TelemetrySettings,
  telemetryFaults,
  telemetryOf,
  telemetryVariables,
} from './config-telemetry.ts';
import { DATA_DIR } from './data-dir.ts';
import { CodedError } from './errors.ts';
import type { SecretKeys } from './keys.ts';
import { type LogLevel, logLevels } from './log.ts';
import { LONGEST_ADDRESS } from './receipt/link.ts';

/** Who the bot is towards Microsoft Entra ID and the Bot Framework. */
export type AppIdentity =
  | { readonly type: 'SingleTenant'; readonly id: string; readonly tenant: string; readonly password: string }
  | { readonly type: 'UserAssignedMSI'; readonly id: string; readonly tenant: string };

/** A language model in Azure OpenAI. */
export interface AzureOpenAi {
  /** The address of the resource, without a slash at the end. */
  readonly endpoint: string;
  readonly key: string;
  readonly deployment: string;
  readonly apiVersion: string;
}

/** The configuration, checked and complete. `.env.example` explains each variable behind it. */
export interface Config {
  readonly environment: 'development' | 'production' | 'test';
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The port of the local Teams; without it the bot runs alone. */
  readonly playgroundPort: number | undefined;
  /** A folder under `dialogs/`; without it the employee can switch municipality. */
  readonly pack: string | undefined;
  readonly dataDir: string;
  /** A PostgreSQL server, password included; without it the data is in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Where employees reach the server, without a slash at the end; absent on a laptop only. */
  readonly publicUrl: string | undefined;
  /** The first signs receipts, all of them verify; absent on a laptop only. */
  readonly receiptKeys: SecretKeys | undefined;
  /** Each verifies signals of the municipality's own systems; without them nobody else is listened to. */
  readonly signalKeys: SecretKeys | undefined;
  /** Without it the audit log of Microsoft 365 is not read. */
  readonly audit: AuditSettings | undefined;
  /** Without it no calendars, chats or channels are followed. */
  readonly graph: GraphSettings | undefined;
  /** Whether messages that are not meant for the bot are looked at, where a team or chat lets it read along. */
  readonly readAlong: boolean;
  /** How the policy owner signs in to the numbers; without it they are shown nowhere. */
  readonly insights: InsightsSettings | undefined;
  readonly logLevel: LogLevel;
  /** Who may watch over the bot; without it nothing is measured. */
  readonly telemetry: TelemetrySettings | undefined;
  /** Absent on a laptop only: then everybody is let in. */
  readonly app: AppIdentity | undefined;
  /** May choose among guides where our own finder is not sure; without it nobody else is asked. */
  readonly model: AzureOpenAi | undefined;
  /** How long a stop waits for requests in flight. */
  readonly shutdownSeconds: number;
}

const portOrOff = 'a port from 1 to 65535, or off';

/** Each message completes the sentence "expected …". */
const Variables = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], { error: 'development, production or test' })
    .default('development'),
  PACK: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'the name of a folder under dialogs/, such as jammerbugt')
    .optional(),
  PLAYGROUND_PORT: z.union([z.literal('off'), wholeNumber(1, 65535, portOrOff)], portOrOff).optional(),
  MICROSOFT_APP_ID: z.guid('the app id: 32 hexadecimal digits as 8-4-4-4-12').optional(),
  MICROSOFT_APP_TENANT_ID: z
    .guid('the tenant id: 32 hexadecimal digits as 8-4-4-4-12')
    // As Teams writes it: the keys of people are made with it.
    .transform((id) => id.toLowerCase())
    .optional(),
  MICROSOFT_APP_TYPE: z
    .enum(['SingleTenant', 'UserAssignedMSI'], { error: 'SingleTenant or UserAssignedMSI' })
    .optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  AZURE_OPENAI_ENDPOINT: z
    .string()
    .refine(isEndpoint, 'the address of the resource, such as https://name.openai.azure.com, without a query')
    .transform((address) => address.replace(/\/+$/u, ''))
    .optional(),
  AZURE_OPENAI_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/u, 'a key of the resource')
    .optional(),
  AZURE_OPENAI_DEPLOYMENT: z
    .string()
    .regex(/^[\w.-]{1,64}$/u, 'the name of a deployment')
    .optional(),
  AZURE_OPENAI_API_VERSION: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(-preview)?$/u, 'a version of the API, such as 2024-10-21')
    .optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/u, 'an address or a host name, without a port')
    .optional(),
  PORT: wholeNumber(0, 65535).default(3978),
  PUBLIC_URL: z
    .string()
    .max(LONGEST_ADDRESS, `an address of at most ${LONGEST_ADDRESS} characters`)
    .refine(
      (text) => /^https?:\/\/[a-z0-9.:[\]-]+$/u.test(text) && URL.canParse(text),
      'an address without a path and without a slash at the end, such as https://maa-jeg.kommune.example',
    )
    .optional(),
  DATA_DIR: z.string().default(DATA_DIR),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(ql)?:\/\/[^/]/u.test(text) && URL.canParse(text),
      'the address of a database, such as postgresql://user:password@host:5432/name',
    )
    .optional(),
  RECEIPT_KEYS: secretKeys().optional(),
  SIGNAL_KEYS: secretKeys().optional(),
  ...sourceVariables,
  READ_ALONG: onOrOff(),
  ...insightsVariables,
  LOG_LEVEL: z.enum(logLevels, { error: `one of ${logLevels.join(', ')}` }).default('info'),
  ...telemetryVariables,
  SHUTDOWN_SECONDS: wholeNumber(0, 300).default(10),
});
type Variables = z.output<typeof Variables>;
type Variable = keyof Variables;

/** The names of all variables that the bot reads, in the order in which a person sets them. */
export const variables = Object.keys(Variables.shape) as Variable[];

const identity = [
  'MICROSOFT_APP_ID',
  'MICROSOFT_APP_TENANT_ID',
  'MICROSOFT_APP_TYPE',
  'MICROSOFT_APP_PASSWORD',
] as const;
const modelSettings = [
  'AZURE_OPENAI_ENDPOINT',
  'AZURE_OPENAI_KEY',
  'AZURE_OPENAI_DEPLOYMENT',
  'AZURE_OPENAI_API_VERSION',
] as const;
const PLAYGROUND_PORT = 56150;
/** The newest version of the Azure OpenAI API that is not a preview, of those with dates. */
const API_VERSION = '2024-10-21';

const Environment = Variables.superRefine(
  (values, context) => {
    const faults = [
      ...identityFaults(values),
      ...modelFaults(values),
      ...playgroundFaults(values),
      ...addressFaults(values),
      ...sourceFaults(values),
      ...telemetryFaults(values),
      ...insightsFaults(values),
    ];
    for (const [name, expected] of faults) {
      context.addIssue({ code: 'custom', path: [name], message: expected });
    }
  },
  // Also when a variable alone is wrong already, so that one start shows every mistake there is.
  { when: () => true },
).transform(toConfig);

/**
 * Reads the configuration from the environment. Unknown variables are ignored, empty ones count as not set.
 * Throws `CONFIG_INVALID`, which names each wrong variable, what was expected and what was found; it never
 * shows a value of a `MICROSOFT_APP_…`, `AZURE_OPENAI_…`, `INSIGHTS_…` or `OTEL_…` variable, one of a source of signals,
 * a key or DATABASE_URL, because a secret is easily pasted into the wrong line.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(
    variables.map((name) => [name, env[name]?.trim()]).filter(([, value]) => value),
  );
  const parsed = Environment.safeParse(set);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `- ${name}: expected ${issue.message}; found ${found(name, set[name])}`;
  });
  throw new CodedError(
    'CONFIG_INVALID',
    [
      'The configuration cannot be used:',
      ...lines,
      'Put these variables right in the environment or in .env; .env.example explains each of them.',
    ].join('\n'),
  );
}

/** A choice that stays off until somebody makes it. */
export function onOrOff() {
  return z
    .enum(['on', 'off'], { error: 'on or off' })
    .default('off')
    .transform((choice) => choice === 'on');
}

function wholeNumber(
  lowest: number,
  highest: number,
  expected = `a whole number from ${lowest} to ${highest}`,
) {
  return z
    .string()
    .regex(/^\d{1,6}$/u, expected)
    .transform(Number)
    .pipe(z.number().min(lowest, expected).max(highest, expected));
}

function* identityFaults(values: Variables): Generator<[Variable, string]> {
  const production = values.NODE_ENV === 'production';
  const because = identity.find((name) => values[name] !== undefined) ?? sourceSet(values);
  if (!production && because === undefined) return;
  const reason = production ? 'NODE_ENV is production' : `${because} is set`;
  const type = values.MICROSOFT_APP_TYPE;
  if (values.MICROSOFT_APP_ID === undefined) yield ['MICROSOFT_APP_ID', `an app id, because ${reason}`];
  if (values.MICROSOFT_APP_TENANT_ID === undefined) {
    yield ['MICROSOFT_APP_TENANT_ID', `a tenant id, because ${reason}`];
  }
  if (type === undefined) {
    yield ['MICROSOFT_APP_TYPE', `SingleTenant or UserAssignedMSI, because ${reason}`];
  }
  if (type === 'SingleTenant' && values.MICROSOFT_APP_PASSWORD === undefined) {
    yield ['MICROSOFT_APP_PASSWORD', "the app's client secret, because MICROSOFT_APP_TYPE is SingleTenant"];
  }
  if (type === 'UserAssignedMSI' && values.MICROSOFT_APP_PASSWORD !== undefined) {
    yield ['MICROSOFT_APP_PASSWORD', 'no value, because MICROSOFT_APP_TYPE is UserAssignedMSI'];
  }
}

function* modelFaults(values: Variables): Generator<[Variable, string]> {
  const because = modelSettings.find((name) => values[name] !== undefined);
  if (because === undefined) return;
  const needed = {
    AZURE_OPENAI_ENDPOINT: 'the address of the resource',
    AZURE_OPENAI_KEY: 'a key of the resource',
    AZURE_OPENAI_DEPLOYMENT: 'the name of a deployment',
  } as const;
  for (const [name, what] of Object.entries(needed) as [keyof typeof needed, string][]) {
    if (values[name] === undefined) yield [name, `${what}, because ${because} is set`];
  }
}

/** What is sent there is a question of an employee: encrypted, unless it stays on this machine. */
function isEndpoint(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password || /[?#]/u.test(address)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === '127.0.0.1');
}

function* playgroundFaults(values: Variables): Generator<[Variable, string]> {
  const port = values.PLAYGROUND_PORT;
  if (values.NODE_ENV === 'production') {
    if (port !== undefined) yield ['PLAYGROUND_PORT', 'no value, because NODE_ENV is production'];
  } else if ((port ?? PLAYGROUND_PORT) === values.PORT) {
    yield ['PLAYGROUND_PORT', 'another port than PORT'];
  }
}

/**
 * A link that nobody can open, or that is good until the next start only, would be worse than none; and Microsoft's
 * services report to an address that they reach.
 */
function* addressFaults(values: Variables): Generator<[Variable, string]> {
  const production = values.NODE_ENV === 'production';
  const source = sourceSet(values);
  if (!production && source === undefined) return;
  const reason = `because ${production ? 'NODE_ENV is production' : `${source} is set`}`;
  if (values.PUBLIC_URL === undefined) {
    yield ['PUBLIC_URL', `the https:// address under which employees reach the bot, ${reason}`];
  } else if (!values.PUBLIC_URL.startsWith('https://')) {
    yield ['PUBLIC_URL', `an address that starts with https://, ${reason}`];
  }
  if (production && values.RECEIPT_KEYS === undefined)
    yield ['RECEIPT_KEYS', `a key as name:secret, ${reason}`];
}

/** Variables that hold a secret, or into whose line one is easily pasted. */
const SECRET = /^(MICROSOFT_APP|AZURE_OPENAI|INSIGHTS|OTEL)_|^((RECEIPT|SIGNAL)_KEYS|DATABASE_URL)$/u;

function found(name: string, value: string | undefined): string {
  if (value === undefined) return 'nothing';
  if (SECRET.test(name) || name in sourceVariables) {
    return `${value.length} characters, not shown here`;
  }
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

function toConfig(values: Variables): Config {
  const production = values.NODE_ENV === 'production';
  const playground = values.PLAYGROUND_PORT ?? (production ? 'off' : PLAYGROUND_PORT);
  return Object.freeze({
    environment: values.NODE_ENV,
    host: values.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port: values.PORT,
    playgroundPort: playground === 'off' ? undefined : playground,
    pack: values.PACK,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    publicUrl: values.PUBLIC_URL,
    receiptKeys: values.RECEIPT_KEYS,
    signalKeys: values.SIGNAL_KEYS,
    audit: auditSource(values),
    graph: graphSource(values),
    readAlong: values.READ_ALONG,
    insights: insightsSettings(values),
    logLevel: values.LOG_LEVEL,
    telemetry: telemetryOf(values),
    app: appIdentity(values),
    model: azureOpenAi(values),
    shutdownSeconds: values.SHUTDOWN_SECONDS,
  });
}

/** Whole or absent: a set with gaps has been refused before. */
function appIdentity(values: Variables): AppIdentity | undefined {
  const { MICROSOFT_APP_ID: id, MICROSOFT_APP_TENANT_ID: tenant } = values;
  const { MICROSOFT_APP_TYPE: type, MICROSOFT_APP_PASSWORD: password } = values;
  if (id === undefined || tenant === undefined) return undefined;
  if (type === 'UserAssignedMSI') return Object.freeze({ type, id, tenant });
  return type && password ? Object.freeze({ type, id, tenant, password }) : undefined;
}

/** Whole or absent, as the identity is. */
function azureOpenAi(values: Variables): AzureOpenAi | undefined {
  const {
    AZURE_OPENAI_ENDPOINT: endpoint,
    AZURE_OPENAI_KEY: key,
    AZURE_OPENAI_DEPLOYMENT: deployment,
  } = values;
  if (endpoint === undefined || key === undefined || deployment === undefined) return undefined;
  const apiVersion = values.AZURE_OPENAI_API_VERSION ?? API_VERSION;
  return Object.freeze({ endpoint, key, deployment, apiVersion });
}
