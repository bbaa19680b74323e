import type { Language } from '../guide/schema.ts';
import { keyFiles } from '../keys.ts';
import { documentOf, refusalPage } from '../receipt/page.ts';
import { html, type Markup, nothing } from '../report/html.ts';
import type { InsightsWords } from '../words/insights/shape.ts';
import { insightsWordsOf } from '../words/insights/words.ts';
import { addressOf } from './address.ts';
import { type InsightsFiles, languageChoice } from './page.ts';

/** How people sign in. */
export type SignInWay = 'entra' | 'password';

/** What is said above the form: of the last try, or that somebody is signed out. */
export type SignInNote = 'wrong' | 'tooMany' | 'signedOut';

/** The page to sign in on. */
export function signInPage(
  language: Language,
  way: SignInWay,
  files: InsightsFiles,
  note?: SignInNote,
): string {
  const words = insightsWordsOf(language);
  const { title, text } = words.signIn;
  const body = html`<main class="notice insights"><article>
<div class="top">${languageChoice({ language }, words.languages)}</div>
<p class="kind">Må jeg?</p>
<h1>${title}</h1><p>${text}</p>${note ? noteOf(words, way, note) : nothing}
${way === 'entra' ? toMicrosoft(language, words) : passwordForm(language, words, note)}</article></main>`;
  return documentOf({ language, title: `${title} – Må jeg?`, body }, files);
}

/** Why there are no numbers for somebody, and the way to try again. */
export function refusedPage(
  language: Language,
  why: keyof InsightsWords['refused'],
  files: InsightsFiles,
): string {
  const { refused, again } = insightsWordsOf(language);
  const way = { href: addressOf({ language }), text: again };
  return refusalPage({ language, ...refused[why], kind: 'Må jeg?', way }, files);
}

function noteOf({ signIn }: InsightsWords, way: SignInWay, note: SignInNote): Markup {
  const more = note === 'signedOut' && way === 'entra' ? ` ${signIn.atMicrosoft}` : '';
  return html`<p id="note" role="status"><strong>${signIn[note]}${more}</strong></p>`;
}

function toMicrosoft(language: Language, { signIn }: InsightsWords): Markup {
  return html`<p><a class="button" href="${addressOf({ language }, '/sign-in')}">${signIn.microsoft}</a></p>`;
}

/** A password manager wants a name to keep the password under. */
function passwordForm(language: Language, { signIn }: InsightsWords, note?: SignInNote): Markup {
  const described = note === undefined || note === 'signedOut' ? 'hint' : 'note hint';
  const invalid = note === 'wrong' ? html` aria-invalid="true"` : nothing;
  return html`<form class="entry" method="post" action="${addressOf({ language }, '/sign-in')}"><input type="text" name="username" value="insights" autocomplete="username" hidden/><label for="password">${signIn.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required aria-describedby="${described}"${invalid}/>
<p id="hint" class="small">${signIn.hint(`DATA_DIR/${keyFiles.insightsPassword}`)}</p>
<div class="buttons"><button id="go">${signIn.go}</button></div></form>`;
}
