/** Sign-in names turned into object ids, several at a time. */
import type { Directory } from '../../remind/ports.ts';

/** Questions to the directory at the same time. */
const AT_ONCE = 8;

/** Object ids by sign-in name (in small letters); names that nobody has are left out. */
export type ObjectIds = (names: Iterable<string>) => Promise<ReadonlyMap<string, string>>;

/** Asks the directory for names; the promise rejects with its error when it cannot answer. */
export function createObjectIds(directory: Directory, tenant: string): ObjectIds {
  const answer = async (name: string) => [name, await directory.objectId(tenant, name)] as const;
  return async (names) => {
    const wanted = [...new Set(names)];
    const found = new Map<string, string>();
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const answers = await Promise.all(wanted.slice(from, from + AT_ONCE).map(answer));
      for (const [name, objectId] of answers) if (objectId !== undefined) found.set(name, objectId);
    }
    return found;
  };
}
