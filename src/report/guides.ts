import { read } from '../cards/reader.ts';
import { ownEntries } from '../guide/link.ts';
import type { Guide } from '../guide/pack.ts';
import { picturesOf } from '../picture/picture.ts';
import { answersPart } from './answers.ts';
import { html, Markup, nothing } from './html.ts';
import type { Report } from './report.ts';
import type { GuideWays } from './ways.ts';

/** One guide: its question, its picture, every way through it. */
export function guidePart(report: Report, guide: Guide, { ways, total, byState }: GuideWays): Markup {
  const { reader, words } = report;
  const answers = ownEntries(guide.outcomes).length;
  const cases = report.cases
    .filter((sheet) => sheet.guide === guide.id)
    .flatMap((sheet) => sheet.cases).length;
  return html`<section class="guide" id="guide-${guide.id}">
<h2>${read(reader, guide.title)}</h2>
<p class="question">${reader.words.quote(read(reader, guide.question))}</p>
<p class="facts">${guide.id} · ${words.pathCount(total)} · ${words.answerCount(answers)} · ${words.caseCount(cases)}</p>
${byState ? html`<p>${words.byStates(total, ways.length)}</p>` : nothing}
<h3>${words.picture}</h3>
${pictures(report, guide)}
${answersPart(report, guide, ways)}
</section>
`;
}

function pictures({ reader, drawing, words }: Report, guide: Guide): Markup[] {
  const sheets = picturesOf(guide, reader.content, drawing, `picture-${guide.id}`);
  return sheets.map(
    ({ title, svg }) => html`<figure aria-label="${words.picture}">${new Markup(svg)}${
      sheets.length === 1 ? nothing : html`<figcaption>${title}</figcaption>`
    }</figure>
`,
  );
}
