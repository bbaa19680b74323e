/**
 * A text made ready for looking: composed (NFC), digits of every script as 0-9, every space as one blank, every
 * dash as a hyphen, invisible characters left out. `lower` has the same length and offsets.
 */
export interface Reading {
  text: string;
  lower: string;
  /** Where each unit comes from in the original; undefined where nothing was changed. */
  origin: { starts: readonly number[]; ends: readonly number[] } | undefined;
}

const UNCHANGED = /^[\n\x20-\x7e\xc0-\xd6\xd8-\xf6\xf8-\xff]*$/;
const INVISIBLE = /^(?:\p{Default_Ignorable_Code_Point}|\u20e3)$/u;
const MARK = /^\p{M}$/u;
const DIGIT = /^\p{Nd}$/u;

/** Marks on one letter that are looked at; putting any number of them in order takes quadratic time. */
const MOST_MARKS = 4;

/** Makes a text ready for looking. Takes time in proportion to its length and never throws. */
export function read(original: string): Reading {
  if (UNCHANGED.test(original)) {
    return { text: original, lower: original.toLowerCase(), origin: undefined };
  }
  let text = '';
  let lower = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < original.length; ) {
    const start = at;
    const base = characterAt(original, at);
    at += base.length;
    if (isInvisible(base)) continue;
    const marks = marksAt(original, at);
    at = marks.end;
    const written = firstOf(translate(base) + marks.text);
    const small = written.toLowerCase();
    text += written;
    lower += small.length === written.length ? small : written;
    for (let unit = 0; unit < written.length; unit += 1) {
      starts.push(start);
      ends.push(at);
    }
  }
  return { text, lower, origin: { starts, ends } };
}

/** The span of the original that a span of a reading, not empty, comes from. */
export function originalSpan(
  { origin }: Reading,
  start: number,
  end: number,
): { start: number; end: number } {
  if (!origin) return { start, end };
  return { start: origin.starts[start] as number, end: origin.ends[end - 1] as number };
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) as number);
}

function isInvisible(character: string): boolean {
  return character > '\x7f' && INVISIBLE.test(character);
}

/** The marks that follow a letter, as many as are looked at, and where they end. */
function marksAt(text: string, from: number): { text: string; end: number } {
  let marks = '';
  let count = 0;
  let end = from;
  while (end < text.length && text.charCodeAt(end) >= 0x300) {
    const next = characterAt(text, end);
    if (!MARK.test(next)) break;
    if (!INVISIBLE.test(next) && count < MOST_MARKS) {
      marks += next;
      count += 1;
    }
    end += next.length;
  }
  return { text: marks, end };
}

/** The letter that a letter with its marks makes; marks that make no letter of their own are left out. */
function firstOf(cluster: string): string {
  return cluster.length === 1 ? cluster : characterAt(cluster.normalize('NFC'), 0);
}

function translate(character: string): string {
  if (character < '\x7f') return character === '\t' ? ' ' : /[\r\v\f]/.test(character) ? '\n' : character;
  if (DIGIT.test(character)) return digitOf(character.codePointAt(0) as number);
  if (/\p{Zs}/u.test(character)) return ' ';
  if (/[\p{Zl}\p{Zp}\x85]/u.test(character)) return '\n';
  if (/[\p{Pd}\u2212\u2043]/u.test(character)) return '-';
  if (/[\u2018\u2019\u02bc]/.test(character)) return "'";
  // The full-width forms of ASCII stand in its order.
  if (/[\uff01-\uff5e]/.test(character)) return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  return character;
}

/** Unicode keeps the digits of a script side by side from zero on, alone or ten after ten. */
function digitOf(codePoint: number): string {
  let zero = codePoint;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((codePoint - zero) % 10);
}
