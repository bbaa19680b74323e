import { formatDate, read, readerOf } from '../cards/reader.ts';
import { languages } from '../guide/constants.ts';
import { shiftDate } from '../guide/date.ts';
import type { Pack } from '../guide/pack.ts';
import type { Language } from '../guide/schema.ts';
import { documentOf, type PageFiles } from '../receipt/page.ts';
import { html, type Markup, nothing } from '../report/html.ts';
import type { Insights } from '../usage/insights.ts';
import { type Month, type Span, spans } from '../usage/months.ts';
import { LEAST } from '../usage/use.ts';
import { insightsWordsOf } from '../words/insights/words.ts';
import { wordsOf } from '../words/words.ts';
import { addressOf, type Place } from './address.ts';
import { numbersIn, paragraphs } from './numbers.ts';
import { guidesPart, hasNumbers, noGuidePart, remindersPart, type Writing } from './parts.ts';

/** Addresses of what the page loads. */
export type InsightsFiles = Pick<PageFiles, 'style'>;

/** Everything that the page shows. */
export interface InsightsPage {
  insights: Insights;
  pack: Pack;
  /** The municipalities to choose from; one where there is no choice. */
  packs: readonly Pack[];
  span: Span;
  /** The months that the numbers are of, the oldest first. */
  months: readonly Month[];
  language: Language;
  /** Whether the running month is among them. */
  isTrial: boolean;
  /** From when on the running month can be seen, an ISO date. */
  next: string;
}

/** The page of numbers: no script, and nothing but its style sheet to load. */
export function insightsPage(page: InsightsPage, files: InsightsFiles): string {
  const { insights, pack, language, isTrial } = page;
  const words = insightsWordsOf(language);
  const reader = readerOf(pack, language);
  const writing: Writing = { insights, pack, reader, words, numbers: numbersIn(language, words) };
  const { guides, noGuide, reminders } = insights;
  const isEmpty = !guides.some(hasNumbers) && noGuide.length === 0 && reminders.length === 0;
  const body = html`<main class="notice insights"><article>
${choices(page)}
<p class="kind">Må jeg? · ${read(reader, pack.name)}</p>
<h1>${words.title}</h1>
${paragraphs([...words.lead(LEAST), ...(isTrial ? [words.trial] : [])])}
${periodChoice(page)}${
  isEmpty ? emptyPart(page) : html`${guidesPart(writing)}${noGuidePart(writing)}${remindersPart(writing)}`
}</article></main>`;
  return documentOf({ language, title: `${words.title} – Må jeg?`, body }, files);
}

/** Language, municipality, and the way out. */
function choices({ pack, packs, span, language }: InsightsPage): Markup {
  const words = insightsWordsOf(language);
  const here: Place = { language, span, pack: packs.length > 1 ? pack.id : undefined };
  const others =
    packs.length === 1
      ? nothing
      : html`<nav class="choice" aria-label="${words.municipalities}">${packs.map((one) => {
          const reader = readerOf(one, language);
          const text = html`<span lang="${reader.content}">${read(reader, one.name)}</span>`;
          return choice(addressOf({ ...here, pack: one.id }), text, one.id === pack.id);
        })}</nav>`;
  return html`<div class="top"><form method="post" action="${addressOf({ language }, '/sign-out')}"><button>${words.signOut}</button></form>
${languageChoice(here, words.languages)}</div>${others}`;
}

/** The same page in another language. @param label names the choice for those who do not see it */
export function languageChoice(here: Place, label: string): Markup {
  return html`<nav class="languages" aria-label="${label}">${languages.map((one) => {
    const current = one === here.language ? html` aria-current="page"` : nothing;
    return html`<a href="${addressOf({ ...here, language: one })}" lang="${one}" hreflang="${one}"${current}>${wordsOf(one).languageName}</a> `;
  })}</nav>`;
}

function periodChoice({ pack, packs, span, months, language }: InsightsPage): Markup {
  const words = insightsWordsOf(language);
  const here: Place = { language, pack: packs.length > 1 ? pack.id : undefined };
  const links = spans.map((one) =>
    choice(addressOf({ ...here, span: one }), html`${words.months(one)}`, one === span),
  );
  const [first, last] = [months[0]?.from, months.at(-1)?.before];
  const days =
    first && last
      ? html`<p class="small">${words.span(formatDate(language, first), formatDate(language, shiftDate(last, 'P1D', -1)))}</p>`
      : nothing;
  return html`<nav class="choice" aria-label="${words.period}">${links}</nav>${days}
`;
}

function choice(address: string, text: Markup, isCurrent: boolean): Markup {
  return html`<a href="${address}"${isCurrent ? html` aria-current="page"` : nothing}>${text}</a> `;
}

/** Where nothing can be told: what will stand here, and when. */
function emptyPart({ isTrial, next, language }: InsightsPage): Markup {
  const { empty } = insightsWordsOf(language);
  const when = isTrial ? empty.trial(LEAST) : empty.from(formatDate(language, next));
  return html`<section><h2>${empty.title}</h2>${paragraphs([...empty.text, when])}</section>`;
}
