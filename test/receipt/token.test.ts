import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { CompactSign } from 'jose';
import { LONGEST_LINK } from '../../src/guide/receipt.ts';
import { createSeal, openToken } from '../../src/receipt/token.ts';
import { proeve } from '../support/proeve.ts';
import { key, receiptFor } from '../support/receipts.ts';

const receipt = receiptFor(proeve(), 'gift', { giver: 'colleague' });
const own = key('2026a');
const token = createSeal(own)(receipt);
const [header = '', payload = '', signature = ''] = token.split('.');

/** A token with another header, signed as well as its maker could. */
function forged(head: object, by: (signed: string) => Buffer): string {
  const signed = `${Buffer.from(JSON.stringify(head)).toString('base64url')}.${payload}`;
  return `${signed}.${by(signed).toString('base64url')}`;
}
const hmac =
  (secret: Uint8Array, hash = 'sha256') =>
  (signed: string) =>
    createHmac(hash, secret).update(signed).digest();

describe('a token', () => {
  it('opens with the key that signed it', async () => {
    expect(await openToken(token, [own])).toEqual({ kind: 'genuine', receipt, key: '2026a' });
  });

  it('is a JWS as any other program makes it', async () => {
    const bytes = Buffer.from(payload, 'base64url');
    const theirs = await new CompactSign(bytes)
      .setProtectedHeader({ alg: 'HS256', typ: 'receipt', kid: '2026a' })
      .sign(own.secret);
    expect(theirs).toBe(token);
  });

  it('opens after another key has taken over the signing', async () => {
    expect(await openToken(token, [key('2027a', 9), own])).toMatchObject({ kind: 'genuine', key: '2026a' });
  });

  it('is refused by a deployment that does not have its key', async () => {
    expect(await openToken(token, [key('other', 7)])).toEqual({ kind: 'unknown-key' });
    expect(await openToken(token, [])).toEqual({ kind: 'unknown-key' });
  });

  it('is refused by a deployment whose key only has the same name', async () => {
    expect(await openToken(token, [key('2026a', 8)])).toEqual({ kind: 'changed' });
  });

  it('is refused with any character of it changed', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < token.length; at++) {
      const before = token.charAt(at);
      // The neighbour in the alphabet differs in the last bit, the part of a character that may be padding.
      const others =
        before === '.' ? 'A' : [1, 2, 32].map((bits) => alphabet.charAt(alphabet.indexOf(before) ^ bits));
      for (const other of others) {
        const changed = `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
        expect([at, (await openToken(changed, [own])).kind]).not.toEqual([at, 'genuine']);
      }
    }
  });

  it('is refused when something is missing or added', async () => {
    const damaged = [token.slice(0, -1), token.slice(1), `${token}A`, `${token}=`, `${token}.`, `${token} `];
    for (const one of [
      ...damaged,
      `${header}.${payload}`,
      `${header}.${payload}.`,
      `.${payload}.${signature}`,
    ]) {
      expect([one.length, (await openToken(one, [own])).kind]).not.toEqual([one.length, 'genuine']);
    }
  });

  it.each([
    ['no algorithm', forged({ alg: 'none', typ: 'receipt', kid: '2026a' }, () => Buffer.alloc(0))],
    ['another hash', forged({ alg: 'HS512', typ: 'receipt', kid: '2026a' }, hmac(own.secret, 'sha512'))],
    ['another type', forged({ alg: 'HS256', typ: 'JWT', kid: '2026a' }, hmac(own.secret))],
    ['no key named', forged({ alg: 'HS256', typ: 'receipt' }, hmac(own.secret))],
    [
      'a key of its own',
      forged({ alg: 'HS256', typ: 'receipt', kid: '2026a', jwk: { kty: 'oct', k: 'AA' } }, hmac(own.secret)),
    ],
    [
      'a critical extension',
      forged({ alg: 'HS256', typ: 'receipt', kid: '2026a', crit: ['b64'], b64: true }, hmac(own.secret)),
    ],
  ])('is refused with %s, even if the signature fits', async (_, made) => {
    expect(await openToken(made, [own])).toEqual({ kind: 'unreadable' });
  });

  it('is refused with the signature of a key pair', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const made = forged({ alg: 'RS256', typ: 'receipt', kid: '2026a' }, (signed) =>
      sign('sha256', Buffer.from(signed), privateKey),
    );
    expect(await openToken(made, [own])).toEqual({ kind: 'unreadable' });
  });

  it.each(['', '.', '..', 'a.b.c', '%00', '../../etc/passwd', 'æ.ø.å', '{}.{}.{}'])(
    'is not "%s"',
    async (text) => {
      expect(await openToken(text, [own])).toEqual({ kind: 'unreadable' });
    },
  );

  it('is not read at all when it is too long', async () => {
    expect(await openToken('x'.repeat(LONGEST_LINK + 1), [own])).toEqual({ kind: 'too-long' });
    expect(await openToken('x'.repeat(100_000), [own])).toEqual({ kind: 'too-long' });
  });

  it('cannot unpack to more than a receipt needs', async () => {
    const bomb = deflateRawSync(Buffer.alloc(4_000_000, 32)).toString('base64url');
    const signed = `${header}.${bomb}`;
    const made = `${signed}.${hmac(own.secret)(signed).toString('base64url')}`;
    expect(made.length).toBeLessThan(LONGEST_LINK);
    await expect(openToken(made, [own])).rejects.toThrow(/buffer/iu);
  });
});
