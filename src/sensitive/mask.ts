import { type Finding, isNumberKind } from './finding.ts';
import { MOST_FINDINGS } from './limits.ts';

const HIDDEN = '•';

/** A passage with a dot for each letter and digit, as long as before; signs and blanks stay. */
export function hidden(passage: string): string {
  return passage.replace(/[\p{L}\p{N}\p{M}]/gu, (character) => HIDDEN.repeat(character.length));
}

/**
 * A text with its numbers, addresses and the like hidden, of every certainty, for showing it or handing it on.
 * Offsets stay as they are. Words about a person stay: they are what the text is about. Where a text had as many
 * findings as there can be, everything behind the last one is hidden too.
 * @param findings what `scan` found in this text
 */
export function mask(text: string, findings: readonly Finding[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { kind, start, end } of findings) {
    if (!isNumberKind(kind)) continue;
    pieces.push(text.slice(from, start), hidden(text.slice(start, end)));
    from = end;
  }
  const rest = text.slice(from);
  return [...pieces, findings.length < MOST_FINDINGS ? rest : hidden(rest)].join('');
}
