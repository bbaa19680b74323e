import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { LEASE } from '../../src/remind/pace.ts';

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
  // What a caller is answered has a table of its own.
  const own = source.replaceAll(/new Refusal\(\s*\d+,\s*'\w+'/gu, '');
  for (const [, code = ''] of own.matchAll(new RegExp(`'(${CODE})'`, 'gu'))) codes.add(code);
}
for (const name of [...NO_CODES, ...settings]) codes.delete(name);

/** What a caller is answered, by code: each stands behind its status, or behind the name of it. */
const answers = new Set<string>();
for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
  if (!/^(http|signals)\/.*\.ts$/u.test(name)) continue;
  const source = readFileSync(join('src', name), 'utf8');
  for (const [, code = ''] of source.matchAll(/(?:\b[45]\d\d|statuses\S+),\s*'([A-Z_]+)'/gu))
    answers.add(code);
}
const answered = [...page.matchAll(/^\| \d{3}[\d, ]*\|([^|]+)\|/gmu)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`(\w+)`/gu)].map(([, code = '']) => code),
);

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

  it('says what a caller did wrong by every code that the server answers with, and none twice', () => {
    expect(answers.size).toBeGreaterThan(25);
    expect(answered.toSorted()).toEqual([...answers].sort());
  });

  it('says of every secret setting how it is replaced', () => {
    const secrets = settings.filter((name) => /_(KEYS?|SECRET|PASSWORD|CERTIFICATES)$/u.test(name));
    expect(secrets).toContain('AUDIT_WEBHOOK_SECRET');
    expect(secrets.filter((name) => !explained.includes(name))).toEqual([]);
  });

  it('says after how long a reminder of a killed instance is sent again', () => {
    const [, minutes] = /is sent again after (\w+) minutes/u.exec(page) ?? [];
    expect(minutes && { two: 2, three: 3, four: 4 }[minutes]).toBe(LEASE / 60_000);
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
