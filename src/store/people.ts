import { z } from 'zod';
import { personKeyOf } from '../remind/person.ts';
import type { People } from '../remind/ports.ts';
import { removeJobs } from './delivery.ts';
import type { Queue } from './queue.ts';
import type { Database, Sql } from './sql.ts';

// What an activity does not name stays as it is, and nothing is written where all is as it was.
const REMEMBER = `INSERT INTO person_address AS kept
    (person, tenant, object_id, channel_user, bot, conversation, service_url, language)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (person) DO UPDATE SET tenant = excluded.tenant,
    object_id = COALESCE(excluded.object_id, kept.object_id), channel_user = excluded.channel_user,
    bot = excluded.bot, conversation = COALESCE(excluded.conversation, kept.conversation),
    service_url = excluded.service_url, language = excluded.language
  WHERE (kept.tenant, kept.object_id, kept.channel_user, kept.bot, kept.conversation, kept.service_url,
      kept.language)
    IS DISTINCT FROM (excluded.tenant, COALESCE(excluded.object_id, kept.object_id), excluded.channel_user,
      excluded.bot, COALESCE(excluded.conversation, kept.conversation), excluded.service_url, excluded.language)`;

const MOVED = 'UPDATE person_address SET conversation = $2 WHERE person = $1';
const KNOWN = `SELECT person FROM person_address
  WHERE person IN (SELECT jsonb_array_elements_text($1::jsonb))`;

// Before the address: every transaction locks in this order.
const FORGET_REMINDERS = 'DELETE FROM reminder WHERE person = $1 RETURNING job';
// Takes with it what was said, and what was planned in between; the job of that finds nothing and ends.
const FORGET_ADDRESS = `DELETE FROM person_address WHERE person = $1 RETURNING tenant, conversation,
  (SELECT count(*)::integer FROM said_rule WHERE said_rule.person = person_address.person) AS said`;
const FORGET_MUTED = 'DELETE FROM muted_rule WHERE person = $1 RETURNING rule';
const FORGET_CHOICES = `DELETE FROM person_preference
  WHERE person IN (SELECT jsonb_array_elements_text($1::jsonb)) RETURNING language, pack`;

const People_ = z.array(z.object({ person: z.string() }));
const Address = z.object({
  tenant: z.string().nullable(),
  conversation: z.string().nullable(),
  said: z.number(),
});

/**
 * Keeps in the table `person_address` where people can be reached.
 * @throws {CodedError} each function: those of the database; QUEUE_FAILED
 */
export function createPeople(database: Database, queue: Queue): People {
  return {
    remember: async (person, address, language) => {
      const { tenant, objectId, user, bot, conversation, serviceUrl } = address;
      const values = [
        tenant ?? null,
        objectId ?? null,
        user,
        bot,
        conversation ?? null,
        serviceUrl,
        language,
      ];
      await database.query(REMEMBER, [person, ...values]);
    },
    moved: async (person, conversation) => {
      await database.query(MOVED, [person, conversation]);
    },
    known: async (people) => {
      const rows = await database.query(KNOWN, [JSON.stringify(people)]);
      return new Set(People_.parse(rows).map(({ person }) => person));
    },
    leave: async (person) => {
      await database.transaction((sql) => forget(sql, person));
    },
    erase: (person) =>
      database.transaction(async (sql) => {
        const { address, reminders } = await forget(sql, person);
        const muted = await sql.query(FORGET_MUTED, [person]);
        // That the welcome was said stands under the conversation.
        const { tenant = null, conversation = null, said = 0 } = address ?? {};
        const guest = conversation === null ? [] : [personKeyOf(tenant ?? undefined, conversation)];
        const rows = await sql.query(FORGET_CHOICES, [JSON.stringify([person, ...guest])]);
        const choices = rows.some(({ language, pack }) => language !== null || pack !== null);
        return { address: address !== undefined, choices, reminders, said, muted: muted.length };
      }),
  };

  async function forget(
    sql: Sql,
    person: string,
  ): Promise<{ address: z.infer<typeof Address> | undefined; reminders: number }> {
    const reminders = await sql.query(FORGET_REMINDERS, [person]);
    await removeJobs(sql, queue, reminders);
    const [address] = await sql.query(FORGET_ADDRESS, [person]);
    return { address: address && Address.parse(address), reminders: reminders.length };
  }
}
