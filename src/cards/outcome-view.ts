import { factsAskedBy, type Guide, type PackEntry } from '../guide/pack.ts';
import { papersOf } from '../guide/paper.ts';
import { receiptOf } from '../guide/receipt.ts';
import type { Receipt } from '../guide/receipt-shape.ts';
import type { Contact, Verdict } from '../guide/schema.ts';
import type { Answers, OutcomeStep, Walk } from '../guide/step.ts';
import { carryOver } from '../guide/walk.ts';
import { paperWordsOf } from '../words/papers/words.ts';
import type { Place } from './action.ts';
import { type AnswerRow, answerRows } from './answers.ts';
import { type Button, button, fitting, type LinkButton, pageButton } from './button.ts';
import { type DutyGroup, dutyParts } from './duties.ts';
import { mailAbout } from './mail.ts';
import { type Left, navigation, placeOf } from './navigation.ts';
import { type Reader, read } from './reader.ts';
import { type SourceParts, sourceParts } from './sources.ts';
import type { WhatIfLine } from './what-if.ts';

/** Teams shows six buttons at the most; three of them go back, over and to the menu. */
const MOST_GUIDES = 3;

/** Container style and sign of each verdict. No two signs have the same outline, and words say the same. */
export const looks: Readonly<Record<Verdict, { style: string; sign: string }>> = {
  allowed: { style: 'good', sign: '✅' },
  allowed_with_conditions: { style: 'warning', sign: '⚠️' },
  not_allowed: { style: 'attention', sign: '⛔' },
  escalate: { style: 'accent', sign: '💬' },
  not_covered: { style: 'emphasis', sign: '🔍' },
};

/** Everything that `cards/outcome.json` shows. */
export interface OutcomeView {
  lang: string;
  fallbackText: string;
  title: string;
  notices: { text: string }[];
  style: string;
  sign: string;
  /** The verdict in a word; empty where the answer begins with it. */
  verdict: string;
  answer: string;
  because: string;
  contactTitle: string;
  contact: string;
  /** Begins a mail to the contact, where the card leads to pages; at most one. */
  contactMail: LinkButton[];
  insteadTitle: string;
  instead: string;
  /** The guide that answers "instead"; at most one. */
  insteadGuide: Button[];
  dutiesTitle: string;
  duties: DutyGroup[];
  answersTitle: string;
  answers: AnswerRow[];
  /** Folded away: what would change the answer. Nothing to tap there: it is no advice to answer otherwise. */
  whatIfTitle: string;
  whatIf: readonly WhatIfLine[];
  whatIfNote: string;
  becauseTitle: string;
  sections: SourceParts['sections'];
  source: string;
  showSources: string;
  sources: SourceParts['sources'];
  guides: Button[];
  /** Pages that open in the browser: the receipt, and the papers that the answer asks for. */
  links: (LinkButton & { about: string })[];
  /** Asks whether it was of help; empty where nobody would hear the answer. */
  helpfulTitle: string;
  helpful: Button[];
  /** Stands in the place of the question once it is answered. */
  thanks: string;
  /** Begins a mail to the person to ask, where the card does not name one anyway. */
  thanksMail: LinkButton[];
  nav: Button[];
}

/** Makes the addresses of the pages that an answer leads to. */
export interface OutcomeLinks {
  /** Signs a receipt; a `short` link leaves out what the rules say, as every link does that would be too long. */
  receipt: (receipt: Receipt, length?: 'short') => string;
  /** @param known answers that fill it in */
  paper: (pack: string, paper: string, known: Answers) => string;
}

/** Whether a card asks if it was of help, or what was said to that. */
export type Helpful = 'ask' | 'yes' | 'no';

/**
 * What comes to an outcome from outside of its guide. `reminds`: whether the bot can remind of its deadlines;
 * `helpful`: nothing where nobody would hear the answer; `isSpare`: no link in the mail.
 */
interface OutcomeExtras {
  notices: readonly string[];
  whatIf: readonly WhatIfLine[];
  left: Left | undefined;
  today: string;
  links: OutcomeLinks | undefined;
  reminds: boolean;
  helpful: Helpful | undefined;
  isSpare: boolean;
}

/** An outcome as its card shows it. */
export function outcomeView(
  reader: Reader,
  pack: PackEntry,
  guide: Guide,
  walk: Walk,
  step: OutcomeStep,
  { notices, whatIf, left, today, links, reminds, helpful, isSpare }: OutcomeExtras,
): OutcomeView {
  const { words } = reader;
  const { outcome, trace } = step;
  const place = placeOf(reader, pack, guide, walk, { outcome: step.node, verdict: outcome.verdict });
  const answer = read(reader, outcome.answer);
  const open = guideOpener(reader, pack, guide, walk, today);
  const instead = outcome.instead?.guide;
  const receiptLink = links && receiptLinks(reader, pack, guide, step, links, today);
  const receipt = receiptLink?.();
  const inMail =
    receiptLink && receipt !== undefined && !isSpare
      ? { whole: receipt, short: () => receiptLink('short') }
      : undefined;
  const mail = (contact: Contact) => [mailAbout(reader, contact, guide, inMail)];
  const contact = outcome.ask === undefined ? undefined : pack.contacts[outcome.ask];
  return {
    lang: reader.content,
    fallbackText: answer,
    title: read(reader, guide.title),
    notices: notices.map((notice) => ({ text: notice })),
    ...looks[outcome.verdict],
    verdict: verdictWord(reader, outcome.verdict, answer),
    answer,
    because: read(reader, outcome.because),
    ...contactParts(reader, contact),
    contactMail: contact && links ? mail(contact) : [],
    insteadTitle: words.instead,
    instead: outcome.instead ? read(reader, outcome.instead.text) : '',
    insteadGuide: instead === undefined ? [] : open(instead),
    ...dutyParts(reader, step.duties, reminds ? place : undefined),
    answersTitle: words.yourAnswers,
    answers: answerRows(reader, guide, trace, place),
    whatIfTitle: words.whatIf,
    whatIf,
    whatIfNote: words.whatIfNote,
    becauseTitle: words.because,
    ...sourceParts(reader, step),
    source: words.source(pack.source.title, pack.source.edition),
    guides: (outcome.guides ?? [])
      .filter((id) => id !== instead)
      .flatMap(open)
      .slice(0, MOST_GUIDES),
    links: links && receipt !== undefined ? pagesOf(reader, pack, step, links, receipt) : [],
    ...helpfulParts(reader, place, helpful, contact ?? (pack.contacts[pack.ask] as Contact)),
    thanksMail: helpful === 'no' && links && !contact ? mail(pack.contacts[pack.ask] as Contact) : [],
    nav: navigation(reader, place, trace, { left }),
  };
}

/** Makes the links of the receipt of an outcome, whole or short. */
function receiptLinks(
  { language, content }: Reader,
  pack: PackEntry,
  guide: Guide,
  step: OutcomeStep,
  links: OutcomeLinks,
  today: string,
): (length?: 'short') => string {
  const receipt = receiptOf(pack, guide, step, { language, content, day: today });
  return (length) => links.receipt(receipt, length);
}

/** @param receipt link of the receipt */
function pagesOf(
  reader: Reader,
  pack: PackEntry,
  step: OutcomeStep,
  links: OutcomeLinks,
  receipt: string,
): OutcomeView['links'] {
  const { language, words } = reader;
  const known = Object.fromEntries(step.trace.map(({ fact, answer }) => [fact, answer]));
  const papers = papersOf(step).flatMap((id) => {
    const paper = pack.papers.get(id);
    if (!paper) return [];
    const { paper: about, makeIt } = paperWordsOf(language);
    const url = links.paper(pack.id, id, known);
    return [{ about: about(read(reader, paper.title)), ...pageButton(reader, makeIt, url) }];
  });
  return [{ about: '', ...pageButton(reader, words.saveReceipt, receipt) }, ...papers];
}

/** The verdict in a word; empty where the answer begins as it does: "Yes, if" would only stutter before "Yes, but …". */
export function verdictWord({ words }: Reader, verdict: Verdict, answer: string): string {
  const word = words.verdict[verdict];
  const first = (text: string) => text.toLocaleLowerCase().split(/[\s,.]/u)[0];
  return first(answer) === first(word) ? '' : word;
}

/** The question whether it was of help, or the thanks; the one who was of no help names a person to ask. */
function helpfulParts(
  reader: Reader,
  place: Place,
  helpful: Helpful | undefined,
  contact: Contact,
): Pick<OutcomeView, 'helpfulTitle' | 'helpful' | 'thanks'> {
  const { helpful: says, contact: ask } = reader.words;
  if (helpful === undefined) return { helpfulTitle: '', helpful: [], thanks: '' };
  if (helpful === 'yes') return { helpfulTitle: '', helpful: [], thanks: says.thanks };
  if (helpful === 'no')
    return { helpfulTitle: '', helpful: [], thanks: `${says.sorry} ${ask(read(reader, contact.name))}.` };
  const tell = (title: string, aloud: string, yes: boolean) =>
    button(title, { do: 'helpful', ...place, helpful: yes }, aloud);
  const buttons = [tell(says.yes, says.yesAloud, true), tell(says.no, says.noAloud, false)];
  return { helpfulTitle: says.ask, helpful: buttons, thanks: '' };
}

function contactParts(
  reader: Reader,
  contact: Contact | undefined,
): Pick<OutcomeView, 'contactTitle' | 'contact'> {
  if (!contact) return { contactTitle: '', contact: '' };
  const ways = [contact.email && `[${contact.email}](mailto:${contact.email})`, contact.phone];
  return {
    contactTitle: reader.words.contact(read(reader, contact.name)),
    contact: ways.filter(Boolean).join(' · '),
  };
}

/** Makes the button that opens a guide of the pack with what is known already; none for an unknown guide. */
function guideOpener(reader: Reader, pack: PackEntry, guide: Guide, walk: Walk, today: string) {
  const known = Object.entries(carryOver(guide, walk, today).known);
  return (id: string): Button[] => {
    const next = pack.guides.get(id);
    if (!next) return [];
    const asked = factsAskedBy(next);
    const brought = Object.fromEntries(known.filter(([fact]) => asked.has(fact)));
    const data = { do: 'open', lang: reader.language, pack: pack.id, guide: id, known: brought } as const;
    const title = read(reader, next.title);
    return [button(fitting(reader.words.openGuide(title), title), data)];
  };
}
