import type { Guide } from '../guide/pack.ts';
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
  const named = (denied: boolean) =>
    new Set(reading.concepts.filter((hit) => hit.denied === denied).map(({ concept }) => concept));
  const [affirmed, denied] = [named(false), named(true)];
  const holds = (ref: string) => {
    const concept = ref.replace(/^not /u, '');
    const [wanted, other] = ref === concept ? [affirmed, denied] : [denied, affirmed];
    return wanted.has(concept) && !other.has(concept);
  };
  const asked = new Set(Object.values(guide.questions).map(({ fact }) => fact));
  return [...asked].flatMap((id): SaidAnswer[] => {
    const found = sayings(guide.facts.get(id)).flatMap(([answer, said]) => {
      const by = said.map((refs) => [refs].flat()).find((refs) => refs.every(holds));
      return by ? [{ fact: id, answer, by }] : [];
    });
    const [only] = found;
    if (!only || found.length > 1) return [];
    const words = only.by.flatMap((ref) => typedFor(`#${ref.replace(/^not /u, '')}`, reading));
    return [{ fact: id, answer: only.answer, why: [...new Set(words)] }];
  });
}

/** The same as a walk takes them. */
export function answersSaid(said: readonly SaidAnswer[]): Answers {
  return Object.fromEntries(said.map(({ fact, answer }) => [fact, answer]));
}

/** The answers of a fact that words can say, with the concepts that say each. */
export function sayings(fact: Fact | undefined): [answer: string, said: Said][] {
  if (fact?.type === 'one-of') {
    return Object.entries(fact.values).flatMap(([value, { said }]) => (said ? [[value, said]] : []));
  }
  if (fact?.type !== 'yes-no') return [];
  const { yes, no } = fact.said ?? {};
  return [...(yes ? [['yes', yes] as [string, Said]] : []), ...(no ? [['no', no] as [string, Said]] : [])];
}
