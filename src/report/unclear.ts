import { read } from '../cards/reader.ts';
import type { Guide } from '../guide/pack.ts';
import type { Outcome } from '../guide/schema.ts';
import { contactText, guideLink } from './answers.ts';
import { partIds } from './head.ts';
import { html, type Markup } from './html.ts';
import { guidesOf, type Report } from './report.ts';
import { type Answer, answersIn, countOf } from './ways.ts';

/** Every answer that is neither yes nor no: the document says nothing, or somebody else decides. */
export function unclearPart(report: Report): Markup {
  const { words } = report;
  const parts = guidesOf(report).flatMap(({ guide, ways }) => {
    const open = answersIn(guide, ways.ways).filter(
      ({ verdict }) => verdict === 'escalate' || verdict === 'not_covered',
    );
    return open.length === 0 ? [] : [guideRows(report, guide, open)];
  });
  return html`<section class="part" id="${partIds.unclear}"><h2>${words.unclear}</h2>
<p>${parts.length === 0 ? words.nothingUnclear : words.unclearText}</p>
${parts}</section>
`;
}

function guideRows(report: Report, guide: Guide, open: readonly Answer[]): Markup {
  const { words } = report;
  const heads = [words.answer, words.reason, words.ask, words.columns.standsFor];
  return html`<h3>${guideLink(report, guide.id)}</h3><table class="unclear"><thead><tr>${heads.map(
    (head) => html`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>
${open.map((answer) => answerRow(report, guide, answer))}</tbody></table>
`;
}

function answerRow(report: Report, guide: Guide, { node, verdict, variants }: Answer): Markup {
  const { reader } = report;
  const outcome = guide.outcomes[node] as Outcome;
  return html`<tr class="${verdict}"><td><span class="verdict">${reader.words.verdict[verdict]}</span> <a href="#${guide.id}.${node}">${read(
    reader,
    outcome.answer,
  )}</a></td><td>${read(reader, outcome.because)}</td><td>${contactText(report, outcome)}</td><td>${countOf(
    variants.flat(),
  )}</td></tr>
`;
}
