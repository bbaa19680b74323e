import { createHash } from 'node:crypto';
import type { Pack, Rule } from '../guide/pack.ts';
import type { Receipt } from '../guide/receipt-shape.ts';

/**
 * The receipt without what its rules say: a mark of each text stands as the id of the rule, which makes a long link
 * half as long. Verdict, reason, answers, duties and places stay word for word.
 */
export function abridged(receipt: Receipt): Receipt {
  const rules = receipt.rules.map(({ says, ...rule }) =>
    says === undefined ? rule : { ...rule, id: markOf(says) },
  );
  return { ...receipt, rules };
}

/** Puts back what the rules say, as far as the pack still says it word for word. */
export function restored(receipt: Receipt, pack: Pack | undefined): Receipt {
  if (!pack || receipt.rules.every(({ says }) => says !== undefined)) return receipt;
  const textOf = ({ says }: Rule) => says[receipt.content] ?? '';
  const byMark = new Map([...pack.rules.values()].map((rule) => [markOf(textOf(rule)), rule]));
  const rules = receipt.rules.map((rule) => {
    const same = rule.says === undefined ? byMark.get(rule.id) : undefined;
    return same ? { ...rule, id: same.id, says: textOf(same) } : rule;
  });
  return { ...receipt, rules };
}

/** Forty-two bits of the digest of a text: enough to tell the rules of a pack from each other and from older ones. */
function markOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 7);
}
