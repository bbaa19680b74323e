import { z } from 'zod';
import { type Subscriptions, subscriptionKinds } from '../remind/ports.ts';
import type { Database } from './sql.ts';

// Of a calendar without its person nothing is left to want.
const WANTED = "one.wanted AND (one.kind <> 'calendar' OR one.person IS NOT NULL)";
const COLUMNS = 'one.id, one.kind, one.person, one.key, one.expires_at AS expires';

// A person who is erased at this moment is waited for; then there is none to follow.
const KEEP = `INSERT INTO graph_subscription AS kept (id, kind, person, key, expires_at)
  VALUES ($1, $2, (SELECT person FROM person_address WHERE person = $3 FOR KEY SHARE), $4, $5)
  ON CONFLICT (id) DO UPDATE SET key = excluded.key, expires_at = excluded.expires_at`;
const REPLACE = `UPDATE graph_subscription SET wanted = false
  WHERE id <> $1 AND kind = $2 AND person IS NOT DISTINCT FROM $3`;

const FIND = `SELECT ${COLUMNS}, address.object_id AS "objectId"
  FROM graph_subscription AS one LEFT JOIN person_address AS address ON address.person = one.person
  WHERE one.id = $1 AND ${WANTED}`;
const OF_TENANT = `SELECT ${COLUMNS} FROM graph_subscription AS one WHERE one.kind = $1 AND ${WANTED}
  ORDER BY one.expires_at DESC LIMIT 1`;
const CALENDARS_DUE = `SELECT address.person, address.object_id AS "objectId", one.id, one.key,
    one.expires_at AS expires
  FROM person_address AS address
  LEFT JOIN graph_subscription AS one
    ON one.person = address.person AND one.kind = 'calendar' AND one.wanted
  WHERE address.tenant = $1 AND address.object_id IS NOT NULL AND address.person > $4
    AND (one.id IS NULL OR one.key <> $2 OR one.expires_at < $3)
  ORDER BY address.person LIMIT $5`;
const UNWANTED = `SELECT one.id FROM graph_subscription AS one WHERE NOT (${WANTED}) ORDER BY one.id LIMIT $1`;
const FORGET = 'DELETE FROM graph_subscription WHERE id = $1';

const orNone = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);
const Row = z.object({
  id: z.string(),
  kind: z.enum(subscriptionKinds),
  person: orNone,
  key: z.string(),
  expires: z.coerce.number(),
});
const Found = Row.extend({ objectId: orNone });
const Due = z.object({
  person: z.string(),
  objectId: z.string(),
  id: z.string().nullable(),
  key: z.string().nullable(),
  expires: z.coerce.number().nullable(),
});
const Ids = z.array(z.object({ id: z.string() }));

/**
 * Keeps in the table `graph_subscription` what Microsoft Graph was asked to tell of.
 * @throws {CodedError} each function: those of the database
 */
export function createSubscriptions(database: Database): Subscriptions {
  return {
    keep: ({ id, kind, person = null, key, expires }) =>
      database.transaction(async (sql) => {
        await sql.query(KEEP, [id, kind, person, key, expires]);
        await sql.query(REPLACE, [id, kind, person]);
      }),
    find: async (id) => {
      const [row] = await database.query(FIND, [id]);
      return row && Found.parse(row);
    },
    ofTenant: async (kind) => {
      const [row] = await database.query(OF_TENANT, [kind]);
      return row && Row.parse(row);
    },
    calendarsDue: async ({ tenant, key, until }, after, limit) => {
      const rows = await database.query(CALENDARS_DUE, [tenant, key, until, after, limit]);
      return rows.map((row) => dueOf(Due.parse(row)));
    },
    unwanted: async (limit) => Ids.parse(await database.query(UNWANTED, [limit])).map(({ id }) => id),
    forget: async (id) => {
      await database.query(FORGET, [id]);
    },
  };
}

function dueOf({ person, objectId, id, key, expires }: z.infer<typeof Due>) {
  const known = id !== null && key !== null && expires !== null;
  const subscription = known ? { id, kind: 'calendar' as const, person, key, expires } : undefined;
  return { person, objectId, subscription };
}
