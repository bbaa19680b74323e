import { formatDate, read } from '../cards/reader.ts';
import { coverageCounts } from '../guide/coverage.ts';
import { guideLink } from './answers.ts';
import { html, type Markup } from './html.ts';
import { guidesOf, type Report } from './report.ts';

/** Number of the parts that a report has besides its guides: their ids, in their order. */
export const partIds = { document: 'document', unclear: 'unclear', situations: 'situations' } as const;

/** What the report is about, how much it covers, and where to sign. */
export function headPart(report: Report): Markup {
  const { pack, reader, words, mark, today } = report;
  const { title, edition, date } = pack.source;
  const rows = [
    [words.municipality, read(reader, pack.name)],
    [words.document, title],
    ...(edition === undefined ? [] : [[words.edition, edition]]),
    ...(date === undefined ? [] : [[words.documentDate, formatDate(reader.language, date)]]),
    [words.mark, mark],
    [words.date, formatDate(reader.language, today)],
  ];
  return html`<header>
<p class="kind">Må jeg? · ${words.title}</p>
<h1>${read(reader, pack.name)}: ${title}</h1>
${words.intro(`${[...pack.guides.keys()][0]} 1`).map((sentence) => html`<p>${sentence}</p>`)}
<div class="columns"><div>${table(rows)}<p class="small">${words.markHelp}</p></div>
<div><h2>${words.counts}</h2>${table(countRows(report))}</div></div>
${approval(report)}</header>
${contents(report)}`;
}

function table(rows: readonly (readonly (string | number | undefined)[])[]): Markup {
  return html`<table class="pairs"><tbody>${rows.map(
    ([name = '', value = '']) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  )}</tbody></table>`;
}

function countRows(report: Report): (string | number)[][] {
  const { words, sections, cases } = report;
  const { paragraphs, rules } = coverageCounts(sections);
  const guides = guidesOf(report);
  const states = words.paragraphStates;
  return [
    [words.guides, guides.length],
    [words.paths, guides.reduce((sum, { ways }) => sum + ways.total, 0)],
    [words.rules, rules.total],
    [words.cases, cases.reduce((sum, sheet) => sum + sheet.cases.length, 0)],
    [words.paragraphs, paragraphs.total],
    [`– ${states.encoded}`, paragraphs.encoded],
    [`– ${states.reasoned}`, paragraphs.reasoned],
    [`– ${states['not-normative']}`, paragraphs.notNormative],
  ];
}

function approval({ words }: Report): Markup {
  const lines = [words.name, words.signature, words.signedOn];
  return html`<section class="approval"><h2>${words.approval}</h2>
<p>${words.approvalText}</p>
${lines.map((line) => html`<div class="line">${line}</div>`)}
<div class="remarks">${words.remarks}</div></section>`;
}

function contents(report: Report): Markup {
  const { words } = report;
  const parts = [
    [partIds.document, words.sourceTree],
    [partIds.unclear, words.unclear],
    [partIds.situations, words.situations],
  ] as const;
  return html`<nav aria-labelledby="contents"><h2 id="contents">${words.contents}</h2>
<ol>${guidesOf(report).map(
    ({ guide, ways }) =>
      html`<li>${guideLink(report, guide.id)} <span class="small">${words.pathCount(ways.total)}</span></li>`,
  )}${parts.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
`;
}
