import { z } from 'zod';
import { CodedError } from '../errors.ts';

const guid = z.guid('an id of 32 hexadecimal digits as 8-4-4-4-12');
const page = z
  .url({ protocol: /^https$/u, hostname: z.regexes.domain, error: 'an address that starts with https://' })
  .max(2048, 'an address of at most 2048 characters');

/** Each message completes the sentence "expected …". */
const Values = z.object({
  TEAMS_APP_ID: guid,
  MICROSOFT_APP_ID: guid,
  BOT_HOST: z
    .string()
    .max(253, 'a host name of at most 253 characters')
    .regex(z.regexes.domain, 'a host name alone, such as bot.kommune.example, without https:// and path'),
  DEVELOPER_NAME: z.string().max(32, 'a name of at most 32 characters'),
  WEBSITE_URL: page,
  PRIVACY_URL: page,
  TERMS_URL: page,
});

/** What the placeholders of the app package stand for. `.env.example` explains each of them. */
export type PackageValues = z.output<typeof Values>;
type ValueName = keyof PackageValues;

/** Invented, so that a package can be built and looked at before anything is registered anywhere. */
const demoValues: Readonly<PackageValues> = {
  TEAMS_APP_ID: '00000000-0000-4000-8000-0000000000a1',
  MICROSOFT_APP_ID: '00000000-0000-4000-8000-0000000000b1',
  BOT_HOST: 'maa-jeg.example.org',
  DEVELOPER_NAME: 'Må jeg? (demo)',
  WEBSITE_URL: 'https://maa-jeg.example.org/',
  PRIVACY_URL: 'https://maa-jeg.example.org/privacy',
  TERMS_URL: 'https://maa-jeg.example.org/terms',
};

const names = Object.keys(Values.shape) as ValueName[];

/**
 * Reads the values of the app package from the environment; an empty variable counts as not set. Outside
 * production a demo value takes the place of a missing one; `demo` names them. Throws
 * `PACKAGE_VALUE_INVALID` for values that cannot be used and, with NODE_ENV=production,
 * `PACKAGE_VALUE_MISSING` for values that are not set or still those of the demo. Both name every variable.
 */
export function packageValues(environment: NodeJS.ProcessEnv): { values: PackageValues; demo: ValueName[] } {
  const set = Object.fromEntries(
    names.map((name) => [name, environment[name]?.trim()]).filter(([, value]) => value),
  );
  const parsed = Values.safeParse({ ...demoValues, ...set });
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `- ${issue.path.join('.')}: expected ${issue.message}`);
    throw new CodedError(
      'PACKAGE_VALUE_INVALID',
      [
        'The app package cannot use these values:',
        ...lines,
        'Put them right in the environment or in .env.',
      ].join('\n'),
    );
  }
  const values = parsed.data;
  const demo = names.filter((name) => values[name] === demoValues[name]);
  if (environment.NODE_ENV === 'production' && demo.length > 0) {
    throw new CodedError(
      'PACKAGE_VALUE_MISSING',
      `With NODE_ENV=production the app package needs real values for ${demo.join(', ')}. ` +
        'Set them in the environment or in .env; .env.example explains each of them.',
    );
  }
  return { values, demo };
}
