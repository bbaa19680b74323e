import type { DutyItem, Guide, Pack, Rule } from './pack.ts';
import type { Receipt, ReceiptDuty } from './receipt-shape.ts';
import type { Language, Text } from './schema.ts';
import type { OutcomeStep, TraceEntry } from './step.ts';

/** How long a link with a receipt may be, in characters: common proxies refuse longer addresses. */
export const LONGEST_LINK = 8000;

/** For whom a receipt is, and when it is made. */
export interface ReceiptFor {
  /** The language that the person reads. */
  language: Language;
  /** The language of the pack's texts for this person. */
  content: Language;
  /** ISO date of the answer. */
  day: string;
}

/** The receipt of an outcome. Pure: the same step gives the same receipt. The pack has passed its check. */
export function receiptOf(
  pack: Pick<Pack, 'id' | 'name' | 'source' | 'contacts'>,
  guide: Guide,
  step: OutcomeStep,
  { language, content, day }: ReceiptFor,
): Receipt {
  const say = (text: Text): string => text[content] as string;
  const { verdict, answer, because, instead, ask } = step.outcome;
  const contact = ask === undefined ? undefined : pack.contacts[ask];
  return {
    version: 1,
    day,
    language,
    content,
    pack: { id: pack.id, name: say(pack.name) },
    source: pack.source,
    guide: {
      id: guide.id,
      title: say(guide.title),
      question: say(guide.question),
      edition: guide.edition,
    },
    answers: step.trace.map((entry) => givenAnswer(guide, entry, say)),
    outcome: {
      id: step.node,
      verdict,
      answer: say(answer),
      because: say(because),
      ...(instead && { instead: say(instead.text) }),
      ...(contact && { ask: { ...contact, name: say(contact.name) } }),
    },
    duties: step.duties.map((duty) => dutyOf(duty, say)),
    rules: step.citations.map(({ id, path, at, says }: Rule) => ({
      id,
      path: [...path],
      at,
      says: say(says),
    })),
  };
}

function givenAnswer(guide: Guide, { fact: id, answer }: TraceEntry, say: (text: Text) => string) {
  const fact = guide.facts.get(id);
  if (!fact) throw new Error(`A trace names the fact "${id}", which its guide does not have`);
  const values = 'values' in fact ? fact.values : {};
  const labels = [answer]
    .flat()
    .flatMap((value) => (values[value] ? [[value, say(values[value].label)] as const] : []));
  return {
    fact: id,
    type: fact.type,
    label: say(fact.label),
    answer,
    ...(labels.length > 0 && { labels: Object.fromEntries(labels) }),
  };
}

function dutyOf({ id, text, strength, phase, deadline }: DutyItem, say: (text: Text) => string): ReceiptDuty {
  const due =
    deadline && 'after' in deadline ? { within: deadline.within, after: say(deadline.after) } : deadline;
  return { id, text: say(text), strength, phase, ...(due && { deadline: due }) };
}
