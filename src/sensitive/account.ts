import { cuesOf, WORD_END, wordsPattern } from './cues.ts';
import { digitsOf, type Group, isPartOfMore, isWritten } from './digits.ts';
import type { Draft } from './finding.ts';
import { isIban, restOf11 } from './modulus.ts';
import type { Reading } from './reading.ts';

const WORDS = {
  keyword: wordsPattern('konto(?!r)', 'account', 'iban', 'reg(?:\\.|nr|istreringsn)', 'bank'),
  counter: wordsPattern(`kid${WORD_END}`, 'faktura', 'invoice', 'ordre', 'cpr'),
};

/** Length of an IBAN by country, for the countries that people in Denmark and Norway have accounts in. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  DK: 18,
  NO: 15,
  SE: 24,
  FI: 18,
  IS: 26,
  DE: 22,
  PL: 28,
  NL: 18,
  GB: 22,
  FR: 27,
  ES: 24,
  IT: 27,
  LT: 20,
  LV: 21,
  EE: 20,
  RO: 24,
  UA: 29,
};

const NORWEGIAN_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** Bank accounts: IBAN, Norwegian ones of eleven digits, Danish registration and account number. */
export function findAccounts(reading: Reading, groups: readonly Group[]): Draft[] {
  const ibans = [...reading.text.matchAll(/(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}(?=[ A-Za-z0-9])/gu)].flatMap(
    (match) => ibanAt(reading, match.index) ?? [],
  );
  const others = groups.flatMap(
    (_, index) => norwegianAt(reading, groups, index) ?? danishAt(reading, groups, index) ?? [],
  );
  return [...ibans, ...others];
}

function ibanAt({ text, lower }: Reading, start: number): Draft | undefined {
  const length = IBAN_LENGTHS[text.slice(start, start + 2).toUpperCase()];
  if (length === undefined) return undefined;
  let account = '';
  let end = start;
  while (account.length < length && /[A-Za-z0-9 ]/.test(text[end] ?? '')) {
    if (text[end] === ' ' && text[end - 1] === ' ') return undefined;
    account += text[end] === ' ' ? '' : text[end];
    end += 1;
  }
  if (account.length < length || /[\p{L}\p{N}]/u.test(text[end] ?? '')) return undefined;
  if (isIban(account.toUpperCase())) {
    return { kind: 'account', start, end, certainty: 'high', reasons: [{ code: 'iban-check' }] };
  }
  const { keyword } = cuesOf(lower, start, end, WORDS);
  if (keyword === undefined) return undefined;
  const reasons = [{ code: 'account-form' as const }, { code: 'keyword' as const, word: keyword }];
  return { kind: 'account', start, end, certainty: 'medium', reasons };
}

/** Eleven digits with a check digit: 1234.56.78901, with blanks, or on end beside a word for accounts. */
function norwegianAt({ text, lower }: Reading, groups: readonly Group[], from: number): Draft | undefined {
  const isDotted = isWritten(groups, from, { lengths: [4, 2, 5], gaps: [/^\.$/, /^\.$/] });
  const isSpaced = isWritten(groups, from, { lengths: [4, 2, 5], gaps: [/^ $/, /^ $/] });
  const isBare = groups[from]?.digits.length === 11;
  if (!isDotted && !isSpaced && !isBare) return undefined;
  const count = isBare ? 1 : 3;
  const [first, last] = [groups[from], groups[from + count - 1]];
  if (!first || !last || isPartOfMore(text, groups, from, count)) return undefined;
  const { keyword, counter } = cuesOf(lower, first.start, last.end, WORDS);
  const holds = restOf11(digitsOf(groups, from, count), NORWEGIAN_WEIGHTS) === 0;
  const draft = { kind: 'account' as const, start: first.start, end: last.end };
  if (counter !== undefined || (isBare && keyword === undefined)) return undefined;
  if (!holds) {
    const reasons: Draft['reasons'] = [{ code: 'account-form' }];
    return keyword === undefined || isBare ? undefined : { ...draft, certainty: 'low', reasons };
  }
  const reasons: Draft['reasons'] = [{ code: 'account-form' }, { code: 'check-digits' }];
  if (keyword === undefined) return { ...draft, certainty: 'medium', reasons };
  return { ...draft, certainty: 'high', reasons: [...reasons, { code: 'keyword', word: keyword }] };
}

const BETWEEN = /^(?:[ -]|[ ,.]{0,3}konto(?:nr|nummer)?[.: ]{0,3})$/;
const LONGEST_BETWEEN = 18;

/** Registration number (4 digits) and account (6 to 10), beside a word that says so. */
function danishAt({ text, lower }: Reading, groups: readonly Group[], from: number): Draft | undefined {
  const [first, second] = [groups[from], groups[from + 1]];
  if (!first || !second || first.digits.length !== 4) return undefined;
  if (second.digits.length < 6 || second.digits.length > 10) return undefined;
  const length = second.start - first.end;
  if (length > LONGEST_BETWEEN || !BETWEEN.test(lower.slice(first.end, second.start))) return undefined;
  if (isPartOfMore(text, groups, from, 2)) return undefined;
  const { keyword, counter } = cuesOf(lower, first.start, second.end, WORDS);
  if (keyword === undefined || counter !== undefined) return undefined;
  const reasons: Draft['reasons'] = [{ code: 'account-form' }, { code: 'keyword', word: keyword }];
  return { kind: 'account', start: first.start, end: second.end, certainty: 'high', reasons };
}
