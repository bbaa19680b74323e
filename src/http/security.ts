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
