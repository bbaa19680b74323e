import type { Preferences } from '../../src/chat/preferences.ts';
import type { Choice } from '../../src/chat/turn.ts';

/** What is kept about people, for as long as the test lasts. */
export function memoryPreferences(): Preferences {
  const choices = new Map<string, Choice>();
  const welcomed = new Set<string>();
  return {
    choices: async (person) => choices.get(person) ?? {},
    choose: async (person, choice) => {
      choices.set(person, { ...choices.get(person), ...choice });
    },
    welcomeOnce: async (person) => {
      const first = !welcomed.has(person);
      welcomed.add(person);
      return first;
    },
    forget: async (person) => {
      choices.delete(person);
      welcomed.delete(person);
    },
  };
}
