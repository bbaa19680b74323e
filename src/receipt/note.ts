import { answerText } from '../cards/answers.ts';
import { dutyParts } from '../cards/duties.ts';
import { verdictWord } from '../cards/outcome-view.ts';
import { formatDate, type Reader } from '../cards/reader.ts';
import { sectionsOf } from '../cards/sources.ts';
import type { Receipt, ReceiptDuty } from '../guide/receipt-shape.ts';
import type { Fact, Text, Verdict } from '../guide/schema.ts';
import type { ReceiptWords } from '../words/receipt/shape.ts';
import { receiptWordsOf } from '../words/receipt/words.ts';
import { wordsOf } from '../words/words.ts';

/** Items under a heading of their own. */
export interface NoteGroup {
  heading: string;
  items: { text: string; detail: string }[];
}

/** What a person reads of a receipt: on the page, on paper and in the PDF alike. */
export interface Note {
  /** The language of the product's words, and that of the pack's texts. */
  language: string;
  content: string;
  kind: string;
  municipality: string;
  question: string;
  verdict: Verdict;
  /** Empty where the answer begins with it. */
  verdictWord: string;
  answer: string;
  because: string;
  /** The answers that decided: what was asked about, and the answer. */
  basis: { title: string; rows: [string, string][] };
  /** Whom to ask, the other way, duties, cited places: what there is of them, in this order. */
  parts: { title: string; groups: NoteGroup[] }[];
  /** Where it comes from. */
  origin: [string, string][];
  /** What tells this note from others, with its label; it leads to the note wherever a link can be followed. */
  mark: [string, string];
}

/** The reader that a receipt was made for. */
export function readerOfReceipt({ language, content }: Receipt): Reader {
  return { language, words: wordsOf(language), content };
}

/** Words a receipt, in its own language and with its own texts. @param mark tells this note from others */
export function noteOf(receipt: Receipt, mark: string): Note {
  const reader = readerOfReceipt(receipt);
  const words = receiptWordsOf(receipt.language);
  const { outcome, source, guide, pack } = receipt;
  return {
    language: receipt.language,
    content: receipt.content,
    kind: words.kind,
    municipality: pack.name,
    question: guide.question,
    verdict: outcome.verdict,
    verdictWord: verdictWord(reader, outcome.verdict, outcome.answer),
    answer: outcome.answer,
    because: outcome.because,
    basis: { title: words.basis, rows: receipt.answers.map((given) => answerRow(reader, given)) },
    parts: [
      ...contactPart(reader, receipt),
      ...(outcome.instead === undefined ? [] : [plain(reader.words.instead, outcome.instead)]),
      ...dutiesPart(reader, receipt.duties),
      ...placesPart(reader, words, receipt),
    ],
    origin: [
      [words.municipality, pack.name],
      [words.guideline, source.title],
      ...(source.edition === undefined ? [] : [[words.edition, source.edition] satisfies [string, string]]),
      [words.guide, `${guide.title} (${guide.edition})`],
      [words.answered, formatDate(receipt.language, receipt.day)],
    ],
    mark: [words.mark, mark],
  };
}

/** A duty with its deadline, as a person reads it. */
export function dutyText(reader: Reader, duty: ReceiptDuty): string {
  const [item] = dutyParts(reader, [dutyItem(reader, duty)]).duties.flatMap(({ items }) => items);
  return [item?.text, item?.deadline].filter(Boolean).join(' ');
}

/** A text of one language, as the parts of a card take it. */
function asText({ content }: Reader, words: string): Text {
  return { [content]: words };
}

function answerRow(reader: Reader, given: Receipt['answers'][number]): [string, string] {
  const label = asText(reader, given.label);
  const values = Object.fromEntries(
    Object.entries(given.labels ?? {}).map(([value, words]) => [value, { label: asText(reader, words) }]),
  );
  const { type } = given;
  const fact: Fact =
    type === 'one-of' || type === 'several-of'
      ? { type, label, unsure: true, values }
      : { type, label, unsure: true };
  return [given.label, answerText(reader, fact, given.answer)];
}

function dutyItem(reader: Reader, { deadline, text, ...duty }: ReceiptDuty) {
  const due =
    deadline && 'after' in deadline ? { ...deadline, after: asText(reader, deadline.after) } : deadline;
  return { ...duty, text: asText(reader, text), ...(due && { deadline: due }), cites: [] };
}

function dutiesPart(reader: Reader, duties: readonly ReceiptDuty[]): Note['parts'] {
  if (duties.length === 0) return [];
  const parts = dutyParts(
    reader,
    duties.map((duty) => dutyItem(reader, duty)),
  );
  const groups = parts.duties.map(({ phase, items }) => ({
    heading: phase,
    items: items.map(({ text, deadline }) => ({ text, detail: deadline })),
  }));
  return [{ title: parts.dutiesTitle, groups }];
}

function placesPart(reader: Reader, words: ReceiptWords, { rules }: Receipt): Note['parts'] {
  if (rules.length === 0) return [];
  const quoted = rules.map((rule) => ({ ...rule, says: asText(reader, rule.says ?? words.textChanged) }));
  const groups = sectionsOf(reader, quoted).map(({ heading, paragraphs }) => ({
    heading,
    items: paragraphs.map(({ text }) => ({ text, detail: '' })),
  }));
  return [{ title: words.places, groups }];
}

function contactPart(reader: Reader, { outcome }: Receipt): Note['parts'] {
  if (!outcome.ask) return [];
  const { name, email, phone } = outcome.ask;
  return [plain(reader.words.contact(name), [email, phone].filter(Boolean).join(' · '))];
}

function plain(title: string, text: string): Note['parts'][number] {
  return { title, groups: text === '' ? [] : [{ heading: '', items: [{ text, detail: '' }] }] };
}
