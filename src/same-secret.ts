import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a text is the secret. How long it takes tells nothing of either. */
export function isSecret(secret: string, text: string | undefined): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(secret), digest(text ?? '')) && text !== undefined;
}
