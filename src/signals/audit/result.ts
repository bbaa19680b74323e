/** What an answer of the Management Activity API means. */
import { z } from 'zod';
import { CodedError } from '../../errors.ts';
import { jsonOr } from '../../json.ts';
import { waitIn } from '../response.ts';

/** What was asked for; or too many requests, or the service is not well: worth a try after `wait` milliseconds. */
export type Result<Value> = { kind: 'ok'; value: Value } | Later;
interface Later {
  kind: 'later';
  wait: number;
  code: string;
}
/** The blob is older than seven days, or there never was one. */
export interface Gone {
  kind: 'gone';
  code: string;
}

/** Milliseconds to wait where the service does not say: with too many requests, and with faults. */
const WAIT_TOO_MANY = 60_000;
export const WAIT_FAULT = 30_000;

const Failure = z.object({ error: z.object({ code: z.string().regex(/^AF\d{3,5}$/u) }) });
const GONE = new Set(['AF20050', 'AF20051', 'AF20052']);

/**
 * The meaning of an answer other than 200.
 * @throws {CodedError} AUDIT_REFUSED where trying again would not help
 */
export function failureOf(response: Response, body: string): Later | Gone {
  const { status } = response;
  const code = Failure.safeParse(jsonOr(body, undefined)).data?.error.code ?? `HTTP_${status}`;
  if (status === 429 || code === 'AF429')
    return { kind: 'later', code, wait: waitIn(response, WAIT_TOO_MANY) };
  if (status >= 500 || status === 408) return { kind: 'later', code, wait: waitIn(response, WAIT_FAULT) };
  if (GONE.has(code) || status === 404 || status === 410) return { kind: 'gone', code };
  throw refused(code, status);
}

/** AUDIT_REFUSED, with what to do about it. */
export function refused(code: string, status?: number): CodedError {
  return new CodedError(
    'AUDIT_REFUSED',
    `The Management Activity API said no (${code}). ${nextStep(code, status)}`,
  );
}

function nextStep(code: string, status: number | undefined): string {
  if (code === 'AF20021')
    return 'Check that the address of the webhook can be reached from outside over https.';
  if (code === 'AF20022') return 'Start the subscription once more: restart the bot.';
  if (code === 'AF20023')
    return 'An administrator switched the subscription off: have it switched on, or turn ours off.';
  if (code === 'AF10001' || status === 401 || status === 403) {
    return 'Give the app the permission ActivityFeed.Read in Entra ID, with the consent of an administrator.';
  }
  if (status === undefined) return 'Check the tenant and the root of the Management Activity API.';
  return 'Look the code up in the reference of the API, and report this line if it is no setting.';
}
