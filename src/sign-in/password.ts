/** Sign-in with the one password of a trial, where there is no Microsoft Entra ID to ask. */
import { createLimit } from '../limit.ts';
import { isSecret } from '../same-secret.ts';

/** Ten tries in any minute: five at once, and one more every twelve seconds. */
const TRIES = { atOnce: 5, everyMs: 12_000 };
/** After how long one more try is taken, in seconds. */
export const NEXT_TRY = TRIES.everyMs / 1000;

/** Whether what was typed is the password; every try counts, whoever makes it. */
export type PasswordSignIn = (typed: string) => 'in' | 'wrong' | 'too-many';

/** @param clock milliseconds from any fixed moment on */
export function createPasswordSignIn(password: string, clock: () => number): PasswordSignIn {
  const mayTry = createLimit({ ...TRIES, clock });
  return (typed) => {
    if (!mayTry('password')) return 'too-many';
    return isSecret(password, typed) ? 'in' : 'wrong';
  };
}
