/** What stands behind the question mark of a request's address. */
export function queryOf({ url = '' }: { url?: string | undefined }): URLSearchParams {
  return new URL(url, 'http://localhost').searchParams;
}
