import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CodedError } from './errors.ts';

/** A secret of the deployment. */
export interface SecretKey {
  readonly id: string;
  /** 32 bytes or more. */
  readonly secret: Uint8Array;
}

/** The first signs, all of them verify: a key can be replaced without an end to what it signed. */
export type SecretKeys = readonly [SecretKey, ...SecretKey[]];

/** Where the keys of a laptop are kept, below the folder for data. */
export const keyFiles = {
  receipts: 'receipt-key',
  signals: 'signal-key',
  insights: 'insights-key',
  insightsPassword: 'insights-password',
} as const;

/** Keys as they are written: name:secret, several with commas; a secret is 32 bytes or more in base64url. */
export const KEYS = /^[\w-]{1,16}:[\w-]{43,}(,[\w-]{1,16}:[\w-]{43,})*$/u;

const PASSWORD = /^[\w-]{20}$/u;

/** The keys of a text that matches `KEYS`. */
export function keysIn(text: string): SecretKeys {
  const [first, ...others] = text.split(',').map((entry): SecretKey => {
    const [id = '', secret = ''] = entry.split(':');
    return { id, secret: Buffer.from(secret, 'base64url') };
  });
  return [first as SecretKey, ...others];
}

/**
 * The key of a laptop: made at the first start and kept, so that what was signed yesterday is genuine today. Only its
 * owner can read the file.
 * @throws {CodedError} KEY_UNREADABLE if the file holds something else
 */
export function ownKey(file: string): SecretKeys {
  const text = readSecret(file) ?? makeKey(file);
  if (!KEYS.test(text)) {
    throw new CodedError(
      'KEY_UNREADABLE',
      `${file} does not hold a key. Delete it, and a new one is made; what was signed so far is not genuine then.`,
    );
  }
  return keysIn(text);
}

/**
 * The password of a trial, kept as `ownKey` keeps a key: 20 letters, digits and signs.
 * @throws {CodedError} KEY_UNREADABLE if the file holds something else
 */
export function ownPassword(file: string): string {
  const text = readSecret(file) ?? keepSecret(file, randomBytes(15).toString('base64url'));
  if (PASSWORD.test(text)) return text;
  throw new CodedError(
    'KEY_UNREADABLE',
    `${file} does not hold a password of the bot. Delete it, and a new one is made.`,
  );
}

function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function makeKey(file: string): string {
  const name = `own-${randomBytes(4).toString('hex')}`;
  return keepSecret(file, `${name}:${randomBytes(32).toString('base64url')}`);
}

function keepSecret(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600); // The mask of the process may have taken or left more.
  return text;
}
