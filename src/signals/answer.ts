/** What a source of signals gets to hear: a status, and a body as JSON or as plain text. */
export interface Answer {
  status: number;
  body?: object;
  /** Sent as text/plain: what a subscription is confirmed with. */
  text?: string;
}

/** The answer to what is not taken in; nothing of what was sent is said back. */
export function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

/** A header that was sent once; one that came several times counts as none. */
export function onlyHeader(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? undefined : header;
}
