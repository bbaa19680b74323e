import { read } from '../cards/reader.ts';
import { paragraphOf } from '../cards/sources.ts';
import type { ParagraphCoverage, RuleCoverage, SectionCoverage } from '../guide/coverage.ts';
import type { Rule } from '../guide/pack.ts';
import { guideLink } from './answers.ts';
import { partIds } from './head.ts';
import { html, type Markup, nothing } from './html.ts';
import type { Report } from './report.ts';

/** The document paragraph by paragraph: what became of each, its rules, and the guides that rest on them. */
export function documentPart(report: Report): Markup {
  const { sections, words } = report;
  const numbered = sections.map((section, index) => ({ section, id: `section-${index + 1}` }));
  const chapters = Map.groupBy(numbered, ({ section }) => section.path[0] ?? '');
  const heads = [words.paragraph, words.state, words.addressee, words.rule, words.whereOrWhy];
  return html`<section class="part" id="${partIds.document}"><h2>${words.sourceTree}</h2>
<p>${words.sourceTreeText}</p>
${[...chapters].map(
  ([heading, own]) => html`<h3>${heading}</h3><table class="tree"><thead><tr>${heads.map(
    (head) => html`<th scope="col">${head}</th>`,
  )}</tr></thead>
${own.map(({ section, id }, index) =>
  sectionRows(
    report,
    section,
    id,
    section.path.length === 1 && index === 0 ? nothing : headingRow(section, heads.length),
  ),
)}</table>
`,
)}</section>
`;
}

/** The headings of a section below that of its chapter. */
function headingRow({ path }: SectionCoverage, columns: number): Markup {
  const heading = path.slice(1).join(' › ') || path.join('');
  return html`<tr><th scope="rowgroup" colspan="${columns}">${heading}</th></tr>`;
}

function sectionRows(report: Report, { paragraphs }: SectionCoverage, id: string, heading: Markup): Markup {
  const [first, ...others] = paragraphs.map((paragraph) => paragraphRows(report, paragraph));
  return html`<tbody id="${id}">${heading}${first ?? nothing}</tbody>
${others.map(
  (rows) => html`<tbody>${rows}</tbody>
`,
)}`;
}

function paragraphRows(report: Report, { at, state, reason, rules }: ParagraphCoverage): Markup {
  const { reader, words } = report;
  const height = Math.max(1, rules.length);
  const begin = html`<td rowspan="${height}">${paragraphOf(reader, at)}</td><td rowspan="${height}">${words.paragraphStates[state]}</td>`;
  const rows =
    rules.length === 0
      ? [html`<td></td><td></td><td>${reason ?? ''}</td>`]
      : rules.map((rule) => ruleCells(report, rule));
  return html`${rows.map((cells, index) => html`<tr>${index === 0 ? begin : nothing}${cells}</tr>`)}`;
}

function ruleCells(report: Report, { id, guides, reason }: RuleCoverage): Markup {
  const { pack, reader, words } = report;
  const { modality, addressee, says } = pack.rules.get(id) as Rule;
  const where = guides.map((guide, index) => html`${index === 0 ? '' : ', '}${guideLink(report, guide)}`);
  return html`<td>${words.addressees[addressee]}: ${words.modality[modality]}</td><td id="rule-${id}">${read(reader, says)}</td><td>${
    guides.length > 0 ? where : (reason ?? '')
  }</td>`;
}
