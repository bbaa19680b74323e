/** A text as XML and HTML take it, between tags and in quoted attributes; signs that XML forbids are replaced. */
export function escaped(text: string): string {
  return text
    .replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
