import { isUtf8 } from 'node:buffer';

/** The text of a file in UTF-8; undefined if its bytes are none, as in a file saved in Latin-1 or UTF-16. */
export function decodeText(bytes: Uint8Array): string | undefined {
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : undefined;
}
