/** The text of a file in UTF-8; undefined if its bytes are none, as in a file saved in Latin-1 or UTF-16. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
