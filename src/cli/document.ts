import { readFileSync } from 'node:fs';
import { type SourceLine, sourceLines } from '../packs/fingerprint.ts';
import { decodeText } from '../packs/text.ts';
import { codeOf, type Found } from './command.ts';

/** The lines of a document, or why there are none. */
export function readDocument(file: string): Found<SourceLine[]> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return { sentence: `There is no file ${file}.` };
    if (code === 'EISDIR')
      return { sentence: `${file} is a folder. Name the file with the document's text.` };
    if (code === 'EACCES') return { sentence: `You have no permission to read ${file}.` };
    throw error;
  }
  const decoded = decodeText(bytes);
  if ('line' in decoded)
    return {
      sentence: `${file}:${decoded.line} is not UTF-8 (perhaps Latin-1 or UTF-16). Save it as UTF-8.`,
    };
  const lines = sourceLines(decoded.text);
  return lines.length > 0 ? { found: lines } : { sentence: `${file}:1 is empty.` };
}
