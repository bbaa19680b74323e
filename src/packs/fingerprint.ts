import { createHash } from 'node:crypto';

/** One line of a source document that holds text. */
export interface SourceLine {
  /** Counted from 1, as an editor shows it. */
  line: number;
  fingerprint: string;
  text: string;
}

/**
 * Fingerprint of one line of a source document: the first 16 hexadecimal digits of the SHA-256 of the
 * text in NFC, with every run of white space as one space. Two lines that differ only in white space
 * have the same fingerprint.
 */
export function fingerprint(text: string): string {
  const normal = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return createHash('sha256').update(normal, 'utf8').digest('hex').slice(0, 16);
}

/** The lines of a document that hold text, each with its number and fingerprint. */
export function sourceLines(document: string): SourceLine[] {
  return document
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\r|\n/u)
    .map((text, index) => ({ line: index + 1, fingerprint: fingerprint(text), text: text.trim() }))
    .filter((line) => line.text !== '');
}
