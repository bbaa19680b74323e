/** A request that is answered with an error status. The message goes to the caller, in clear words. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  /** Whether the connection ends with the answer, because the rest of the request may never come. */
  readonly closes: boolean;

  constructor(status: number, code: string, message: string, closes = false) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.closes = closes;
  }
}

/** The answer to a request for what there is not. */
export function nothingHere(): Refusal {
  return new Refusal(404, 'NOT_FOUND', 'There is nothing at this address.');
}

/** The answer to a request that names no route: 405 when the address takes other methods, otherwise 404. */
export function unknownRoute(method: string, allowed: string | undefined): Refusal {
  if (allowed === undefined) return nothingHere();
  return new Refusal(405, 'METHOD_NOT_ALLOWED', `This address does not take ${method}. It takes ${allowed}.`);
}

/** The answer to a request that failed here. It tells nothing of the reason: that is in the log. */
export function internalFault(): Refusal {
  return new Refusal(500, 'INTERNAL', 'Something went wrong here. Please try again in a moment.');
}

/** The body and the headers of a refusal: `{ "error": { "code", "message" } }`. */
export function refusalAnswer(refusal: Refusal): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify({ error: { code: refusal.code, message: refusal.message } });
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
  };
  return { body, headers: refusal.closes ? { ...headers, Connection: 'close' } : headers };
}
