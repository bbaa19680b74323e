import type { Draft } from './finding.ts';
import type { Reading } from './reading.ts';

const CASE =
  /(?<!\p{L})(sags?-?(?:nr|nummer|id)|sag nr|journal(?:nr|nummer)|j\.? ?nr|saks?-?(?:nr|nummer)|sak nr|arkivsak|case (?:number|no)|file (?:number|no))(?:et|en)?(?:[.:#]|\s|er(?!\p{L})|is(?!\p{L})){0,4}([a-z]{0,3}\d[\da-z./-]{2,40})(?![\p{L}\p{N}])/gu;

const FEWEST_DIGITS = 4;

/** Numbers of cases and journals. Only the word before tells: they have no form of their own. */
export function findCaseNumbers({ lower }: Reading): Draft[] {
  return [...lower.matchAll(CASE)].flatMap((match): Draft[] => {
    const [whole, word = '', written = ''] = match;
    const number = written.replace(/[./-]{1,40}$/, '');
    if (number.replace(/\D/g, '').length < FEWEST_DIGITS) return [];
    const start = match.index + whole.length - written.length;
    const reasons: Draft['reasons'] = [{ code: 'case-number-form' }, { code: 'keyword', word }];
    return [{ kind: 'case-number', start, end: start + number.length, certainty: 'medium', reasons }];
  });
}
