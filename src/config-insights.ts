/** The part of the configuration that says how the policy owner signs in to the numbers. */
import { z } from 'zod';
import { secretKeys } from './config-sources.ts';
import type { SecretKeys } from './keys.ts';

/**
 * With Microsoft Entra ID; or, where the bot has no identity itself, with a password that is kept in the folder for
 * data, and with a key of its own unless `keys` are given.
 */
export type InsightsSettings =
  | { readonly signIn: 'entra'; readonly keys: SecretKeys; readonly tenant: string; readonly app: string }
  | { readonly signIn: 'password'; readonly keys: SecretKeys | undefined };

/** The variables; each message completes the sentence "expected …". */
export const insightsVariables = {
  INSIGHTS_KEYS: secretKeys().optional(),
  INSIGHTS_APP_ID: z
    .guid('an app id: 32 hexadecimal digits as 8-4-4-4-12')
    // As Entra ID writes it into its tokens.
    .transform((id) => id.toLowerCase())
    .optional(),
};

interface Values extends z.output<z.ZodObject<typeof insightsVariables>> {
  MICROSOFT_APP_ID?: string | undefined;
  MICROSOFT_APP_TENANT_ID?: string | undefined;
  MICROSOFT_APP_TYPE?: string | undefined;
}

/** What is missing beside what is set. */
export function* insightsFaults(values: Values): Generator<[keyof typeof insightsVariables, string]> {
  const { INSIGHTS_KEYS: keys, INSIGHTS_APP_ID: app } = values;
  if (app !== undefined && keys === undefined) {
    yield ['INSIGHTS_KEYS', 'a key as name:secret, because INSIGHTS_APP_ID is set'];
  }
  if (app !== undefined && values.MICROSOFT_APP_ID === undefined) {
    yield ['INSIGHTS_APP_ID', 'no value, because MICROSOFT_APP_ID has none'];
  }
  if (keys !== undefined && app === undefined && values.MICROSOFT_APP_TYPE === 'UserAssignedMSI') {
    yield [
      'INSIGHTS_APP_ID',
      'an app registration to sign in to: a managed identity (UserAssignedMSI) is none',
    ];
  }
}

/** Off where the bot has an identity and no keys are set. Gaps have been refused before. */
export function insightsSettings(values: Values): InsightsSettings | undefined {
  const { INSIGHTS_KEYS: keys, MICROSOFT_APP_TENANT_ID: tenant } = values;
  const app = values.INSIGHTS_APP_ID ?? values.MICROSOFT_APP_ID?.toLowerCase();
  if (app === undefined || tenant === undefined) return Object.freeze({ signIn: 'password', keys });
  return keys && Object.freeze({ signIn: 'entra', keys, tenant, app });
}
