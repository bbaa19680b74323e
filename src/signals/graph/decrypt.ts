/** What Microsoft Graph encrypts for us: the data with a key of its own, and that key with our certificate. */
import { createDecipheriv, createHmac, timingSafeEqual, webcrypto } from 'node:crypto';
import { z } from 'zod';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/u;
const KEY_BYTES = 32;
const IV_BYTES = 16;

/** The `encryptedContent` of a notification. */
export const EncryptedContent = z.object({
  data: z.string().regex(BASE64),
  dataSignature: z.string().max(64).regex(BASE64),
  dataKey: z.string().max(1_024).regex(BASE64),
  encryptionCertificateId: z.string().min(1).max(128),
});
export type EncryptedContent = z.infer<typeof EncryptedContent>;

/** What content is encrypted with; several are in use while one takes the place of another. */
export interface Certificate {
  /** Our own name for it, at most 128 characters. */
  id: string;
  /** The certificate itself, as base64 of its DER form. */
  certificate: string;
  /** Its key, of RSA-OAEP with SHA-1: what Microsoft Graph encrypts with. */
  privateKey: webcrypto.CryptoKey;
}

/**
 * The text of encrypted content; undefined where the certificate is unknown, the signature is not that of the data, or
 * something cannot be decrypted. Which of them, nobody outside gets to know.
 */
export async function decrypt(
  content: EncryptedContent,
  certificates: readonly Certificate[],
): Promise<string | undefined> {
  const certificate = certificates.find(({ id }) => id === content.encryptionCertificateId);
  const key = certificate && (await keyIn(content, certificate));
  if (key?.length !== KEY_BYTES) return undefined;
  const data = Buffer.from(content.data, 'base64');
  const signature = createHmac('sha256', key).update(data).digest();
  const given = Buffer.from(content.dataSignature, 'base64');
  if (given.length !== signature.length || !timingSafeEqual(given, signature)) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, IV_BYTES));
    const text = Buffer.concat([decipher.update(data), decipher.final()]);
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return undefined; // Signed, but no text: there is nothing to look at.
  }
}

/** Off the main thread: of thousands of notifications each has a key of its own. */
async function keyIn(
  { dataKey }: EncryptedContent,
  { privateKey }: Certificate,
): Promise<Buffer | undefined> {
  try {
    const encrypted = Buffer.from(dataKey, 'base64');
    return Buffer.from(await webcrypto.subtle.decrypt({ name: 'RSA-OAEP' }, privateKey, encrypted));
  } catch {
    return undefined; // Made with another certificate than it says, or tampered with.
  }
}
