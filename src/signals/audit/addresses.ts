/** Recipients as Exchange writes them, and whether they are in the organisation. */
import type { AttributesOf } from '../../guide/signals.ts';

export type Side = AttributesOf<'mail-forwarding'>['to'];
/** Where an address is; one that cannot be read as an address is of an unknown side. */
export type SideOf = (address: string) => Side;

const LONGEST_ADDRESS = 320;
const ADDRESS = /^[^\s@"<>[\]()/=]+@[^\s@"<>[\]()/=]+\.[^\s@"<>[\]()/=.]+$/u;
const CLOSES: Readonly<Record<string, string>> = { '"': '"', '[': ']', '<': '>' };

/**
 * Tells addresses in the organisation from others by its mail domains; their subdomains belong to it too. Without
 * domains nothing is known.
 */
export function sidesBy(domains: readonly string[]): SideOf {
  const own = domains.map((domain) => domain.toLowerCase());
  return (address) => {
    if (own.length === 0 || !isAddress(address)) return 'unknown';
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    return own.some((name) => domain === name || domain.endsWith(`.${name}`)) ? 'inside' : 'outside';
  };
}

/** One side for several: outside as soon as one is, inside only if all are. */
export function sideOfAll(addresses: readonly string[], sideOf: SideOf): Side {
  const sides = new Set(addresses.map(sideOf));
  if (sides.has('outside')) return 'outside';
  return sides.has('unknown') || sides.size === 0 ? 'unknown' : 'inside';
}

/** Whether a text is an address and nothing else. */
export function isAddress(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && ADDRESS.test(text);
}

/**
 * The recipients in a list with semicolons or commas, one entry for each. An entry is the bare address without `smtp:`
 * and display name; where Exchange gives none (a name, an X.500 path), it is the text itself.
 */
export function recipientsIn(list: string): string[] {
  return entries(list).map(addressOf);
}

/** Splits outside quotes and brackets only: a display name may hold a comma, a semicolon or an address. */
function entries(list: string): string[] {
  const found: string[] = [];
  let entry = '';
  let closes = '';
  for (const sign of list) {
    if (closes === '' && (sign === ';' || sign === ',' || sign === '\n')) {
      found.push(entry);
      entry = '';
      continue;
    }
    if (closes !== '') closes = sign === closes ? '' : closes;
    else closes = CLOSES[sign] ?? '';
    entry += sign;
  }
  found.push(entry);
  return found.map((text) => text.trim()).filter((text) => text !== '');
}

/** `"Name" [SMTP:a@b.c]`, `Name <a@b.c>`, `smtp:a@b.c`, `"a@b.c"` */
function addressOf(entry: string): string {
  const places = [between(entry, '[', ']'), between(entry, '<', '>'), entry.replace(/^"|"$/gu, '')];
  const texts = places.map((text = '') =>
    text
      .trim()
      .replace(/^smtp:/iu, '')
      .trim(),
  );
  return texts.find(isAddress) ?? entry;
}

/** What stands in the last pair of brackets: a display name before it may hold brackets of its own. */
function between(text: string, opens: string, closes: string): string | undefined {
  const to = text.lastIndexOf(closes);
  const from = text.lastIndexOf(opens, to);
  return from === -1 || to === -1 ? undefined : text.slice(from + 1, to);
}
