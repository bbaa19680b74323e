/** The reminders of one person, for as long as a test lasts. */
import type { Answered, Mine, Wished } from '../../src/remind/mine.ts';
import type { Erased, Waiting } from '../../src/remind/ports.ts';

export interface FakeMine extends Mine {
  /** What was done, in order: the name and what was given. */
  done: unknown[][];
}

export interface FakeMineOptions {
  waiting?: readonly Waiting[];
  muted?: readonly { pack: string; rule: string }[];
  /** What comes of an answer to a reminder; it is noted unless given. */
  answered?: Answered;
  /** What comes of a wish; it waits for the first of May 2026 unless given. */
  wished?: Wished;
  erased?: Erased;
}

const SOME_ID = '11111111-1111-4111-8111-111111111111';
export const nothingErased: Erased = { address: false, choices: false, reminders: 0, said: 0, muted: 0 };
const taken: Wished = { kind: 'waits', id: SOME_ID, on: '2026-05-01', says: '2026-05-01' };

export function fakeMine(options: FakeMineOptions = {}): FakeMine {
  const { answered = { kind: 'noted' }, wished = taken, erased = nothingErased } = options;
  const done: unknown[][] = [];
  let waiting = [...(options.waiting ?? [])];
  let muted = [...(options.muted ?? [])];
  return {
    done,
    list: async () => waiting,
    cancel: async (id) => {
      done.push(['cancel', id]);
      const before = waiting.length;
      waiting = waiting.filter((entry) => entry.id !== id);
      return waiting.length < before;
    },
    answer: async (id, answer) => {
      done.push(['answer', id, answer]);
      return answered;
    },
    remindOfDeadline: async (wish) => {
      done.push(['remindOfDeadline', wish]);
      return wished;
    },
    subscribe: async (wish) => {
      done.push(['subscribe', wish]);
      if (wished.kind === 'waits') {
        const { id, on } = wished;
        waiting.push({
          id,
          pack: wish.pack,
          about: { kind: 'year', duty: wish.duty, on },
          due: Date.parse(on),
        });
      }
      return wished;
    },
    unsubscribe: async ({ pack, duty }) => {
      done.push(['unsubscribe', { pack, duty }]);
      waiting = waiting.filter(({ about }) => !(about.kind === 'year' && about.duty === duty));
      return true;
    },
    muted: async () => muted,
    unmute: async (pack, rule) => {
      done.push(['unmute', pack, rule]);
      muted = muted.filter((entry) => entry.rule !== rule);
    },
    erase: async () => {
      done.push(['erase']);
      return erased;
    },
  };
}
