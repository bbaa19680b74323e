/** What Excel reads as the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/u;

/**
 * Rows as a CSV file (RFC 4180) that a Danish or Norwegian Excel opens with a double click: semicolons between the
 * cells, since the comma is the decimal sign there, and a byte order mark, without which Excel does not take it for
 * UTF-8. A text that Excel would calculate begins with an apostrophe.
 */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[";\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
