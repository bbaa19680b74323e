/** The page of numbers for the policy owner, put together from the settings. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { createInsightsDesk, type InsightsDesk, type InsightsParts } from './insights/desk.ts';
import { keyFiles, ownKey, ownPassword } from './keys.ts';
import { createEntraSignIn } from './sign-in/entra.ts';
import { createPasswordSignIn } from './sign-in/password.ts';
import { createTickets } from './sign-in/ticket.ts';

export interface OwnerInsightsParts extends Omit<InsightsParts, 'signIn' | 'tickets' | 'isTrial'> {
  config: Pick<Config, 'insights' | 'dataDir'>;
  /** Where browsers reach the server, without a slash at the end. */
  address: () => string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Where people sign in: Microsoft Entra ID unless given. */
  authority?: string;
}

/**
 * The numbers of a deployment; undefined where nobody is to see them.
 * @throws {CodedError} KEY_UNREADABLE
 */
export function createOwnerInsights(parts: OwnerInsightsParts): InsightsDesk | undefined {
  const { config, address, now, clock, authority } = parts;
  const { insights: settings, dataDir } = config;
  if (!settings) return undefined;
  const tickets = createTickets(settings.keys ?? ownKey(join(dataDir, keyFiles.insights)), now);
  if (settings.signIn === 'password') {
    const signIn = createPasswordSignIn(ownPassword(join(dataDir, keyFiles.insightsPassword)), clock);
    return createInsightsDesk({ ...parts, signIn, tickets, isTrial: true });
  }
  const { tenant, app } = settings;
  const signIn = createEntraSignIn({
    ...{ tenant, app, tickets, now, ...(authority !== undefined && { authority }) },
    redirect: () => `${address()}/insights/signed-in`,
    random: () => randomBytes(32).toString('base64url'),
  });
  return createInsightsDesk({ ...parts, signIn, tickets, isTrial: false });
}
