import { cuesOf, WORD_END, wordsPattern } from './cues.ts';
import type { Group } from './digits.ts';
import type { Draft } from './finding.ts';
import type { Reading } from './reading.ts';

const ROAD =
  /(?:vej|vejen|gade|gaden|gate|gata|gaten|vei|veien|veg|vegen|allé|alléen|alle|stræde|strædet|vænge|vænget|torv|torvet|brygge|boulevard|street|road|lane|avenue)$/;
/** Endings that many other words have too: with them it takes a floor, a town or a word beside. */
const DOUBTFUL_ROAD =
  /(?:park|parken|bakken|have|haven|toften|engen|lunden|krogen|plads|pladsen|plass|plassen|stien)$/;

const FLOOR = /^(?:,? (?:(?:st|\d{1,2})\.?,? ?(?:tv|th|mf)\b\.?|(?:st|\d{1,2})\. (?:sal|etg)|leil))/;
const TOWN = /^(?:, ?| )(?:(?:DK|N|NO)-)?\d{4} \p{Lu}\p{L}{1,30}/u;
const UNIT =
  /^ (?:km|m|kl|mio|år|børn|barn|stk|min|minutter|dage|dager|uger|uker|ture|pct|procent|prosent)(?!\p{L})/u;

const LONGEST_WORD = 40;
const LONGEST_REST = 60;
const MOST_WORDS = 3;

const WORDS = {
  keyword: wordsPattern(
    'adresse',
    'address',
    `bor${WORD_END}`,
    'boende',
    'bopæl',
    'bosatt',
    'flyttet til',
    'hjemme hos',
    'lives (?:in|at)',
  ),
  counter: wordsPattern(`hver${WORD_END}`),
};

/** Street addresses: road and number, road and number and town, a town with its postcode beside a word. */
export function findAddresses(reading: Reading, groups: readonly Group[]): Draft[] {
  const english = [
    ...reading.text.matchAll(
      /(?<![\p{L}\p{N}])\d{1,4}[A-Za-z]? (?:\p{Lu}\p{L}{1,20} ){1,3}(?:Street|Road|Lane|Avenue|Drive|Close)(?!\p{L})/gu,
    ),
  ].map((match): Draft => {
    const end = match.index + match[0].length;
    const reasons: Draft['reasons'] = [{ code: 'road-and-number' }];
    return { kind: 'address', start: match.index, end, certainty: 'medium', reasons };
  });
  const others = groups.flatMap((group) => roadAt(reading, group) ?? townAt(reading, group) ?? []);
  return [...english, ...others];
}

/** Words of letters and the blank before a house number, read backwards as long as they belong to a road. */
function roadAt({ text, lower }: Reading, { start, end, digits }: Group): Draft | undefined {
  if (digits.length > 3 || text[start - 1] !== ' ') return undefined;
  const wordStart = startOfWord(text, start - 1);
  const word = lower.slice(wordStart, start - 1);
  const isDoubtful = DOUBTFUL_ROAD.test(word);
  if (!isDoubtful && !ROAD.test(word)) return undefined;
  const from = startOfRoad(text, wordStart);
  if (from === undefined) return undefined;
  const house = /^[A-Za-z](?![\p{L}\p{N}])/u.test(text.slice(end, end + 2)) ? end + 1 : end;
  const rest = text.slice(house, house + LONGEST_REST);
  if (/^[.,:]\d/.test(rest) || /^\p{L}/u.test(rest) || UNIT.test(rest.toLowerCase())) return undefined;
  const floor = FLOOR.exec(rest.toLowerCase())?.[0] ?? '';
  const town = TOWN.exec(rest.slice(floor.length))?.[0] ?? '';
  const { keyword } = cuesOf(lower, from, house, WORDS);
  const reasons: Draft['reasons'] = [{ code: 'road-and-number' }];
  if (floor !== '') reasons.push({ code: 'floor' });
  if (town !== '') reasons.push({ code: 'postcode-and-town' });
  if (keyword !== undefined) reasons.push({ code: 'keyword', word: keyword });
  if (isDoubtful && reasons.length === 1) return undefined;
  const certainty = reasons.length > 1 && !isDoubtful ? 'high' : 'medium';
  return { kind: 'address', start: from, end: house + floor.length + town.length, certainty, reasons };
}

/** Where the name of a road begins: at its first capital letter, up to three words back. */
function startOfRoad(text: string, wordStart: number): number | undefined {
  let start = /\p{Lu}/u.test(text[wordStart] ?? '') ? wordStart : undefined;
  let at = wordStart;
  for (let count = 1; count < MOST_WORDS && text[at - 1] === ' '; count += 1) {
    at = startOfWord(text, at - 1);
    if (!/\p{Lu}/u.test(text[at] ?? '')) break;
    start = at;
  }
  return start;
}

function startOfWord(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST_WORD && /[\p{L}.'-]/u.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

function townAt({ text, lower }: Reading, { start, end, digits }: Group): Draft | undefined {
  if (digits.length !== 4) return undefined;
  const town = TOWN.exec(` ${text.slice(start, end + LONGEST_WORD)}`);
  if (!town) return undefined;
  const stop = start + town[0].length - 1;
  const { keyword } = cuesOf(lower, start, stop, WORDS);
  if (keyword === undefined) return undefined;
  const reasons: Draft['reasons'] = [{ code: 'postcode-and-town' }, { code: 'keyword', word: keyword }];
  return { kind: 'address', start, end: stop, certainty: 'medium', reasons };
}
