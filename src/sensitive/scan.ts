import { findAccounts } from './account.ts';
import { findAddresses } from './address.ts';
import { findCaseNumbers } from './case-number.ts';
import { groupsIn } from './digits.ts';
import { findEmails } from './email.ts';
import { certainties, type Draft, type Finding, isNumberKind, numberKinds } from './finding.ts';
import { findIdentityNumbers } from './identity.ts';
import type { Lexicon } from './lexicon.ts';
import { MOST_FINDINGS } from './limits.ts';
import { hidden } from './mask.ts';
import { findPhones } from './phone.ts';
import { findPlates } from './plate.ts';
import { originalSpan, read } from './reading.ts';
import { findWords } from './words.ts';

/**
 * Finds personal data in a short text in Danish, bokmål or English, in the order of the text and without
 * overlaps: the surer finding stays. Never throws; takes time in proportion to the length of the text.
 * @param options.today ISO date: nobody is born after it
 * @param options.lexicon the words to look for; without it only numbers and the like are found
 */
export function scan(text: string, { today, lexicon }: { today: string; lexicon?: Lexicon }): Finding[] {
  const reading = read(text);
  const groups = groupsIn(reading.text);
  const numbers = [
    ...findIdentityNumbers(reading, groups, today),
    ...findEmails(reading),
    ...findAccounts(reading, groups),
    ...findPhones(reading, groups),
    ...findAddresses(reading, groups),
    ...findPlates(reading),
    ...findCaseNumbers(reading),
  ];
  const kept = withoutOverlaps(numbers);
  const words = lexicon ? findWords(reading, lexicon, kept) : [];
  const all = words.length === 0 ? kept : withoutOverlaps([...kept, ...words]);
  return all.slice(0, MOST_FINDINGS).map(({ kind, start, end, certainty, reasons }) => {
    const span = originalSpan(reading, start, end);
    const masked = isNumberKind(kind) ? hidden(text.slice(span.start, span.end)) : undefined;
    return { kind, ...span, certainty, reasons, masked };
  });
}

/** The findings of which none overlaps a better one, by place: surer is better, then a number, then the longer. */
function withoutOverlaps(drafts: readonly Draft[]): Draft[] {
  const ranked = drafts.toSorted((a, b) => a.start - b.start || compare(a, b));
  const kept: Draft[] = [];
  for (const draft of ranked) {
    let isBetter = true;
    while (isBetter && draft.start < (kept.at(-1)?.end ?? 0)) {
      isBetter = compare(draft, kept.at(-1) as Draft) < 0;
      if (isBetter) kept.pop();
    }
    if (isBetter) kept.push(draft);
  }
  return kept;
}

function compare(a: Draft, b: Draft): number {
  const rank = ({ kind }: Draft) => {
    const index = (numberKinds as readonly string[]).indexOf(kind);
    return index === -1 ? numberKinds.length : index;
  };
  const sure = ({ certainty }: Draft) => certainties.indexOf(certainty);
  const isWord = (draft: Draft) => (rank(draft) === numberKinds.length ? 1 : 0);
  return (
    isWord(a) - isWord(b) || sure(b) - sure(a) || rank(a) - rank(b) || b.end - b.start - (a.end - a.start)
  );
}
