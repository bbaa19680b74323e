import { read } from '../cards/reader.ts';
import { importedFrom } from '../guide/link.ts';
import type { Guide } from '../guide/pack.ts';
import type { CasesFile } from '../guide/schema.ts';
import { emptyWalk, step } from '../guide/step.ts';
import { guideLink } from './answers.ts';
import { partIds } from './head.ts';
import { html, type Markup, nothing } from './html.ts';
import { guidesOf, type Report } from './report.ts';

type Case = CasesFile['cases'][number];

/** The worked cases of every guide, and where the document is read otherwise than one might expect. */
export function situationsPart(report: Report): Markup {
  const { words } = report;
  const parts = guidesOf(report).flatMap(({ guide }) => {
    const cases = report.cases.filter((sheet) => sheet.guide === guide.id).flatMap((sheet) => sheet.cases);
    return cases.length === 0 ? [] : [guideRows(report, guide, cases)];
  });
  return html`<section class="part" id="${partIds.situations}"><h2>${words.situations}</h2>
<p>${words.situationsText}</p>
${parts}</section>
`;
}

function guideRows(report: Report, guide: Guide, cases: readonly Case[]): Markup {
  const { words } = report;
  const heads = [words.number, words.situation, words.expected, words.note];
  return html`<h3>${guideLink(report, guide.id)}</h3><table class="situations"><thead><tr>${heads.map(
    (head) => html`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>
${cases.map((entry) => caseRow(report, guide, entry))}</tbody></table>
`;
}

function caseRow(
  report: Report,
  guide: Guide,
  { id, situation, answers, verdict, today, note }: Case,
): Markup {
  const { reader } = report;
  const reached = step(guide, { ...emptyWalk, answers }, today ?? report.today);
  const answer =
    reached.kind === 'outcome'
      ? html` <a href="#${answerId(guide, reached.node)}">${read(reader, reached.outcome.answer)}</a>`
      : nothing;
  return html`<tr class="${verdict}"><td>${id}</td><td>${situation}</td><td><span class="verdict">${reader.words.verdict[verdict]}</span>${answer}</td><td>${note ?? ''}</td></tr>
`;
}

/** Where the report writes an outcome: in the guide that it comes from. */
function answerId(guide: Guide, node: string): string {
  return importedFrom(node) === undefined ? `${guide.id}.${node}` : node;
}
