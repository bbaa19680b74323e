/** What a source of signals gets to hear: a status, and a body as JSON or as plain text. */
export interface Answer {
  status: number;
  body?: object;
  /** Sent as text/plain: what a subscription is confirmed with. */
  text?: string;
}
