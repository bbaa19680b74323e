/** Numbers and the like, whose form shows what they are; of two that overlap, the earlier of this list stays. */
export const numberKinds = [
  'cpr',
  'fodselsnummer',
  'email',
  'account',
  'phone',
  'address',
  'plate',
  'case-number',
] as const;
export type NumberKind = (typeof numberKinds)[number];

/**
 * What a word can tell about a person. The first seven are special categories and criminal offences (articles 9
 * and 10 of the GDPR); the last three are ordinary data that people keep to themselves.
 */
export const topics = [
  'health',
  'union',
  'politics',
  'religion',
  'ethnicity',
  'sexuality',
  'offence',
  'social',
  'family',
  'finances',
] as const;
export type Topic = (typeof topics)[number];

export type Kind = NumberKind | Topic;

export const certainties = ['low', 'medium', 'high'] as const;
export type Certainty = (typeof certainties)[number];

/** Reasons that say everything by their name. */
export const plainReasons = [
  'valid-date',
  'modulus-11',
  'first-of-january',
  'replacement-number',
  'separator',
  'bare-digits',
  'time-stamp',
  'check-digits',
  'rule-of-2032',
  'd-number',
  'phone-groups',
  'mail-address',
  'shared-mailbox',
  'road-and-number',
  'postcode-and-town',
  'floor',
  'iban-check',
  'account-form',
  'plate-form',
  'case-number-form',
  'person-named',
  'person-number',
] as const;

/**
 * Why a finding is one, or is less sure. A `word` always comes from our lists, never from the text, so that
 * reasons can be kept where the text must not be.
 */
export type Reason =
  | { code: (typeof plainReasons)[number] }
  /** A word beside a number that says what it is, or that it is something else. */
  | { code: 'keyword' | 'counter-word'; word: string }
  /** How much is added to the month in numbers that are no fødselsnummer of the register. */
  | { code: 'month-series'; added: 40 | 65 | 80 }
  | { code: 'country-code'; prefix: string }
  | { code: 'listed-word'; word: string; list: string }
  /** A word in the same sentence: required by the listed word, about a person, or about a subject in general. */
  | { code: 'needed-word' | 'person-word' | 'subject-word'; word: string };

/** Personal data in a text. */
export interface Finding {
  kind: Kind;
  /** UTF-16 offsets in the text that was scanned; `end` is behind the last unit. */
  start: number;
  end: number;
  certainty: Certainty;
  reasons: readonly Reason[];
  /** The passage with every letter and digit hidden; undefined for words, which are not hidden. */
  masked: string | undefined;
}

/** A finding in the offsets of a `Reading`. */
export interface Draft {
  kind: Kind;
  start: number;
  end: number;
  certainty: Certainty;
  reasons: Reason[];
}

/**
 * The certainty that points of evidence give, or undefined for too few. From 70 on the product may say what it
 * saw, from 50 on it asks; 35 is a number of the right form with nothing that speaks for it.
 */
export function certaintyOf(points: number): Certainty | undefined {
  if (points >= 70) return 'high';
  if (points >= 50) return 'medium';
  return points >= 35 ? 'low' : undefined;
}

/** How closely data has to be guarded beyond what is ordinary: the special categories, or what people keep to themselves. */
export type Sensitivity = 'sensitive' | 'confidential';

const sensitivities: Readonly<Partial<Record<Kind, Sensitivity>>> = {
  cpr: 'confidential',
  fodselsnummer: 'confidential',
  account: 'confidential',
  health: 'sensitive',
  union: 'sensitive',
  politics: 'sensitive',
  religion: 'sensitive',
  ethnicity: 'sensitive',
  sexuality: 'sensitive',
  offence: 'confidential',
  social: 'confidential',
  family: 'confidential',
  finances: 'confidential',
};

/**
 * The strictest that the findings of a text call for; low certainty does not count. Undefined says only that nothing
 * was seen: it never stands for a text that may be sent.
 */
export function sensitivityOf(findings: readonly Finding[]): Sensitivity | undefined {
  const all = findings.filter(({ certainty }) => certainty !== 'low').map(({ kind }) => sensitivities[kind]);
  return all.includes('sensitive') ? 'sensitive' : all.find((entry) => entry === 'confidential');
}

/** Whether a text with these findings is to be treated as one with personal data: low certainty does not count. */
export function hasPersonalData(findings: readonly Finding[]): boolean {
  return findings.some(({ certainty }) => certainty !== 'low');
}

export function isNumberKind(kind: Kind): kind is NumberKind {
  return (numberKinds as readonly string[]).includes(kind);
}
