import type { Language } from '../guide/schema.ts';
import { html, type Markup, nothing } from '../report/html.ts';
import type { Amount } from '../usage/insights.ts';
import { LEAST } from '../usage/use.ts';
import type { InsightsWords } from '../words/insights/shape.ts';

/** How a person reads numbers. */
export interface Numbers {
  count: (count: number) => string;
  /** @param share from 0 to 1 */
  share: (share: number) => string;
  /** In words where it is withheld. */
  amount: (amount: Amount) => string;
}

/** Numbers in a language. */
export function numbersIn(language: Language, words: InsightsWords): Numbers {
  const plain = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  return {
    count: (count) => plain.format(count),
    share: (share) => percent.format(share),
    amount: (amount) => (amount === undefined ? words.fewer(LEAST) : plain.format(amount)),
  };
}

/** A row of a table: what it is about, and one text for each further column. */
export interface Row {
  head: string | Markup;
  cells: readonly (string | Markup)[];
  /** Names the colour of its bar. */
  kind?: string;
}

/** What a table is of: a caption above it, or the id of the heading that says so already. */
export type Named = { caption: string } | { heading: string };

/** A table with a heading for each row and column. @param language that of the headings of rows, where they are texts of the pack */
export function tableOf(
  named: Named,
  columns: readonly string[],
  rows: readonly Row[],
  language?: Language,
): Markup {
  const heads = columns.map((column) => html`<th scope="col">${column}</th>`);
  const lines = rows.map(({ head, cells, kind = '' }) => {
    const first = language ? html`<th scope="row" lang="${language}">` : html`<th scope="row">`;
    return html`<tr class="${kind}">${first}${head}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`;
  });
  const [start, caption] =
    'caption' in named
      ? [html`<table>`, html`<caption>${named.caption}</caption>`]
      : [html`<table aria-labelledby="${named.heading}">`, nothing];
  return html`${start}${caption}<thead><tr>${heads}</tr></thead><tbody>
${lines}</tbody></table>`;
}

/** A number with a bar beside it, which says nothing that the number does not. @param most that of the longest bar */
export function barred(text: string, amount: Amount, most: number): Markup {
  if (amount === undefined || most === 0) return html`${text}`;
  const width = Math.round((100 * amount) / most);
  return html`${text}<svg class="bar" aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none"><rect width="${width}" height="6"/></svg>`;
}

/** A paragraph for each line. */
export function paragraphs(lines: readonly string[]): Markup {
  return lines.length === 0 ? nothing : html`${lines.map((line) => html`<p>${line}</p>`)}`;
}
