import { readCpr } from './cpr.ts';
import { ANY_NUMBER, cuesOf, WORD_END, wordsPattern } from './cues.ts';
import { digitsOf, type Form, type Group, isPartOfMore, isWritten } from './digits.ts';
import { certaintyOf, type Draft, type Reason } from './finding.ts';
import { readFodselsnummer } from './fodselsnummer.ts';
import type { Reading } from './reading.ts';

const OTHER_NUMBERS = [
  'p-n(?:r|ummer)',
  'produktionsenhed',
  'ordre',
  `order${WORD_END}`,
  'faktura',
  'invoice',
  'konto(?!r)',
  'account',
  'reg\\.',
  'ean',
  'gln',
  'cvr',
  `kid${WORD_END}`,
  '(?:møde|meeting|møte)[- ]?id',
  'tlf',
  'telefon',
  'mobil',
  'phone',
  'kl\\.',
  'backup',
  'version',
  'licens',
  `(?:adgangs)?kode${WORD_END}`,
  `log${WORD_END}`,
  `(?:unix-?)?tid${WORD_END}`,
  // A case right before the number, not "the case of" somebody.
  'sa[gk](?=[.: ]{0,3}$)',
  ANY_NUMBER,
];

const CPR_WORDS = {
  keyword: wordsPattern(
    'cpr(?:nr|nummer)?',
    'personn(?:r|ummer)',
    'fødselsn(?:r|ummer)',
    'sygesikring(?:sn(?:r|ummer))?',
    'sundhedskort',
  ),
  counter: wordsPattern(...OTHER_NUMBERS),
};

const NORWEGIAN_WORDS = {
  keyword: wordsPattern(
    'fødselsn(?:r|ummer)',
    'personn(?:r|ummer)',
    'fnr',
    'd-?n(?:r|ummer)',
    '(?:identity|id) number',
    'id-?nummer',
    'identitetsnummer',
  ),
  counter: wordsPattern(...OTHER_NUMBERS),
};

const DATE_GAP = /^[. /-]$/;
const MAIN_GAP = /^(?:[-./ ]| ?- | -)$/;

/** How an identity number is written: on end, date and rest, or the date in parts. */
function formsWith(rest: number): readonly Form[] {
  return [
    { lengths: [6 + rest], gaps: [] },
    { lengths: [6, rest], gaps: [MAIN_GAP] },
    { lengths: [2, 2, 2, rest], gaps: [DATE_GAP, DATE_GAP, MAIN_GAP], evenly: true },
  ];
}

const CPR_FORMS = formsWith(4);
const NORWEGIAN_FORMS = formsWith(5);

interface Weighed {
  points: number;
  reasons: Reason[];
}

/** A number in one of its forms, with what stands around it. */
interface Candidate {
  start: number;
  end: number;
  digits: string;
  /** Whether it has a separator of its own: no decimal point, and not one blank of many in a row of numbers. */
  separated: boolean;
}

/** CPR numbers and Norwegian fødselsnumre. @param today ISO date */
export function findIdentityNumbers(reading: Reading, groups: readonly Group[], today: string): Draft[] {
  const found: Draft[] = [];
  for (let index = 0; index < groups.length; index += 1) {
    const cpr = candidateAt(reading.text, groups, index, CPR_FORMS);
    const draft = cpr && draftOf('cpr', cpr, weighCpr(reading.lower, cpr, today));
    if (draft) found.push(draft);
    const norwegian = candidateAt(reading.text, groups, index, NORWEGIAN_FORMS);
    const other =
      norwegian && draftOf('fodselsnummer', norwegian, weighNorwegian(reading.lower, norwegian, today));
    if (other) found.push(other);
  }
  return found;
}

function draftOf(
  kind: 'cpr' | 'fodselsnummer',
  at: Candidate,
  weighed: Weighed | undefined,
): Draft | undefined {
  const certainty = weighed && certaintyOf(weighed.points);
  return certainty && { kind, start: at.start, end: at.end, certainty, reasons: weighed.reasons };
}

function candidateAt(
  text: string,
  groups: readonly Group[],
  from: number,
  forms: readonly Form[],
): Candidate | undefined {
  const form = forms.find((candidate) => isWritten(groups, from, candidate));
  if (!form) return undefined;
  const count = form.lengths.length;
  const [first, last] = [groups[from], groups[from + count - 1]];
  if (!first || !last || isPartOfMore(text, groups, from, count)) return undefined;
  const inRow = groups[from - 1]?.gap === ' ' || last.gap === ' ';
  const blanksOnly = groups.slice(from, from + count - 1).every(({ gap }) => gap === ' ');
  if (inRow && blanksOnly && count === 4) return undefined;
  return {
    start: first.start,
    end: last.end,
    digits: digitsOf(groups, from, count),
    separated: count > 1 && !(inRow && blanksOnly) && !(count === 2 && first.gap === '.'),
  };
}

/**
 * Points for a CPR number: valid date 20, modulus 11 35 (without it, 1 January 20), separator 15, keyword 35,
 * counter-word -40; digits that are rather a time -20. Without a keyword ten digits on end stay below "high",
 * and a replacement number on end is none.
 */
function weighCpr(
  lower: string,
  { start, end, digits, separated }: Candidate,
  today: string,
): Weighed | undefined {
  const number = readCpr(digits, today);
  if (!number) return undefined;
  const { keyword, counter } = cuesOf(lower, start, end, CPR_WORDS);
  if (number.replacement && !separated && keyword === undefined) return undefined;
  const weighed: Weighed = { points: 20, reasons: [{ code: 'valid-date' }] };
  if (number.replacement) weighed.reasons.push({ code: 'replacement-number' });
  if (number.modulus11) add(weighed, 35, { code: 'modulus-11' });
  else if (number.firstOfJanuary) add(weighed, 20, { code: 'first-of-january' });
  if (separated) add(weighed, 15, { code: 'separator' });
  if (keyword !== undefined) return add(weighed, 35, { code: 'keyword', word: keyword });
  if (counter !== undefined) add(weighed, -40, { code: 'counter-word', word: counter });
  if (number.looksLikeTime) add(weighed, -20, { code: 'time-stamp' });
  if (!separated) add(weighed, weighed.points >= 70 ? 69 - weighed.points : 0, { code: 'bare-digits' });
  return weighed;
}

/**
 * Points for a fødselsnummer: valid date 20, check digits 50, separator 15, keyword 35, counter-word -40.
 * Without check digits only a keyword makes it one. Series for tests and H-numbers collide with bank accounts:
 * they need a keyword, the series of 80 a keyword or the separator that no account has.
 */
function weighNorwegian(lower: string, at: Candidate, today: string): Weighed | undefined {
  const number = readFodselsnummer(at.digits, today);
  if (!number) return undefined;
  const { keyword, counter } = cuesOf(lower, at.start, at.end, NORWEGIAN_WORDS);
  if (keyword === undefined && !number.checkDigits) return undefined;
  const isOwnForm = number.monthAdded === 0 || (number.monthAdded === 80 && at.separated);
  if (keyword === undefined && !isOwnForm) return undefined;
  const weighed: Weighed = { points: 20, reasons: [{ code: 'valid-date' }] };
  if (number.dNumber) weighed.reasons.push({ code: 'd-number' });
  if (number.monthAdded !== 0) weighed.reasons.push({ code: 'month-series', added: number.monthAdded });
  if (number.checkDigits) add(weighed, 50, { code: 'check-digits' });
  if (number.onlyBy2032) weighed.reasons.push({ code: 'rule-of-2032' });
  if (at.separated) add(weighed, 15, { code: 'separator' });
  if (keyword !== undefined) return add(weighed, 35, { code: 'keyword', word: keyword });
  return counter === undefined ? weighed : add(weighed, -40, { code: 'counter-word', word: counter });
}

function add(weighed: Weighed, points: number, reason: Reason): Weighed {
  weighed.points += points;
  weighed.reasons.push(reason);
  return weighed;
}
