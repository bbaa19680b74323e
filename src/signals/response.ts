/** What is read of the answers of Microsoft's services. */

const SHORTEST_WAIT = 1_000;
const LONGEST_WAIT = 3_600_000;

/** The text of an answer; undefined where it has more than `most` bytes: the rest is not read. */
export async function textOf(response: Response, most: number): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > most) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** `Retry-After` in milliseconds, from a second to an hour. It comes in seconds or as a date. */
export function waitIn(response: Response, otherwise: number): number {
  const text = response.headers.get('retry-after')?.trim() ?? '';
  const date = Date.parse(text) - Date.parse(response.headers.get('date') ?? '');
  const wait = /^\d{1,6}$/u.test(text) ? Number(text) * 1000 : date;
  return Number.isNaN(wait) ? otherwise : Math.min(Math.max(wait, SHORTEST_WAIT), LONGEST_WAIT);
}
