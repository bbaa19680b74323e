import { z } from 'zod';
import { wasUnsent } from '../unsent.ts';

/** What we read of an error of the connector or of the network. */
const Failed = z.object({
  statusCode: z.number().int().min(400).max(599).optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});

const GIVEN_UP = ['AbortError', 'TimeoutError'];

/**
 * Why a request to Teams failed, in words of our own: the status of the answer, `unreachable`, `timeout` where we did
 * not wait longer, or `broken` for everything else. Nothing that Teams writes itself.
 */
export function failureOf(error: unknown): string {
  const { statusCode, code, name } = Failed.safeParse(error).data ?? {};
  if (statusCode !== undefined) return String(statusCode);
  if (wasUnsent(code)) return 'unreachable';
  return GIVEN_UP.includes(name ?? '') || code === 'ETIMEDOUT' ? 'timeout' : 'broken';
}
