import { type Cues, cuesOf, WORD_END, wordsPattern } from './cues.ts';
import { digitsOf, type Form, type Group, isPartOfMore, isWritten } from './digits.ts';
import type { Certainty, Draft, Reason } from './finding.ts';
import type { Reading } from './reading.ts';

const WORDS = {
  keyword: wordsPattern(
    'tlf',
    'telefon',
    'mobil',
    'phone',
    `call${WORD_END}`,
    `ring(?:e|er)?${WORD_END}`,
    `sms${WORD_END}`,
    `nummer(?:et)?${WORD_END}`,
  ),
  counter: wordsPattern(
    'cvr',
    'ean',
    'org',
    'faktura',
    'invoice',
    'ordre',
    'konto(?!r)',
    'reg\\.',
    'sags',
    'saks',
    'journal',
    'beløb',
    'version',
    `uge${WORD_END}`,
    `uke${WORD_END}`,
    `side(?:r)?${WORD_END}`,
    'cpr',
    'kr\\.',
    'p-n',
    'vare',
    '(?:møde|meeting|møte)[- ]?id',
  ),
};

const GAP = /^[ .-]$/;
const PAIRS: Form = { lengths: [2, 2, 2, 2], gaps: [GAP, GAP, GAP] };
const MOBILE: Form = { lengths: [3, 2, 3], gaps: [/^ $/, /^ $/] };
/** Eight digits that only a word beside them makes a phone number. */
const PLAIN: readonly Form[] = [
  { lengths: [8], gaps: [] },
  { lengths: [4, 4], gaps: [/^ $/] },
];

const HOME_CODES = ['45', '47'];
const HOME_LENGTH = 8;
const SHORTEST_ABROAD = 9;
const LONGEST_ABROAD = 15;
const MOST_GROUPS = 7;

/** Phone numbers: Danish and Norwegian ones of eight digits, and any with a plus or 00 before its country. */
export function findPhones(reading: Reading, groups: readonly Group[]): Draft[] {
  return groups.flatMap(
    (_, index) => abroadAt(reading, groups, index) ?? homeAt(reading, groups, index) ?? [],
  );
}

/** A number that begins with + or 00 and a country code. */
function abroadAt({ text, lower }: Reading, groups: readonly Group[], from: number): Draft | undefined {
  const first = groups[from];
  if (!first) return undefined;
  const hasPlus = text[first.start - 1] === '+';
  if (!hasPlus && !first.digits.startsWith('00')) return undefined;
  const own = hasPlus ? first.digits : first.digits.slice(2);
  const home = HOME_CODES.find((code) => own.startsWith(code));
  const most = home === undefined ? LONGEST_ABROAD : home.length + HOME_LENGTH;
  let digits = own;
  let last = first;
  for (let index = from + 1; index < from + MOST_GROUPS; index += 1) {
    const next = groups[index];
    const isJoined = /^(?:[ .-]|\) ?)$/.test(last.gap ?? '');
    if (!next || !isJoined || digits.length + next.digits.length > most) break;
    digits += next.digits;
    last = next;
  }
  const isWhole = home === undefined ? digits.length >= SHORTEST_ABROAD : digits.length === most;
  if (!isWhole || digits.length > most || /\p{L}/u.test(text[last.end] ?? '')) return undefined;
  const start = hasPlus ? first.start - 1 : first.start;
  const { keyword, counter } = cuesOf(lower, start, last.end, WORDS);
  if (!hasPlus && counter !== undefined) return undefined;
  // A country code that is not of the two at home is never named: it would be a part of the number.
  const reasons: Reason[] = [{ code: 'country-code', prefix: home === undefined ? '+' : `+${home}` }];
  if (keyword !== undefined) reasons.push({ code: 'keyword', word: keyword });
  const isSure = home !== undefined || keyword !== undefined;
  return { kind: 'phone', start, end: last.end, certainty: isSure ? 'high' : 'medium', reasons };
}

/** Eight digits without a country code. */
function homeAt({ text, lower }: Reading, groups: readonly Group[], from: number): Draft | undefined {
  const form = [PAIRS, MOBILE, ...PLAIN].find((candidate) => isWritten(groups, from, candidate));
  if (!form) return undefined;
  const count = form.lengths.length;
  const [first, last] = [groups[from], groups[from + count - 1]];
  if (!first || !last || isPartOfMore(text, groups, from, count)) return undefined;
  const isInRow = count > 1 && (groups[from - 1]?.gap === ' ' || last.gap === ' ');
  const isUneven =
    form === PAIRS && (first.gap !== groups[from + 1]?.gap || first.gap !== groups[from + 2]?.gap);
  const digits = digitsOf(groups, from, count);
  if (isInRow || isUneven || /^[01]/.test(digits)) return undefined;
  const cues = cuesOf(lower, first.start, last.end, WORDS);
  const certainty = certaintyAtHome(form, digits, cues);
  if (!certainty) return undefined;
  const reasons: Reason[] = PLAIN.includes(form) ? [] : [{ code: 'phone-groups' }];
  if (cues.keyword !== undefined) reasons.push({ code: 'keyword', word: cues.keyword });
  return { kind: 'phone', start: first.start, end: last.end, certainty, reasons };
}

function certaintyAtHome(form: Form, digits: string, { keyword, counter }: Cues): Certainty | undefined {
  if (counter !== undefined) return undefined;
  if (PLAIN.includes(form)) return keyword === undefined ? undefined : 'medium';
  if (keyword !== undefined) return 'high';
  // Three, two and three digits are how Norwegian mobiles are written; they begin with 4 or 9.
  return form === MOBILE && !/^[49]/.test(digits) ? undefined : 'medium';
}
