/** A word of a text as the rest of this folder looks at it. */
export interface Token {
  /** Lower case, æ, ø and å written out, no accents. */
  word: string;
  /** As it was typed. */
  typed: string;
  /** Whether it is the first word, or punctuation that ends a clause stands before it. */
  begins: boolean;
}

/** Words of a text that are looked at; the rest of a longer one is not. */
const MOST_WORDS = 80;
/** A longer run of letters is no word. */
const LONGEST_WORD = 40;

const spelled: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  ä: 'ae',
  ö: 'oe',
  ð: 'd',
  ß: 'ss',
};

/**
 * The words of a text. Invisible characters are dropped, an apostrophe parts an ending from its word ("sms'en" is
 * "sms", "en"), and a single letter joins the word behind its hyphen ("e-mail" is "email").
 * @param most how many words are looked at
 */
export function tokensOf(text: string, most = MOST_WORDS): Token[] {
  const tokens: Token[] = [];
  const clean = text.replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu, '').normalize('NFC');
  const pattern = /[\p{L}\p{N}]+/gu;
  let end = 0;
  let joined: { typed: string; begins: boolean } | undefined;
  for (let match = pattern.exec(clean); match && tokens.length < most; match = pattern.exec(clean)) {
    const between = clean.slice(end, match.index);
    end = match.index + match[0].length;
    const begins = tokens.length === 0 || /[.,;:!?()\n–—]/u.test(between);
    const typed = (joined?.typed ?? '') + match[0];
    const isLetter = match[0].length === 1 && clean[end] === '-' && /\p{L}/u.test(match[0]);
    joined = isLetter ? { typed, begins: joined?.begins ?? begins } : undefined;
    if (joined || typed.length > LONGEST_WORD) continue;
    tokens.push({ word: spelledOut(typed), typed, begins });
  }
  return tokens;
}

/** A word in lower case, in letters a to z as far as they go: "Gør" and "goer" are one word. */
export function spelledOut(word: string): string {
  // Most words are: the rest of this costs a hundred times as much.
  if (/^[a-z0-9]*$/u.test(word)) return word;
  // In Danish, letters are as in every language but Turkish, Azeri and Lithuanian.
  const lower = word.toLowerCase().replace(/[æøåäöðß]/gu, (letter) => spelled[letter] ?? letter);
  return lower.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Words of a list, spelled out as those of a text are. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u).map(spelledOut));
}
