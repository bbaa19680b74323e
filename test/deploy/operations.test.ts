import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const page = readFileSync('docs/operations.md', 'utf8');
const settings = Object.keys(parseEnv(readFileSync('.env.example', 'utf8')));

/** In capitals as well, in files that know errors: codes of other programs, a file's name, a placeholder. */
const NO_CODES = ['EAI_AGAIN', 'ERR_JOSE_GENERIC', 'HTTP_429', 'PG_VERSION', 'BOT_HOST'];
/** Put together from parts. */
const COMPOSED = [
  'MANIFEST_INVALID',
  'TRANSLATION_INVALID',
  'VALUE_MISSING',
  'VALUE_INVALID',
  'VALUE_PLACEHOLDER',
].map((end) => `PACKAGE_${end}`);
const CODE = '[A-Z]+(?:_[A-Z0-9]+)+';

/** The codes of all errors that the program can end with or write into the log. */
const codes = new Set(COMPOSED);
for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.ts')) continue;
  const source = readFileSync(join('src', name), 'utf8');
  if (!/CodedError|interface Refused|type Refused,/u.test(source)) continue;
  // What a caller is answered is not for operations.
  const own = source.replaceAll(/new Refusal\(\s*\d+,\s*'\w+'/gu, '');
  for (const [, code = ''] of own.matchAll(new RegExp(`'(${CODE})'`, 'gu'))) codes.add(code);
}
for (const name of [...NO_CODES, ...settings]) codes.delete(name);

/** The codes that the tables of the page explain. */
const explained = [...page.matchAll(/^\| (`[^|]+`)\s+\|/gmu)].flatMap(([, cell = '']) =>
  [...cell.matchAll(new RegExp(`\`(${CODE})\``, 'gu'))].map(([, code = '']) => code),
);

describe('the page for operations', () => {
  it('says of every error code what to do', () => {
    expect(codes.size).toBeGreaterThan(50);
    expect([...codes].filter((code) => !explained.includes(code)).sort()).toEqual([]);
  });

  it('explains no code that there is not, and none twice', () => {
    const others = explained.filter((code) => !codes.has(code) && !settings.includes(code));
    expect(others).toEqual([]);
    expect(new Set(explained).size).toBe(explained.length);
  });

  it('says of every secret setting how it is replaced', () => {
    const secrets = settings.filter((name) => /_(KEYS?|SECRET|PASSWORD|CERTIFICATES)$/u.test(name));
    expect(secrets).toContain('AUDIT_WEBHOOK_SECRET');
    expect(secrets.filter((name) => !explained.includes(name))).toEqual([]);
  });

  it('names only tests and files that there are', () => {
    const paths = [...page.matchAll(/`((?:test|infra|src)\/[\w./-]+\.\w+)`/gu)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths) expect([path, readFileSync(path, 'utf8').length > 0]).toEqual([path, true]);
    expect(readFileSync('test/chat/old-cards.test.ts', 'utf8')).toContain(
      "describe('a card of an older edition'",
    );
  });
});
