import { listOf } from '../guide/condition.ts';
import { conceptIn, type Guide } from '../guide/pack.ts';
import type { Fact, Said } from '../guide/schema.ts';
import type { Answers } from '../guide/step.ts';
import { type Reading, typedFor } from './reading.ts';

/** An answer that a question already holds. */
export interface SaidAnswer {
  fact: string;
  answer: string;
  /** The words that say so, as they were typed. */
  why: readonly string[];
}

/**
 * The answers to a guide's questions that a text says by its words. Never from what it does not say; where it says
 * two answers to one question, or says a thing and denies it, none is taken.
 */
export function saidAnswers(guide: Guide, reading: Reading): SaidAnswer[] {
  return [...guide.asked].flatMap((fact): SaidAnswer[] => {
    const [only, ...others] = saidValues(guide.facts.get(fact), reading);
    if (!only || others.length > 0) return [];
    const words = only.by.flatMap((ref) => typedFor(`#${conceptIn(ref)}`, reading));
    return [{ fact, answer: only.answer, why: [...new Set(words)] }];
  });
}

/** The answers of one fact that a text says, each with the concepts that say it. */
export function saidValues(
  fact: Fact | undefined,
  reading: Reading,
): { answer: string; by: readonly string[] }[] {
  const named = (denied: boolean) =>
    new Set(reading.concepts.filter((hit) => hit.denied === denied).map(({ concept }) => concept));
  const [affirmed, denied] = [named(false), named(true)];
  const holds = (ref: string) => {
    const concept = conceptIn(ref);
    const [wanted, other] = ref === concept ? [affirmed, denied] : [denied, affirmed];
    return wanted.has(concept) && !other.has(concept);
  };
  return sayings(fact).flatMap(([answer, said]) => {
    const by = said.map((refs) => listOf(refs)).find((refs) => refs.every(holds));
    return by ? [{ answer, by }] : [];
  });
}

/** The same as a walk takes them. */
export function answersSaid(said: readonly SaidAnswer[]): Answers {
  return Object.fromEntries(said.map(({ fact, answer }) => [fact, answer]));
}

/** The answers of a fact that words can say, with the concepts that say each. */
function sayings(fact: Fact | undefined): [answer: string, said: Said][] {
  if (fact?.type === 'one-of') {
    return Object.entries(fact.values).flatMap(([value, { said }]) => (said ? [[value, said]] : []));
  }
  if (fact?.type !== 'yes-no') return [];
  const { yes, no } = fact.said ?? {};
  return [...(yes ? [['yes', yes] as [string, Said]] : []), ...(no ? [['no', no] as [string, Said]] : [])];
}
