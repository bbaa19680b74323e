/** The checklist of the store names tests that are there: one that was renamed or taken away would show nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const rows = readFileSync('docs/store-checklist.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!rule|---)/u.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, rule = '', , shown = '']) => ({ rule, shown }));

/** The tests that a row names: each file with the names that follow it. */
function namedIn(shown: string): { file: string; tests: string[] }[] {
  return shown.split(/(?=`test\/)/u).flatMap((part) => {
    const [, file] = /^`(test\/[^`]+\.test\.ts)`/u.exec(part) ?? [];
    if (file === undefined) return [];
    const [names = ''] = /^`[^`]+`((,? "[^"]+")*)/u.exec(part)?.slice(1) ?? [];
    return [{ file, tests: [...names.matchAll(/"([^"]+)"/gu)].map(([, name = '']) => name) }];
  });
}

describe('the checklist of the store', () => {
  it('has rules for the package, tabs, bots and message extensions', () => {
    expect(rows.length).toBeGreaterThan(60);
  });

  it.each(rows)('says what shows that it holds: $rule', ({ shown }) => {
    expect(shown).toMatch(/^(`test\/|by hand[: ]|does not apply: |not kept: |the (same|test))/u);
  });

  it.each(rows.flatMap(({ shown }) => namedIn(shown)))(
    'names tests that are in $file: $tests',
    ({ file, tests }) => {
      expect(existsSync(file)).toBe(true);
      const text = readFileSync(file, 'utf8');
      for (const name of tests)
        expect([file, text.includes(name) ? name : 'not there']).toEqual([file, name]);
    },
  );
});
