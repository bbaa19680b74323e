/** What every answer of the server is sent with, so that no route can forget it; a page adds its own policy. */
export const SECURITY = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  // Browsers heed it where the answer came encrypted, and nowhere else.
  'Strict-Transport-Security': 'max-age=31536000',
  // For what is no page: nothing in it may load anything, should a browser take it for one.
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/**
 * The policy of a page that loads style sheets of this server, and beside them what is named.
 * @param scripts whether it loads scripts of this server
 * @param forms whether it has forms that go to this server
 */
export function pagePolicy({ scripts = false, forms = false } = {}): string {
  return [
    "default-src 'none'",
    ...(scripts ? ["script-src 'self'"] : []),
    "style-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    `form-action ${forms ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of a page that is for one person: no cache keeps it, and no search engine. */
export function privatePage(policy: string) {
  return {
    'Content-Security-Policy': policy,
    'X-Robots-Tag': 'noindex, nofollow',
    'Cache-Control': 'no-store',
  };
}
