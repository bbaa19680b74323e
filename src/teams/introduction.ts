import type { AppIdentity } from '../config.ts';
import type { Address } from '../remind/reminder.ts';

/** Where Teams takes messages for any region; a person who answers gives the address of the own one. */
const ANYWHERE = 'https://smba.trafficmanager.net/teams/';

/**
 * The address of somebody who never met the bot. Teams makes a personal chat with an object id where the app is
 * installed for that person, and refuses where it is not: then the messenger says that nobody is there.
 */
export function createIntroduction({
  id,
  tenant: own,
}: AppIdentity): (tenant: string, objectId: string) => Promise<Address | undefined> {
  return async (tenant, objectId) => {
    if (tenant !== own) return undefined;
    const ids = { user: objectId, bot: `28:${id}` };
    return { tenant, objectId, ...ids, conversation: undefined, serviceUrl: ANYWHERE };
  };
}
