import type { IncomingHttpHeaders } from 'node:http';

/** What a browser is to keep: base64url with full stops, and for how many seconds. */
export interface Kept {
  ticket: string;
  seconds: number;
}

/** Takes a cookie away. */
export const GONE: Kept = { ticket: '', seconds: 0 };

interface Guard {
  name: string;
  sameSite: 'Lax' | 'None';
  /** Whether it goes by https alone; then no other host of the domain can set one in its place either. */
  secure: boolean;
}

/** A line that sets a cookie, which no script can read. */
export function cookieLine({ name, sameSite, secure }: Guard, { ticket, seconds }: Kept): string {
  const guard = `Path=/; HttpOnly; SameSite=${sameSite}; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
  return `${nameOf(name, secure)}=${ticket}; ${guard}`;
}

/** The value of a cookie that came with a request; undefined where there is none. */
export function cookieIn(
  { cookie = '' }: IncomingHttpHeaders,
  { name, secure }: Pick<Guard, 'name' | 'secure'>,
): string | undefined {
  const start = `${nameOf(name, secure)}=`;
  const found = cookie.split(/;\s*/u).find((part) => part.startsWith(start));
  return found?.slice(start.length);
}

function nameOf(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}
