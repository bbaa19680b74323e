import type { Guide, Pack } from '../guide/pack.ts';
import { type Fact, NOT_SURE } from '../guide/schema.ts';
import type { QuestionStep, Walk } from '../guide/step.ts';
import type { Place } from './action.ts';
import { type AnswerRow, answerRows } from './answers.ts';
import { type Button, button } from './button.ts';
import { labelOf, type Reader, read } from './reader.ts';

/** From so many options on, a question is a list with one button instead of a button for each. */
const LIST_FROM = 6;

/** Everything that `cards/question.json` shows. */
export interface QuestionView {
  lang: string;
  fallbackText: string;
  title: string;
  progress: string;
  notices: { text: string }[];
  question: string;
  example: string;
  /** One button each; empty where the question is a list or a date. */
  options: { button: Button; help: string }[];
  /** For a list: the choices, and whether several can be taken. */
  choices: { title: string; value: string }[];
  several: boolean;
  date: boolean;
  inputLabel: string;
  inputError: string;
  inputValue: string;
  next: Button | false;
  whyTitle: string;
  why: string;
  answersTitle: string;
  answers: AnswerRow[];
  nav: Button[];
}

/** A question as its card shows it. */
export function questionView(
  reader: Reader,
  pack: Pack,
  guide: Guide,
  walk: Walk,
  step: QuestionStep,
  notices: readonly string[],
): QuestionView {
  const { words } = reader;
  const { question, fact } = step;
  const place: Place = placeOf(reader, pack, guide, walk, { fact: question.fact });
  const list = fact.type === 'several-of' || step.values.length >= LIST_FROM;
  const text = read(reader, question.ask);
  const marked = (value: string) => markedLabel(reader, step, value);
  return {
    lang: reader.content,
    fallbackText: text,
    title: read(reader, guide.title),
    progress: words.progress(step.trace.length + 1, step.remaining),
    notices: notices.map((notice) => ({ text: notice })),
    question: text,
    example: question.example ? read(reader, question.example) : '',
    options: list
      ? []
      : step.values.map((value) => ({
          button: button(marked(value), { do: 'answer', ...place, fact: question.fact, value }),
          help: helpOf(reader, fact, value),
        })),
    choices: list
      ? step.values.map((value) => ({
          title: [marked(value), helpOf(reader, fact, value)].filter(Boolean).join(' – '),
          value,
        }))
      : [],
    several: fact.type === 'several-of',
    date: fact.type === 'date',
    inputLabel:
      fact.type === 'date'
        ? words.chooseDate
        : fact.type === 'several-of'
          ? words.chooseSeveral
          : words.choose,
    inputError: words.missingAnswer,
    inputValue: [step.current ?? []].flat().join(','),
    next:
      list || fact.type === 'date'
        ? button(words.next, { do: 'answer', ...place, fact: question.fact })
        : false,
    whyTitle: words.why,
    why: read(reader, question.why),
    answersTitle: words.yourAnswers,
    answers: answerRows(reader, guide, step.trace, place),
    nav: navigation(
      reader,
      place,
      step.trace.some((entry) => entry.origin === 'answered'),
    ),
  };
}

/** The data that goes on from a card of a guide. */
export function placeOf(reader: Reader, pack: Pack, guide: Guide, walk: Walk, shown: Place['shown']): Place {
  return { lang: reader.language, pack: pack.id, guide: guide.id, edition: guide.edition, walk, shown };
}

/** Back, start over and all guides; back and start over only where there is something to take back. */
export function navigation(reader: Reader, place: Place, begun: boolean): Button[] {
  const { words } = reader;
  const menu = button(words.menu, { do: 'menu', lang: place.lang, pack: place.pack });
  if (!begun) return [menu];
  return [
    button(words.back, { do: 'back', ...place }),
    button(words.restart, { do: 'restart', ...place }),
    menu,
  ];
}

function markedLabel(reader: Reader, step: QuestionStep, value: string): string {
  const label = labelOf(reader, step.fact, value);
  if ([step.current ?? []].flat().includes(value)) return `${label} (${reader.words.currentAnswer})`;
  if ([step.earlier ?? []].flat().includes(value)) return `${label} (${reader.words.earlierAnswer})`;
  return label;
}

/** What tells an option from the others: its help, then its example. */
function helpOf(reader: Reader, fact: Fact, value: string): string {
  if (!('values' in fact) || value === NOT_SURE) return '';
  const entry = fact.values[value];
  const parts = [entry?.help, entry?.example].flatMap((text) => (text ? [read(reader, text)] : []));
  return parts.join(' ');
}
