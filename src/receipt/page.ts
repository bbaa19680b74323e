import { html, Markup, nothing } from '../report/html.ts';
import type { ReceiptWords } from '../words/receipt/shape.ts';
import type { Note } from './note.ts';
import type { TodayText } from './today.ts';

/** Addresses of what a page loads. */
export interface PageFiles {
  style: string;
  script: string;
}

/** A receipt whose signature fits, with everything that its page tells. */
export interface GenuinePage {
  note: Note;
  words: ReceiptWords;
  today: TodayText;
  /** The day of the check, as people write it. */
  checkedOn: string;
  /** The same for machines: what a saved JSON file holds. */
  record: object;
  /** Where the receipt opens. */
  link: string;
}

/** What the script of the page works with; it is data in the page, and no script by itself. */
export type PageData = Omit<GenuinePage, 'words'> & {
  words: Pick<ReceiptWords, 'caseNumber' | 'remark' | 'working' | 'pdfFailed' | 'fileName' | 'openAgain'> &
    Pick<ReceiptWords, 'genuine' | 'today'> & { genuineText: string; checkedOn: string };
};

/** The page of a genuine receipt. It is whole without its script, which only saves files. */
export function receiptPage(page: GenuinePage, files: PageFiles): string {
  const { note } = page;
  const body = html`<main>
<article class="${note.verdict}">
<p class="kind">${note.kind} · ${note.municipality} <a class="jump" href="#own">${page.words.own}</a></p>
<h1 lang="${note.content}">${note.question}</h1>
<div class="answer">${note.verdictWord === '' ? nothing : html`<p class="verdict">${note.verdictWord}</p>`}
<div lang="${note.content}"><p class="says">${note.answer}</p><p>${note.because}</p></div></div>
<dl class="filed" id="filed"></dl>
${checks(page)}${basis(note)}${note.parts.map((part) => partOf(note, part))}${origin(page)}</article>
${ownFields(page.words)}</main>
<script type="application/json" id="data">${dataOf(page)}</script>
<script type="module" src="${files.script}"></script>`;
  return documentOf({ language: note.language, title: `${note.question} – ${note.kind}`, body }, files);
}

/** What a page says that shows no receipt. */
export interface Refusal {
  language: string;
  title: string;
  text: string;
  /** Stands above the title. */
  kind: string;
  /** Where to go from here. */
  way?: { href: string; text: string };
}

/** The page of a link that is none of ours, or not any more. */
export function refusalPage(
  { language, title, text, kind, way }: Refusal,
  files: Pick<PageFiles, 'style'>,
): string {
  const body = html`<main><article class="refused"><p class="kind">${kind}</p>
<h1>${title}</h1><p>${text}</p>${way ? html`<p><a class="way" href="${way.href}">${way.text}</a></p>` : nothing}</article></main>`;
  return documentOf({ language, title, body }, files);
}

/** A whole page in the look of receipts. */
export function documentOf(
  { language, title, body }: { language: string; title: string; body: Markup },
  { style }: Pick<PageFiles, 'style'>,
): string {
  const whole = html`<html lang="${language}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="robots" content="noindex"/>
<title>${title}</title>
<link rel="icon" href="data:,"/>
<link rel="stylesheet" href="${style}"/>
</head>
<body>
${body}
</body>
</html>
`;
  return `<!DOCTYPE html>\n${whole.markup}`;
}

function checks({ words, note, today, checkedOn }: GenuinePage): Markup {
  return html`<section class="checks">
<div class="check genuine"><h2>${words.genuine}</h2><p>${words.genuineText(note.municipality)} ${words.checkedOn(checkedOn)}</p></div>
<div class="check ${today.state}"><p class="small">${words.today}</p><h2>${today.title}</h2>${today.lines.map(
    (line) => html`<p>${line}</p>`,
  )}</div>
</section>
`;
}

function basis({ basis: { title, rows }, content }: Note): Markup {
  if (rows.length === 0) return nothing;
  return html`<section><h2>${title}</h2><table lang="${content}"><tbody>${pairRows(rows)}</tbody></table></section>
`;
}

function partOf({ content }: Note, { title, groups }: Note['parts'][number]): Markup {
  return html`<section><h2>${title}</h2>${groups.map(
    ({ heading, items }) =>
      html`${heading === '' ? nothing : html`<h3>${heading}</h3>`}<ul lang="${content}">${items.map(
        ({ text, detail }) =>
          html`<li>${text}${detail === '' ? nothing : html` <strong>${detail}</strong>`}</li>`,
      )}</ul>`,
  )}</section>
`;
}

function origin({ note: { origin: rows, mark }, link }: GenuinePage): Markup {
  const [label, text] = mark;
  return html`<section class="origin"><table><tbody>${pairRows(rows)}<tr><th scope="row">${label}</th><td><a href="${link}">${text}</a></td></tr></tbody></table></section>
`;
}

function pairRows(rows: readonly [string, string][]): Markup[] {
  return rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`);
}

/** They have no name and stand in no form: nothing can send them. The script shows its buttons itself. */
function ownFields(words: ReceiptWords): Markup {
  return html`<section class="own" id="own"><h2>${words.own}</h2><p id="own-text">${words.ownText}</p>
<label for="case-number">${words.caseNumber}</label>
<input id="case-number" type="text" maxlength="100" autocomplete="off" spellcheck="false" aria-describedby="own-text"/>
<label for="remark">${words.remark}</label>
<textarea id="remark" rows="4" maxlength="4000" autocomplete="off" aria-describedby="own-text"></textarea>
<div class="buttons" id="buttons" hidden>
<button type="button" id="print">${words.print}</button>
<button type="button" id="save-pdf">${words.savePdf}</button>
<button type="button" id="save-json">${words.saveJson}</button></div>
<p id="status" role="status"></p></section>
`;
}

function dataOf({ words, ...page }: GenuinePage): Markup {
  const { caseNumber, remark, working, pdfFailed, fileName, openAgain, genuine, today } = words;
  const data: PageData = {
    ...page,
    words: {
      ...{ caseNumber, remark, working, pdfFailed, fileName, openAgain, genuine, today },
      genuineText: words.genuineText(page.note.municipality),
      checkedOn: words.checkedOn(page.checkedOn),
    },
  };
  // Inside a script no character reference counts; without "<" nothing in it can end the element.
  return new Markup(JSON.stringify(data).replaceAll('<', '\\u003c'));
}
