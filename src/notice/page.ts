import { languages } from '../guide/constants.ts';
import type { Language } from '../guide/schema.ts';
import { documentOf, type PageFiles } from '../receipt/page.ts';
import { html, type Markup, nothing } from '../report/html.ts';
import { wordsOf } from '../words/words.ts';

/** Addresses of what a notice loads. */
export type NoticeFiles = Pick<PageFiles, 'style'>;

/** The notices by the last part of their address. */
export type NoticeKind = 'privacy' | 'terms';

/** A part of a notice: a line, a list, paragraphs, a table and a link, in this order. */
export interface Section {
  heading: string;
  intro?: string;
  items?: readonly string[];
  text: readonly string[];
  rows?: readonly (readonly [string, string])[];
  way?: { text: string; href: string };
}

/** Everything that a notice shows. */
export interface Notice {
  kind: NoticeKind;
  language: Language;
  /** Whose notice it is. */
  owner: string;
  title: string;
  lead: readonly string[];
  sections: readonly Section[];
  /** The notice to go on to. */
  other: { kind: NoticeKind; text: string };
  /** Names the choice of languages for those who do not see it. */
  languages: string;
}

/** The page of a notice: no script, and nothing but its style sheet to load. */
export function noticePage(notice: Notice, files: NoticeFiles): string {
  const { language, title, owner, lead, sections, other } = notice;
  const body = html`<main class="notice"><article>
${languageChoice(notice)}
<p class="kind">${owner === 'Må jeg?' ? owner : `Må jeg? · ${owner}`}</p>
<h1>${title}</h1>${lead.map((line) => html`<p>${line}</p>`)}
${sections.map(sectionOf)}<p><a class="way" href="${addressOf(other.kind, language)}">${other.text}</a></p>
</article></main>`;
  return documentOf({ language, title: `${title} – Må jeg?`, body }, files);
}

function languageChoice({ kind, language, languages: label }: Notice): Markup {
  return html`<nav class="languages" aria-label="${label}">${languages.map((one) => {
    const name = wordsOf(one).languageName;
    return one === language
      ? html`<a href="${addressOf(kind, one)}" lang="${one}" hreflang="${one}" aria-current="page">${name}</a> `
      : html`<a href="${addressOf(kind, one)}" lang="${one}" hreflang="${one}">${name}</a> `;
  })}</nav>`;
}

function addressOf(kind: NoticeKind, language: Language): string {
  return `/${kind}?lang=${language}`;
}

function sectionOf({ heading, intro, items = [], text, rows = [], way }: Section): Markup {
  const list = items.length === 0 ? nothing : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const table =
    rows.length === 0
      ? nothing
      : html`<table><tbody>${rows.map(
          ([what, until]) => html`<tr><th scope="row">${what}</th><td>${until}</td></tr>`,
        )}</tbody></table>`;
  return html`<section><h2>${heading}</h2>${intro === undefined ? nothing : html`<p>${intro}</p>`}${list}${text.map(
    (line) => html`<p>${line}</p>`,
  )}${table}${
    way ? html`<p>${way.text} <a href="${way.href}">${way.href.replace('https://', '')}</a></p>` : nothing
  }</section>
`;
}
