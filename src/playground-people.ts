import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const FILE = fileURLToPath(new URL('../.m365agentsplayground.yml', import.meta.url));

const People = z.object({ tenantId: z.string(), currentUser: z.object({ aadObjectId: z.string() }) });

/** The invented tenant of the local Teams, and the object id of the person who sits in front of it. */
export function playgroundPerson(): { tenant: string; objectId: string } {
  const { tenantId, currentUser } = People.parse(parse(readFileSync(FILE, 'utf8')));
  return { tenant: tenantId, objectId: currentUser.aadObjectId };
}
