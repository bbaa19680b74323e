import type { Guide, Pack } from '../guide/pack.ts';
import type { Fact } from '../guide/schema.ts';
import type { Answers } from '../guide/step.ts';

/** What somebody else than our own finder takes a question for: ids of a pack, to be checked against it. */
export interface Choice {
  guide: string;
  /** A value for each fact that the question already tells. */
  answers: Readonly<Record<string, string>>;
}

/**
 * Chooses the guide of a pack that a question is about, where our own finder is not sure. The question has its
 * numbers and addresses hidden. Resolves to undefined where it makes no choice; rejects where it could not be asked
 * or gave nothing that can be read.
 */
export type Chooser = (pack: Pack, question: string) => Promise<Choice | undefined>;

/**
 * The answers that can be proposed to a guide's questions: the values of each fact that takes one of several, or
 * yes and no. What somebody does not know, dates and combinations are for the person alone to tell.
 */
export function proposable(guide: Guide): Map<string, readonly string[]> {
  return new Map(
    [...guide.asked].flatMap((id): [string, readonly string[]][] => {
      const values = listedValues(guide.facts.get(id));
      return values.length > 0 ? [[id, values]] : [];
    }),
  );
}

/** What of a choice there is: a guide of the pack, and answers that can be proposed to it. The rest is dropped. */
export function checkedChoice(pack: Pack, choice: Choice): { guide: Guide; answers: Answers } | undefined {
  const guide = pack.guides.get(choice.guide);
  if (!guide) return undefined;
  const values = proposable(guide);
  const taken = Object.entries(choice.answers).filter(([fact, value]) => values.get(fact)?.includes(value));
  return { guide, answers: Object.fromEntries(taken) };
}

function listedValues(fact: Fact | undefined): readonly string[] {
  if (fact?.type === 'yes-no') return ['yes', 'no'];
  return fact?.type === 'one-of' ? Object.keys(fact.values) : [];
}
