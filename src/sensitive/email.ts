import type { Draft } from './finding.ts';
import type { Reading } from './reading.ts';

const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 253;
const LOCAL = /[\p{L}\p{N}._%+'-]/u;
const DOMAIN = /[\p{L}\p{N}.-]/u;

/** Mailboxes that nobody has alone. */
const SHARED =
  /^(?:post|postmottak|info|kontakt|contact|borgerservice|borgercenter|jobcenter|jobsenter|servicetorg|hovedpost|sikkerpost|raadhus(?:et)?|kommunen?|no-?reply|support|dpo|personvern|hr|presse|skole|bibliotek(?:et)?)$/;

/** E-mail addresses; those of shared mailboxes with low certainty, as they tell of no person. */
export function findEmails({ text, lower }: Reading): Draft[] {
  const found: Draft[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const start = startOfLocal(text, at);
    const end = endOfDomain(text, at + 1);
    if (start === at || !/\.\p{L}{2,24}$/u.test(text.slice(Math.max(at + 1, end - 26), end))) continue;
    const isShared = SHARED.test(lower.slice(start, at));
    const reasons: Draft['reasons'] = [{ code: 'mail-address' }];
    if (isShared) reasons.push({ code: 'shared-mailbox' });
    found.push({ kind: 'email', start, end, certainty: isShared ? 'low' : 'high', reasons });
  }
  return found;
}

function startOfLocal(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_LOCAL && LOCAL.test(text[start - 1] ?? '')) start -= 1;
  while (start < at && /[.'%+-]/.test(text[start] ?? '')) start += 1;
  return start;
}

function endOfDomain(text: string, from: number): number {
  if (/[.-]/.test(text[from] ?? '')) return from;
  let end = from;
  while (end - from < LONGEST_DOMAIN && DOMAIN.test(text[end] ?? '')) end += 1;
  while (end > from && /[.-]/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}
