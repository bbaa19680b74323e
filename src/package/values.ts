import { z } from 'zod';
import { onOrOff } from '../config.ts';
import { CodedError } from '../errors.ts';
import { isExample } from './placeholders.ts';

const guid = z.guid('an id of 32 hexadecimal digits as 8-4-4-4-12');
const page = z
  .url({ protocol: /^https$/u, hostname: z.regexes.domain, error: 'an address that starts with https://' })
  .max(2048, 'an address of at most 2048 characters');
const server =
  'the https:// address of the bot without port and path, such as https://maa-jeg.kommune.example';

/** What has to be set. Each message completes the sentence "expected …". */
const required = {
  TEAMS_APP_ID: guid,
  MICROSOFT_APP_ID: guid,
  PUBLIC_URL: z.string().refine(isServer, server),
  DEVELOPER_NAME: z.string().max(32, 'a name of at most 32 characters'),
};
type Required = keyof typeof required;

const Variables = z.object({
  ...required,
  WEBSITE_URL: page.optional(),
  PRIVACY_URL: page.optional(),
  TERMS_URL: page.optional(),
  READ_ALONG: onOrOff(),
});

/** The variables that the bot itself does not read, in the order in which `.env.example` explains them. */
export const packageVariables = [
  'TEAMS_APP_ID',
  'DEVELOPER_NAME',
  'WEBSITE_URL',
  'PRIVACY_URL',
  'TERMS_URL',
] as const;

/** What the placeholders of the files in `appPackage/` stand for. */
export type PackageValues = Readonly<
  Record<
    | 'TEAMS_APP_ID'
    | 'MICROSOFT_APP_ID'
    | 'BOT_HOST'
    | 'DEVELOPER_NAME'
    | 'WEBSITE_URL'
    | 'PRIVACY_URL'
    | 'TERMS_URL',
    string
  >
>;

/** What an app package is built with. */
export interface PackageSettings {
  values: PackageValues;
  /** Whether the package asks teams and chats to let the bot read along. */
  readAlong: boolean;
}

/** Invented, so that a package can be built and looked at before anything is registered anywhere. */
const demoValues: Readonly<Record<Required, string>> = {
  TEAMS_APP_ID: '00000000-0000-4000-8000-0000000000a1',
  MICROSOFT_APP_ID: '00000000-0000-4000-8000-0000000000b1',
  PUBLIC_URL: 'https://maa-jeg.example.org',
  DEVELOPER_NAME: 'Må jeg? (demo)',
};

/**
 * Reads the settings of the app package from the environment; an empty variable counts as not set. Pages that are
 * not set are those of the bot's own server.
 * @throws {CodedError} PACKAGE_VALUE_MISSING, PACKAGE_VALUE_INVALID, PACKAGE_VALUE_PLACEHOLDER (a value out of an
 * example); each names every variable at fault, and none shows a value
 */
export function packageSettings(environment: NodeJS.ProcessEnv): PackageSettings {
  const set = setIn(environment);
  const missing = Object.keys(required).filter((name) => set[name] === undefined);
  if (missing.length > 0) {
    throw fault('MISSING', `These values of the app package are not set: ${missing.join(', ')}.`);
  }
  const settings = settingsOf(set);
  const invented = Object.values(demoValues);
  const left = Object.entries(set).filter(([, value]) => isExample(value) || invented.includes(value));
  if (left.length > 0) {
    const names = left.map(([name]) => name).join(', ');
    throw fault('PLACEHOLDER', `These values of the app package are those of an example: ${names}.`);
  }
  return settings;
}

/**
 * The settings of a package to look at: an invented value takes the place of each that is not set; `invented` names
 * them.
 * @throws {CodedError} PACKAGE_VALUE_INVALID
 */
export function demoSettings(environment: NodeJS.ProcessEnv): PackageSettings & { invented: string[] } {
  const set = setIn(environment);
  const invented = Object.keys(demoValues).filter((name) => set[name] === undefined);
  return { ...settingsOf({ ...demoValues, ...set }), invented };
}

function setIn(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.keys(Variables.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

function settingsOf(set: Readonly<Record<string, string>>): PackageSettings {
  const parsed = Variables.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `- ${issue.path.join('.')}: expected ${issue.message}`);
    throw fault('INVALID', ['The app package cannot use these values:', ...lines, ''].join('\n'));
  }
  const { PUBLIC_URL, READ_ALONG, ...values } = parsed.data;
  return {
    values: {
      ...values,
      WEBSITE_URL: values.WEBSITE_URL ?? `${PUBLIC_URL}/`,
      PRIVACY_URL: values.PRIVACY_URL ?? `${PUBLIC_URL}/privacy`,
      TERMS_URL: values.TERMS_URL ?? `${PUBLIC_URL}/terms`,
      BOT_HOST: new URL(PUBLIC_URL).hostname,
    },
    readAlong: READ_ALONG,
  };
}

function fault(kind: 'MISSING' | 'INVALID' | 'PLACEHOLDER', what: string): CodedError {
  return new CodedError(
    `PACKAGE_VALUE_${kind}`,
    `${what} Set them in the environment or in .env; .env.example explains each of them. ` +
      'For a package to look at, with invented values: npm run package -- --demo',
  );
}

function isServer(address: string): boolean {
  const [, host] = /^https:\/\/([^/:]+)$/u.exec(address) ?? [];
  return host !== undefined && host.length <= 253 && z.regexes.domain.test(host);
}
