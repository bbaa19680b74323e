import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Preferences } from '../../src/chat/preferences.ts';
import { languages } from '../../src/guide/constants.ts';
import { openDatabase } from '../../src/store/database.ts';
import { embeddedDatabase } from '../../src/store/embedded.ts';
import { migrate, migrations } from '../../src/store/migrations.ts';
import { createPreferences } from '../../src/store/preferences.ts';
import type { Database } from '../../src/store/sql.ts';
import { preferencesContract } from '../contract/preferences.ts';
import { OPEN_WITHIN_MS, temporaryFolder } from './support.ts';

const today = () => '2026-03-31';

describe('the store', () => {
  let files: Blob;
  let database: Database;
  beforeAll(async () => {
    const pglite = await PGlite.create();
    files = await pglite.dumpDataDir('none');
    database = embeddedDatabase(pglite, () => {});
    await migrate(database, migrations);
  }, OPEN_WITHIN_MS);
  afterAll(() => database.close());

  preferencesContract('in memory', async () => ({
    preferences: createPreferences(database, today),
    close: async () => {},
  }));

  preferencesContract('in a folder', async () => {
    const folder = temporaryFolder();
    mkdirSync(folder);
    // A copy of what the one in memory began with: to make a new one would take seconds.
    await (await PGlite.create(join(folder, 'files'), { loadDataDir: files })).close();
    const { close, ...sql } = await openDatabase(folder);
    return { preferences: createPreferences(sql, today), close };
  });

  describe('the table', () => {
    let day: string;
    let preferences: Preferences;
    const rows = () =>
      database.query('SELECT person, language, pack, welcomed, changed_on::text FROM person_preference');
    beforeEach(async () => {
      await database.query('DELETE FROM person_preference');
      day = '2026-03-31';
      preferences = createPreferences(database, () => day);
    });

    it('has columns for the key, the choices, the welcome and a day, and no more', async () => {
      const columns = await database.query(
        `SELECT column_name AS name, data_type AS type FROM information_schema.columns
         WHERE table_name = 'person_preference' ORDER BY ordinal_position`,
      );
      expect(columns).toEqual([
        { name: 'person', type: 'text' },
        { name: 'language', type: 'text' },
        { name: 'pack', type: 'text' },
        { name: 'welcomed', type: 'boolean' },
        { name: 'changed_on', type: 'date' },
      ]);
    });

    it('notes the day of the last change, and not that of a look or of a second welcome', async () => {
      await preferences.choose('key-1', { language: 'da' });
      day = '2026-04-02';
      await preferences.choices('key-1');
      await preferences.choose('key-1', {});
      expect(await rows()).toMatchObject([{ welcomed: false, changed_on: '2026-03-31' }]);
      await preferences.welcomeOnce('key-1');
      expect(await rows()).toMatchObject([{ welcomed: true, changed_on: '2026-04-02' }]);
      day = '2026-04-03';
      await preferences.welcomeOnce('key-1');
      expect(await rows()).toMatchObject([{ changed_on: '2026-04-02' }]);
      await preferences.choose('key-1', { pack: 'ishoj' });
      expect(await rows()).toEqual([
        { person: 'key-1', language: 'da', pack: 'ishoj', welcomed: true, changed_on: '2026-04-03' },
      ]);
    });

    it('has no row of somebody who only asked, or chose nothing', async () => {
      await preferences.choices('key-1');
      await preferences.choose('key-1', {});
      expect(await rows()).toEqual([]);
    });

    it('has no row of somebody who is forgotten', async () => {
      await preferences.choose('key-1', { language: 'da', pack: 'jammerbugt' });
      await preferences.welcomeOnce('key-1');
      await preferences.forget('key-1');
      expect(await rows()).toEqual([]);
    });

    it('takes every language that the product speaks, and no other', async () => {
      for (const language of languages) await preferences.choose(language, { language });
      const swedish = "INSERT INTO person_preference VALUES ('key-1', 'sv', NULL, false, '2026-03-31')";
      await expect(database.query(swedish)).rejects.toMatchObject({ code: 'DATABASE_FAILED' });
      expect(await rows()).toHaveLength(languages.length);
    });
  });
});

describe('a kept language that this version does not speak', () => {
  it('is said aloud, without the person', async () => {
    const swedish = async () => [{ language: 'sv', pack: null }];
    const failed = createPreferences({ query: swedish, execute: swedish }, today).choices('key-1');
    await expect(failed).rejects.toMatchObject({ code: 'PREFERENCE_UNKNOWN' });
    await expect(failed).rejects.toThrow(/"da".*"nb".*"en"/u);
    await expect(failed).rejects.not.toThrow(/key-1/u);
  });
});
