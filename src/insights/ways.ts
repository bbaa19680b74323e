/** The ways to sign in, with the page for everybody who is not let in. */
import { CodedError } from '../errors.ts';
import type { Language } from '../guide/schema.ts';
import type { Log } from '../log.ts';
import type { EntraSignIn } from '../sign-in/entra.ts';
import { NEXT_TRY, type PasswordSignIn } from '../sign-in/password.ts';
import type { Tickets } from '../sign-in/ticket.ts';
import { createThrottle } from '../throttle.ts';
import type { SignInAnswer } from './answer.ts';
import type { InsightsFiles } from './page.ts';
import { refusedPage, signInPage } from './sign-in-page.ts';

/** How long somebody is signed in, in seconds. */
const SESSION = 8 * 60 * 60;
const SAME_REFUSAL_EVERY = 60_000;

export interface WayParts {
  tickets: Tickets;
  files: InsightsFiles;
  log: Log;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
}

/** With the password of a trial. */
export function passwordWay(parts: WayParts, signIn: PasswordSignIn) {
  const { files } = parts;
  const noteRefusal = refusals(parts);
  return {
    way: 'password' as const,
    /** @param typed what stands in the field for the password */
    enter: async (typed: string, language: Language): Promise<SignInAnswer> => {
      const found = signIn(typed);
      if (found === 'in') return letIn(parts);
      noteRefusal(found);
      if (found === 'wrong') return { status: 403, html: signInPage(language, 'password', files, 'wrong') };
      const html = signInPage(language, 'password', files, 'tooMany');
      return { status: 429, html, retryAfter: NEXT_TRY };
    },
  };
}

/** With Microsoft Entra ID. */
export function entraWay(parts: WayParts, { begin, finish }: EntraSignIn) {
  const { files, log } = parts;
  const noteRefusal = refusals(parts);
  return {
    way: 'entra' as const,
    begin,
    /** @param form what Microsoft lets the browser post */
    finish: async (
      handshake: string | undefined,
      form: URLSearchParams,
      language: Language,
    ): Promise<SignInAnswer> => {
      try {
        const found = await finish(handshake, form);
        if (found === 'in') return letIn(parts);
        noteRefusal(found);
        return { status: 403, html: refusedPage(language, found, files) };
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        log.error('A sign-in to the insights could not be checked', { error });
        return { status: 503, html: refusedPage(language, 'unreachable', files) };
      }
    },
  };
}

async function letIn({ log, tickets }: WayParts): Promise<SignInAnswer> {
  const session = await tickets.issue('session', {}, SESSION);
  log.info('Somebody signed in to the insights');
  return { session };
}

/** What the log calls each reason. */
const codes = {
  'not-begun': 'INSIGHTS_NOT_BEGUN',
  'not-genuine': 'INSIGHTS_NOT_GENUINE',
  'no-role': 'INSIGHTS_NO_ROLE',
  refused: 'INSIGHTS_REFUSED',
  wrong: 'INSIGHTS_PASSWORD',
  'too-many': 'INSIGHTS_TOO_MANY',
} as const;

/** Writes into the log that sign-ins were refused, each reason once a minute and with how often it came. */
function refusals({ log, clock }: WayParts): (why: keyof typeof codes) => void {
  const throttle = createThrottle({ everyMs: SAME_REFUSAL_EVERY, clock });
  return (why) => {
    const count = throttle(why);
    if (count !== undefined) log.warn('Sign-ins to the insights were refused', { code: codes[why], count });
  };
}
