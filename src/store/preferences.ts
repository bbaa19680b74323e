import { z } from 'zod';
import type { Preferences } from '../chat/preferences.ts';
import type { Choice } from '../chat/turn.ts';
import { CodedError } from '../errors.ts';
import { Language } from '../guide/schema.ts';
import type { Sql } from './sql.ts';

/** A column that is empty is a choice that was not made. */
const ChoiceRow = z.object({ language: Language.nullable(), pack: z.string().nullable() }).transform(
  ({ language, pack }): Choice => ({
    ...(language !== null && { language }),
    ...(pack !== null && { pack }),
  }),
);

const CHOICES = 'SELECT language, pack FROM person_preference WHERE person = $1';

const CHOOSE = `INSERT INTO person_preference AS kept (person, language, pack, welcomed, changed_on)
  VALUES ($1, $2, $3, false, $4)
  ON CONFLICT (person) DO UPDATE SET
    language = COALESCE(excluded.language, kept.language),
    pack = COALESCE(excluded.pack, kept.pack),
    changed_on = excluded.changed_on`;

// One statement, so that of two at the same moment the second sees what the first did.
const WELCOME_ONCE = `INSERT INTO person_preference AS kept (person, welcomed, changed_on)
  VALUES ($1, true, $2)
  ON CONFLICT (person) DO UPDATE SET welcomed = true, changed_on = excluded.changed_on
    WHERE NOT kept.welcomed
  RETURNING person`;

const FORGET = 'DELETE FROM person_preference WHERE person = $1';

/**
 * Keeps what is known of a person in the table `person_preference`: the key, language, pack, whether the
 * welcome was said, and the day of the last change. `today` gives that day as an ISO date.
 *
 * The table takes the languages that the product speaks and no other. Should it hold another all the same,
 * `choices` throws PREFERENCE_UNKNOWN: to go on as if nothing had been chosen would hide that a language was
 * dropped without a word on those who use it. A pack is returned as it was chosen, also when the bot no
 * longer has it: which packs there are is known to the caller alone.
 *
 * @throws {CodedError} each function: those of `Sql`
 */
export function createPreferences(sql: Sql, today: () => string): Preferences {
  return {
    choices: async (person) => {
      const [row] = await sql.query(CHOICES, [person]);
      return row === undefined ? {} : choiceOf(row);
    },
    choose: async (person, { language, pack }) => {
      if (language === undefined && pack === undefined) return;
      await sql.query(CHOOSE, [person, language ?? null, pack ?? null, today()]);
    },
    welcomeOnce: async (person) => (await sql.query(WELCOME_ONCE, [person, today()])).length === 1,
    forget: async (person) => {
      await sql.query(FORGET, [person]);
    },
  };
}

function choiceOf(row: unknown): Choice {
  const parsed = ChoiceRow.safeParse(row);
  if (parsed.success) return parsed.data;
  throw new CodedError(
    'PREFERENCE_UNKNOWN',
    `person_preference holds a choice that this version does not know (${z.prettifyError(parsed.error)}). ` +
      'Add a migration that says what becomes of it.',
  );
}
