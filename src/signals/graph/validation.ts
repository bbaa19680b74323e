import type { Answer } from '../answer.ts';

/** Letters, digits and what stands in sentences and in base64: what could be a page, a script or a header is no token. */
const TOKEN = /^[A-Za-z0-9 _.,:;=+/~!()@-]{1,2048}$/u;

/**
 * The answer to the question with which Microsoft Graph tries an address: the token of the query as it is, or 400 for
 * what never is one. Undefined where nothing is asked.
 */
export function validationAnswer(query: URLSearchParams): Answer | undefined {
  const tokens = query.getAll('validationToken');
  if (tokens.length === 0) return undefined;
  const [token = ''] = tokens;
  if (tokens.length === 1 && TOKEN.test(token)) return { status: 200, text: token };
  const message = 'The validation token holds signs that are in no token, or is too long.';
  return { status: 400, body: { error: { code: 'NOT_A_TOKEN', message } } };
}
