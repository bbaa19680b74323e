/** The signed record of an answer: the only thing for which answers leave the page, and only when somebody asks. */
import * as z from 'zod/mini';
import { CodedError } from '../errors.ts';
import type { Language } from '../guide/schema.ts';
import type { Walking } from './walking.ts';

const Made = z.object({ link: z.string() });

/**
 * Asks the server for the link to the receipt of an answer. The server walks the guide once more itself.
 * @throws {CodedError} TAB_OFFLINE, or TAB_OUTDATED where the server has another edition of the guide
 */
export async function requestReceipt(
  { guide, reached }: Walking,
  pack: string,
  language: Language,
): Promise<string> {
  const answers = Object.fromEntries(reached.step.trace.map(({ fact, answer }) => [fact, answer]));
  const response = await fetch('/api/receipts', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ pack, guide: guide.id, edition: guide.edition, language, answers }),
  }).catch((cause: unknown) => {
    throw new CodedError('TAB_OFFLINE', 'The server cannot be reached. Check the connection.', { cause });
  });
  if (response.status === 404 || response.status === 409) {
    throw new CodedError('TAB_OUTDATED', 'The guide has changed. Load the page again.');
  }
  if (!response.ok) {
    throw new CodedError('TAB_OFFLINE', `The server answers ${response.status}. Try again later.`);
  }
  return Made.parse(await response.json()).link;
}
