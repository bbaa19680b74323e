import { escaped } from '../picture/xml.ts';

/** Markup whose texts are escaped already. */
export class Markup {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = string | number | Markup | readonly Markup[];

/** Nothing at all, where something stands in other cases. */
export const nothing = new Markup('');

/** HTML from a template: every text in it is escaped, markup and lists of it stand as they are. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(
    parts.map((part, index) => `${index > 0 ? written(values[index - 1] ?? '') : ''}${part}`).join(''),
  );
}

function written(part: Part): string {
  if (part instanceof Markup) return part.markup;
  return typeof part === 'object' ? part.map(({ markup }) => markup).join('') : escaped(String(part));
}
