import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ownKey, ownPassword } from '../src/keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the key of a laptop', () => {
  it('is made at the first start and the same at the next', () => {
    const file = join(folder, 'data', 'receipt-key');
    const [key] = ownKey(file);
    expect(key?.secret).toHaveLength(32);
    expect(ownKey(file)).toEqual([key]);
  });

  it('is for its owner alone', () => {
    const file = join(folder, 'private');
    ownKey(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is another one on another laptop, and has another name', () => {
    const [a, b] = ['a', 'b'].map((name) => ownKey(join(folder, name))[0]);
    expect(a?.id).not.toBe(b?.id);
    expect(a?.secret).not.toEqual(b?.secret);
  });

  it('is not replaced where the file holds something else', () => {
    const file = join(folder, 'broken');
    writeFileSync(file, 'x');
    expect(() => ownKey(file)).toThrow(/does not hold a key\. Delete it/u);
    expect(readFileSync(file, 'utf8')).toBe('x');
  });
});

describe('the password of a trial', () => {
  it('is made once, for its owner alone, and another one elsewhere', () => {
    const [file, other] = [join(folder, 'data', 'password'), join(folder, 'other-password')];
    const password = ownPassword(file);
    expect(password).toMatch(/^[\w-]{20}$/u);
    expect(ownPassword(file)).toBe(password);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(ownPassword(other)).not.toBe(password);
  });

  it('is not replaced where the file holds something else', () => {
    const file = join(folder, 'short-password');
    writeFileSync(file, 'hemmelig');
    expect(() => ownPassword(file)).toThrow(/does not hold a password of the bot\. Delete it/u);
    expect(readFileSync(file, 'utf8')).toBe('hemmelig');
  });
});
