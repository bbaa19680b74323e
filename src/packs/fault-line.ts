import type { LocatedFault } from '../guide/check/fault.ts';

/** A fault as editors and terminals make it a link. */
export function faultLine({ file, line, column, code, guide, node, message }: LocatedFault): string {
  const where = [guide, node].filter((part) => part !== undefined).join(' / ');
  return `dialogs/${file}:${line}:${column} ${code}${where && ` (${where})`} ${message}`;
}
