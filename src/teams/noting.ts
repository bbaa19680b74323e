import type { Language } from '../guide/schema.ts';
import type { People } from '../remind/ports.ts';
import type { Address } from '../remind/reminder.ts';

/**
 * What was noted is taken for granted for so long, in milliseconds. On another server, or by an administrator, it may
 * have been erased meanwhile: then the person is not known for this time.
 */
const TAKEN_FOR_GRANTED = 5 * 60_000;
/** People who are remembered; who was noted the longest ago goes first, and each with the time. */
const MOST_PEOPLE = 10_000;

export interface NotingParts {
  people: Pick<People, 'remember'>;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
}

/**
 * Notes where people can be written to. Whoever walks through a guide acts every few seconds from the same place: the
 * store is asked for the first of these turns and not for the others.
 * @throws {CodedError} `note`: those of `People`
 */
export interface Noting {
  /** Notes it, unless the same was noted a short while ago. */
  note: (person: string, address: Address, language: Language) => Promise<void>;
  /** What is kept of the person may be about to change, or has changed: the next `note` is for certain. */
  forget: (person: string) => void;
}

/** Begins with nobody. */
export function createNoting({ people, clock }: NotingParts): Noting {
  const noted = new Map<string, { what: string; until: number }>();
  return {
    note: async (person, address, language) => {
      const what = JSON.stringify([address, language]);
      const last = noted.get(person);
      if (last?.what === what && clock() < last.until) return;
      noted.delete(person);
      await people.remember(person, address, language);
      const now = clock();
      noted.set(person, { what, until: now + TAKEN_FOR_GRANTED });
      for (const [other, { until }] of noted) {
        if (now < until && noted.size <= MOST_PEOPLE) return;
        noted.delete(other);
      }
    },
    forget: (person) => {
      noted.delete(person);
    },
  };
}
