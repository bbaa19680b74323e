import { NOT_SURE } from '../guide/constants.ts';
import type { Guide, PackEntry } from '../guide/pack.ts';
import type { Answer, Fact } from '../guide/schema.ts';
import type { QuestionStep, Walk } from '../guide/step.ts';
import type { Place } from './action.ts';
import { type AnswerRow, answerRows, answerText } from './answers.ts';
import { type Button, button } from './button.ts';
import { type Left, navigation, placeOf } from './navigation.ts';
import { labelOf, type Reader, read } from './reader.ts';

/** From so many options on, "not sure" left out, a question is a list with one button instead of many. */
const LIST_FROM = 6;

/** Everything that `cards/question.json` shows. */
export interface QuestionView {
  lang: string;
  fallbackText: string;
  title: string;
  progress: string;
  notices: { text: string }[];
  /** What was understood from the person's own words, or is known from another guide; each goes with a tap. */
  understoodTitle: string;
  understood: { chips: Button[] }[];
  question: string;
  example: string;
  /** The answer that stands now, or stood before; empty where there is none. */
  standing: string;
  /** Buttons with what tells them from the others; none where the question is a list or a date. */
  options: { buttons: Button[]; help: string; spacing: 'Small' | 'Medium' }[];
  /** For a list: the choices, and whether several can be taken. */
  choices: { title: string; value: string }[];
  several: boolean;
  date: boolean;
  inputLabel: string;
  inputError: string;
  inputValue: string;
  /** What sends the list or the date, and the way on for who cannot tell. */
  next: Button | false;
  unsure: Button[];
  /** What tells the choices of a list from each other, folded away: the list itself has to be looked through. */
  helpTitle: string;
  helps: { label: string; help: string }[];
  whyTitle: string;
  why: string;
  answersTitle: string;
  answers: AnswerRow[];
  nav: Button[];
}

/** A question as its card shows it. */
export function questionView(
  reader: Reader,
  pack: PackEntry,
  guide: Guide,
  walk: Walk,
  step: QuestionStep,
  notices: readonly string[],
  left?: Left,
): QuestionView {
  const { words } = reader;
  const { question, trace, current } = step;
  const place = placeOf(reader, pack, guide, walk, { fact: question.fact });
  const text = read(reader, question.ask);
  return {
    lang: reader.content,
    fallbackText: text,
    title: read(reader, guide.title),
    progress: progressOf(reader, step),
    notices: notices.map((notice) => ({ text: notice })),
    ...understoodParts(reader, guide, walk, step, place),
    question: text,
    example: question.example ? read(reader, question.example) : '',
    standing: standingOf(reader, step),
    ...(isInput(step) ? inputParts(reader, step, place) : optionParts(reader, step, place)),
    whyTitle: words.why,
    why: read(reader, question.why),
    answersTitle: words.yourAnswers,
    answers: answerRows(reader, guide, isFirst(step) ? [] : trace, place),
    nav: navigation(
      reader,
      place,
      trace,
      current === undefined ? { left } : { changing: { fact: question.fact, current }, left },
    ),
  };
}

/** Whether nothing has been answered here yet: then what is known stands on top, to be looked over. */
function isFirst({ trace, current }: QuestionStep): boolean {
  return current === undefined && trace.every((entry) => entry.origin === 'known');
}

/** More buttons than this in a row are folded away. */
const CHIPS_IN_ROW = 3;

function understoodParts(reader: Reader, guide: Guide, walk: Walk, step: QuestionStep, place: Place) {
  const { words } = reader;
  const known = isFirst(step) ? Object.entries(walk.known) : [];
  const chips = known.map(([id, answer]) => {
    const fact = guide.facts.get(id) as Fact;
    const text = answerText(reader, fact, answer);
    // A bare "Ja" says nothing without its question.
    const title = fact.type === 'yes-no' ? `${read(reader, fact.label)}: ${text}` : text;
    const tooltip = words.forget(`${read(reader, fact.label)}: ${text}`);
    return button(`✕ ${title}`, { do: 'forget', ...place, fact: id }, tooltip);
  });
  const rows = Array.from({ length: Math.ceil(chips.length / CHIPS_IN_ROW) }, (_, row) => ({
    chips: chips.slice(row * CHIPS_IN_ROW, (row + 1) * CHIPS_IN_ROW),
  }));
  return { understoodTitle: words.understood, understood: rows };
}

/** Which question this is, of those that a person answers here; not counted while one is being changed. */
function progressOf({ words }: Reader, { current, trace, remaining }: QuestionStep): string {
  const number = trace.filter((entry) => entry.origin === 'answered').length + 1;
  return current === undefined ? words.progress(number, remaining) : words.changing;
}

function standingOf(reader: Reader, { fact, current, earlier }: QuestionStep): string {
  const mark = (words: string, answer: Answer) => `${words}: ${answerText(reader, fact, answer)}`;
  if (current !== undefined) return mark(reader.words.currentAnswer, current);
  return earlier === undefined ? '' : mark(reader.words.earlierAnswer, earlier);
}

/** Whether an answer is put together first and then sent, instead of tapped. */
function isInput({ fact, values }: QuestionStep): boolean {
  if (fact.type === 'date' || fact.type === 'several-of') return true;
  return values.filter((value) => value !== NOT_SURE).length >= LIST_FROM;
}

type Parts = Pick<
  QuestionView,
  | 'options'
  | 'choices'
  | 'several'
  | 'date'
  | 'inputLabel'
  | 'inputError'
  | 'inputValue'
  | 'next'
  | 'unsure'
  | 'helpTitle'
  | 'helps'
>;

function optionParts(reader: Reader, { question, fact, values }: QuestionStep, place: Place): Parts {
  const options = values.map((value) => ({
    buttons: [
      button(labelOf(reader, fact, value), { do: 'answer', ...place, fact: question.fact, value } as const),
    ],
    help: helpOf(reader, fact, value),
  }));
  // Short answers that explain themselves fit into one row.
  const rows =
    fact.type === 'yes-no' ? [{ buttons: options.flatMap(({ buttons }) => buttons), help: '' }] : options;
  const spacing = rows.some(({ help }) => help !== '') ? 'Medium' : 'Small';
  return {
    options: rows.map((row) => ({ ...row, spacing })),
    choices: [],
    several: false,
    date: false,
    inputLabel: '',
    inputError: '',
    inputValue: '',
    next: false,
    unsure: [],
    helpTitle: '',
    helps: [],
  };
}

function inputParts(reader: Reader, step: QuestionStep, place: Place): Parts {
  const { words } = reader;
  const { question, fact, values } = step;
  const to = { do: 'answer', ...place, fact: question.fact } as const;
  const labels = { date: words.chooseDate, 'several-of': words.chooseSeveral };
  const date = fact.type === 'date';
  const standing = step.current ?? step.earlier ?? [];
  const choices = values
    .filter((value) => value !== NOT_SURE)
    .map((value) => ({ title: labelOf(reader, fact, value), value }));
  return {
    options: [],
    choices,
    several: fact.type === 'several-of',
    date,
    inputLabel: fact.type === 'date' || fact.type === 'several-of' ? labels[fact.type] : words.choose,
    inputError: date ? words.missingDate : words.missingAnswer,
    inputValue: standing === NOT_SURE ? '' : [standing].flat().join(','),
    next: button(words.next, to),
    unsure: values.includes(NOT_SURE) ? [button(words.notSure, { ...to, value: NOT_SURE })] : [],
    helpTitle: words.explanation,
    helps: choices
      .map(({ title, value }) => ({ label: title, help: helpOf(reader, fact, value) }))
      .filter(({ help }) => help !== ''),
  };
}

/** What tells an option from the others: its help, then its example. */
function helpOf(reader: Reader, fact: Fact, value: string): string {
  if (!('values' in fact) || value === NOT_SURE) return '';
  const { help, example } = fact.values[value] ?? {};
  const parts = [help && read(reader, help), example && reader.words.example(read(reader, example))];
  return parts.filter(Boolean).join(' ');
}
