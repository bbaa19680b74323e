import { isUtf8 } from 'node:buffer';

/** The text of a file, or the line, counted from 1, whose bytes are no UTF-8. */
export type DecodedText = { text: string } | { line: number };

/** The text of a file in UTF-8. A file saved in Latin-1 or UTF-16 is none: then the first line at fault is told. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (isUtf8(bytes)) return { text: new TextDecoder().decode(bytes) };
  const newline = '\n'.charCodeAt(0);
  let [line, begin] = [1, 0];
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, begin)) {
    if (!isUtf8(bytes.subarray(begin, end))) return { line };
    [line, begin] = [line + 1, end + 1];
  }
  return { line };
}
