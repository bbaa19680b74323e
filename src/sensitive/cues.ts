/** Words beside a number that tell what it is, each as an alternative of a regular expression. */
export interface CueWords {
  keyword: RegExp;
  counter: RegExp;
}

/** What the words beside a number say. At most one of the two is there. */
export interface Cues {
  keyword?: string;
  counter?: string;
}

const KEYWORD_BEFORE = 40;
const COUNTER_BEFORE = 24;
const KEYWORD_AFTER = 15;

/** Latin letters are enough for words of our own, and regular expressions with all letters are slow. */
const LETTERS = 'a-zà-öø-ÿ';

/** What may not follow a word that is meant whole. */
export const WORD_END = `(?![${LETTERS}])`;

/** A pattern for every other number that is called by a name: varenr, kundenummer. */
export const ANY_NUMBER = `[${LETTERS}]{2,20}(?:nr|nummer)`;

/** Matches any of some words that begin where no letter stands before; alternatives are written as patterns. */
export function wordsPattern(...alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<![${LETTERS}])(?:${alternatives.join('|')})`, 'g');
}

/**
 * Looks for the words that tell what a number is: a keyword up to 40 characters before it on its line, with no
 * other number between, or 15 after it; a counter-word up to 24 before. The nearer of the two before it counts.
 */
export function cuesOf(lower: string, start: number, end: number, words: CueWords): Cues {
  const before = lineBefore(lower, start, KEYWORD_BEFORE);
  const keyword = lastIn(before, words.keyword);
  const counter = lastIn(lineBefore(lower, start, COUNTER_BEFORE), words.counter);
  const isKeywordFree = keyword !== undefined && !/\d{4}/.test(keyword.rest);
  if (isKeywordFree && (counter === undefined || keyword.rest.length <= counter.rest.length)) {
    return { keyword: keyword.word };
  }
  // Both words: what the number is stays open.
  if (isKeywordFree && counter) return {};
  if (counter) return { counter: nameOf(counter.word) };
  const behind = keywordBehind(lower, end, words.keyword);
  return behind === undefined ? {} : { keyword: behind };
}

function lineBefore(lower: string, start: number, length: number): string {
  const window = lower.slice(Math.max(0, start - length), start);
  return window.slice(window.lastIndexOf('\n') + 1);
}

/** The last of some words, and what follows it. */
function lastIn(window: string, pattern: RegExp): { word: string; rest: string } | undefined {
  const last = [...window.matchAll(pattern)].at(-1);
  return last && { word: last[0], rest: window.slice(last.index + last[0].length) };
}

/** A reason may hold no word of the text: of a number with a name, only what every such name ends with. */
function nameOf(word: string): string {
  return word.replace(/^.+?(?=(?:nr|nummer)$)/, '-');
}

/** A keyword behind a number, unless another number follows that it could belong to. */
function keywordBehind(lower: string, end: number, pattern: RegExp): string | undefined {
  const [line = ''] = lower.slice(end, end + 2 * KEYWORD_AFTER).split('\n', 1);
  const [match] = line.slice(0, KEYWORD_AFTER).matchAll(pattern);
  return match && !/\d/.test(line.slice(match.index)) ? match[0] : undefined;
}
