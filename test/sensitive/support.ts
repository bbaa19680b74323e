import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadSensitiveWords } from '../../src/packs/sensitive.ts';
import type { Finding } from '../../src/sensitive/finding.ts';
import { scan } from '../../src/sensitive/scan.ts';

export const TODAY = '2026-03-31';

/** The word lists of the product. */
export const { lexicon } = loadSensitiveWords('dialogs');

/** What the product finds in a text on a fixed day. */
export function found(text: string, today = TODAY): Finding[] {
  return scan(text, { today, ...(lexicon ? { lexicon } : {}) });
}

/** The findings of a text in one line each: certainty and kind. */
export function told(text: string, today = TODAY): string[] {
  return found(text, today).map(({ certainty, kind }) => `${certainty} ${kind}`);
}

/** The kinds that count, each once. */
export function kindsOf(text: string): string[] {
  return [...new Set(found(text).flatMap(({ certainty, kind }) => (certainty === 'low' ? [] : [kind])))];
}

const Labelled = z.array(z.strictObject({ text: z.string(), kinds: z.array(z.string()) }));

export function labelledTexts(name: string): z.infer<typeof Labelled> {
  return Labelled.parse(parse(readFileSync(join('test', 'sensitive', name), 'utf8')));
}

/** Numbers that look random and are the same each time: whole, from 0 up to a limit that is left out. */
export function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * limit);
  };
}

/** A number in digits, with zeros in front. */
export function padded(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** The digit that makes a weighted sum leave a rest modulo eleven; undefined where it would have to be ten. */
function checkDigit(digits: string, weights: readonly number[], rest = 0): string | undefined {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const digit = (((rest - sum) % 11) + 11) % 11;
  return digit === 10 ? undefined : String(digit);
}

/** Nine digits with both check digits of a fødselsnummer; undefined where there are none. */
export function withCheckDigits(nine: string, rest = 0): string | undefined {
  const first = checkDigit(nine, FIRST, rest);
  const second = first === undefined ? undefined : checkDigit(nine + first, SECOND);
  return second === undefined ? undefined : `${nine}${first}${second}`;
}

/** Ten digits with the check digit of a Norwegian bank account; undefined where there is none. */
export function accountOf(ten: string): string | undefined {
  const digit = checkDigit(ten, SECOND);
  return digit === undefined ? undefined : ten + digit;
}
