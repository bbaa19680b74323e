import type { Button, LinkButton } from './button.ts';
import type { Reader } from './reader.ts';

/** One thing of a list, with what can be done about it. */
export interface ListEntry {
  text: string;
  notes: { text: string }[];
  button: Button;
}

/** Everything that `cards/list.json` shows: things under headings, each with a button of its own, and ways on. */
export interface ListView {
  lang: string;
  fallbackText: string;
  heading: string;
  paragraphs: { text: string }[];
  groups: { heading: string; entries: ListEntry[] }[];
  links: LinkButton[];
  /** A row holds as many as fit beside each other on a phone. */
  rows: { buttons: Button[] }[];
}

/** A list with ways on. A group without entries is left out. */
export function listView(
  reader: Reader,
  heading: string,
  paragraphs: readonly string[],
  { groups, links, rows }: Pick<ListView, 'groups' | 'links'> & { rows: readonly Button[][] },
): ListView {
  return {
    lang: reader.language,
    fallbackText: heading,
    heading,
    paragraphs: paragraphs.map((text) => ({ text })),
    groups: groups.filter(({ entries }) => entries.length > 0),
    links,
    rows: rows.map((buttons) => ({ buttons })),
  };
}
