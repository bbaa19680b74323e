import type { Language } from '../guide/schema.ts';
import type { Span } from '../usage/months.ts';

/** What a page is opened with. */
export interface Place {
  language: Language;
  /** Id of the municipality, where there is a choice. */
  pack?: string | undefined;
  span?: Span;
}

/** The address of a page of the insights. @param path below that of the numbers */
export function addressOf({ language, pack, span }: Place, path = ''): string {
  const query = new URLSearchParams({ lang: language });
  if (pack !== undefined) query.set('pack', pack);
  if (span !== undefined) query.set('months', String(span));
  return `/insights${path}?${query}`;
}
