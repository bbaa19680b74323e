import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CodedError } from '../errors.ts';
import type { ReceiptKey, ReceiptKeys } from './token.ts';

/** Keys as they are written: name:secret, several with commas; a secret is 32 bytes or more in base64url. */
export const KEYS = /^[\w-]{1,16}:[\w-]{43,}(,[\w-]{1,16}:[\w-]{43,})*$/u;

/** The keys of a text that matches `KEYS`. */
export function keysIn(text: string): ReceiptKeys {
  const [first, ...others] = text.split(',').map((entry): ReceiptKey => {
    const [id = '', secret = ''] = entry.split(':');
    return { id, secret: Buffer.from(secret, 'base64url') };
  });
  return [first as ReceiptKey, ...others];
}

/**
 * The key of a laptop: made at the first start and kept, so that receipts of yesterday are genuine today. Only its
 * owner can read the file.
 * @throws {CodedError} RECEIPT_KEY_UNREADABLE if the file holds something else
 */
export function ownKey(file: string): ReceiptKeys {
  const text = readKey(file) ?? makeKey(file);
  if (!KEYS.test(text)) {
    throw new CodedError(
      'RECEIPT_KEY_UNREADABLE',
      `${file} does not hold a key. Delete it, and a new one is made; receipts made so far will not open then.`,
    );
  }
  return keysIn(text);
}

function readKey(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function makeKey(file: string): string {
  const name = `own-${randomBytes(4).toString('hex')}`;
  const text = `${name}:${randomBytes(32).toString('base64url')}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600); // The mask of the process may have taken or left more.
  return text;
}
