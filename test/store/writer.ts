/**
 * A bot that writes until it is killed: opens the database in the folder that it is given, keeps a choice a
 * person, eight at a time, and prints the number of each person once that is acknowledged. With a user id as
 * second argument it gives up the rights of root for that user's; a refusal to open is printed.
 */
import { writeSync } from 'node:fs';
import { CodedError } from '../../src/errors.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createPreferences } from '../../src/store/preferences.ts';

/** Where it ends if nobody kills it. */
const LAST = 20_000;
const [, , folder = '', user] = process.argv;

async function writeAll(): Promise<void> {
  const database = await openDatabase(folder);
  const preferences = createPreferences(database, () => '2026-03-31');
  let next = 0;
  const write = async () => {
    while (next < LAST) {
      const number = next++;
      await preferences.choose(`person-${number}`, { pack: `pack-${number}` });
      writeSync(1, `${number}\n`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, write));
  await database.close();
}

if (user !== undefined && process.geteuid?.() === 0) process.seteuid?.(Number(user));
await writeAll().catch((error: unknown) => {
  if (!(error instanceof CodedError)) throw error;
  writeSync(1, `${error.code}: ${error.message}\n`);
});
