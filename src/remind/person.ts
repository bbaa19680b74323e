import { hash } from 'node:crypto';

/**
 * The key under which everything about a person is kept: a digest, so that neither a log nor a statement holds an id.
 * @param id the person's object id in Entra ID, or where there is none the id in the channel
 */
export function personKeyOf(tenant: string | undefined, id: string): string {
  return hash('sha256', `${tenant ?? ''} ${id}`, 'hex');
}
