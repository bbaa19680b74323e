import { dutyParts } from '../cards/duties.ts';
import { read } from '../cards/reader.ts';
import { sourceParts } from '../cards/sources.ts';
import type { Guide } from '../guide/pack.ts';
import type { Outcome } from '../guide/schema.ts';
import type { OutcomeStep } from '../guide/step.ts';
import { html, type Markup, nothing } from './html.ts';
import { type Report, titleOf } from './report.ts';
import { type Answer, answersIn, countOf, type Onward, onwardsIn, type Way } from './ways.ts';

/** Every way through a guide in words, below the answer that it leads to. */
export function answersPart(report: Report, guide: Guide, ways: readonly Way[]): Markup {
  const onwards = onwardsIn(guide, ways);
  return html`<h3>${report.words.answers}</h3>${answersIn(guide, ways).map((answer) => article(report, guide, answer))}${
    onwards.length === 0
      ? nothing
      : html`<h3>${report.words.elsewhere}</h3>${onwards.map((onward) => onwardPart(report, guide, onward))}`
  }`;
}

function article(report: Report, guide: Guide, { node, verdict, variants }: Answer): Markup {
  const { reader, words } = report;
  const outcome = guide.outcomes[node] as Outcome;
  return html`<article class="answer ${verdict}" id="${guide.id}.${node}">
<h4><span class="verdict">${reader.words.verdict[verdict]}</span> ${read(reader, outcome.answer)}</h4>
<p>${read(reader, outcome.because)}</p>
${insteadPart(report, outcome)}${contactPart(report, outcome)}${furtherPart(report, outcome)}${variants.map(
  (ways, index) => html`<section class="variant">
${variants.length > 1 ? html`<h5>${words.variant(index + 1, variants.length)}</h5>` : nothing}
${waysPart(report, guide, ways)}${restPart(report, ways[0]?.end)}</section>`,
)}</article>
`;
}

function waysPart(report: Report, guide: Guide, ways: readonly Way[]): Markup {
  return html`<h5>${report.words.pathsHere(countOf(ways))}</h5><ol class="ways">${ways.map(
    (way) => html`<li value="${way.number}" id="${guide.id}-${way.number}">${wayLine(report, way)}</li>
`,
  )}</ol>`;
}

function wayLine({ words }: Report, { answers, count }: Way): Markup {
  const stands = count > 1 ? html` <em>(${words.standsFor(count)})</em>` : nothing;
  return html`${answers.length === 0 ? words.noQuestion : answerChain(answers)}${stands}`;
}

/** The answers in order: "Who: A citizen → What: Flowers". */
function answerChain(answers: Way['answers']): Markup[] {
  return answers.map(
    ({ fact, answer }, index) =>
      html`${index === 0 ? '' : ' → '}<span class="given">${fact}: <b>${answer}</b></span>`,
  );
}

/** What there is to do, and the places in the document. */
function restPart(report: Report, end: OutcomeStep | undefined): Markup {
  if (!end) return nothing;
  const { dutiesTitle, duties } = dutyParts(report.reader, end.duties);
  const { sources } = sourceParts(report.reader, end);
  const dutyList = duties.map(
    ({ phase, items }) =>
      html`<dt>${phase}</dt>${items.map(
        ({ text, deadline }) => html`<dd>${text}${deadline === '' ? '' : ` ${deadline}.`}</dd>`,
      )}`,
  );
  const sourceList = sources.map(
    ({ heading, paragraphs }) =>
      html`<dt><a href="#${sectionId(report, heading)}">${heading}</a></dt>${paragraphs.map(
        ({ text }) => html`<dd>${text}</dd>`,
      )}`,
  );
  if (duties.length + sources.length === 0) return nothing;
  return html`<div class="rest">${duties.length === 0 ? nothing : html`<h5>${dutiesTitle}</h5><dl>${dutyList}</dl>`}${
    sources.length === 0 ? nothing : html`<h5>${report.reader.words.because}</h5><dl>${sourceList}</dl>`
  }</div>`;
}

/** Where the report shows a section of the document. */
export function sectionId({ sections }: Report, heading: string): string {
  return `section-${sections.findIndex(({ path }) => path.join(' › ') === heading) + 1}`;
}

function insteadPart({ reader, pack, ...rest }: Report, { instead }: Outcome): Markup {
  if (!instead) return nothing;
  const guide =
    instead.guide === undefined ? nothing : html` ${guideLink({ ...rest, reader, pack }, instead.guide)}`;
  return html`<p><strong>${reader.words.instead}:</strong> ${read(reader, instead.text)}${guide}</p>`;
}

function contactPart(report: Report, outcome: Outcome): Markup {
  const text = contactText(report, outcome);
  return text === '' ? nothing : html`<p><strong>${text}</strong></p>`;
}

/** Whom an outcome says to ask and how to reach them: "Ask your leader, 00 00 00 00"; empty if nobody. */
export function contactText({ pack, reader }: Report, { ask }: Outcome): string {
  const contact = ask === undefined ? undefined : pack.contacts[ask];
  if (!contact) return '';
  return [reader.words.contact(read(reader, contact.name)), contact.email, contact.phone]
    .filter(Boolean)
    .join(', ');
}

function furtherPart(report: Report, { guides = [] }: Outcome): Markup {
  if (guides.length === 0) return nothing;
  return html`<p>${report.words.alsoSee}: ${guides.map(
    (id, index) => html`${index === 0 ? '' : ', '}${guideLink(report, id)}`,
  )}</p>`;
}

/** A link to the part of the report on another guide. */
export function guideLink(report: Pick<Report, 'pack' | 'reader'>, id: string): Markup {
  return html`<a href="#guide-${id}">${titleOf(report, id)}</a>`;
}

function onwardPart(report: Report, guide: Guide, { guide: into, answers, ways, brought }: Onward): Markup {
  const { words } = report;
  const numbers = ways.map(
    ({ number }, index) => html`${index === 0 ? '' : ', '}<span id="${guide.id}-${number}">${number}</span>`,
  );
  const rest = restPart(report, brought);
  return html`<article class="answer onward">
<p>${words.pathCount(countOf(ways))} (${numbers}): ${answerChain(answers)} → <a href="#guide-${into}">${words.elsewhereText(
    titleOf(report, into),
  )}</a></p>
${rest.markup === '' ? nothing : html`<p><strong>${words.alongTheWay}:</strong></p>${rest}`}</article>
`;
}
