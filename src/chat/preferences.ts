import type { Choice } from './turn.ts';

/**
 * What is kept about a person between messages: choices, and that the welcome was said. A person is a key
 * that tells nothing by itself (see `personKey` in src/teams).
 */
export interface Preferences {
  /** What the person chose; empty for somebody new. */
  choices: (person: string) => Promise<Choice>;
  /** Keeps what the person chose; what is not named stays as it was. */
  choose: (person: string, choice: Choice) => Promise<void>;
  /** Notes that the person is being welcomed. True the first time, false ever after. */
  welcomeOnce: (person: string) => Promise<boolean>;
  /** Erases everything about the person. */
  forget: (person: string) => Promise<void>;
}
